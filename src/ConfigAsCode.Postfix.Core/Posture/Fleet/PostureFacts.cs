using ConfigAsCode.Postfix.Core.Posture.Page;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>Takes the tables of an instance apart into facts, which can be compared with those of others.</summary>
internal static class PostureFacts
{
    public const string HostName = "Host name";
    public const string Addresses = "Addresses";
    public const string RunsOn = "Runs on";

    public static readonly FactKey OfHostName = new("", HostName);
    public static readonly FactKey OfAddresses = new("", Addresses);

    /// <summary>Each key once. What only this instance can have, such as its host name, is in the first facts alone.</summary>
    public static IReadOnlyList<PostureFact> Of(InstancePosture instance)
    {
        var own = new OwnNames(instance);
        var facts = new List<PostureFact>
        {
            new(OfHostName, Named(instance.HostName)),
            new(new FactKey("", RunsOn), string.Join("; ", instance.Targets)),
            new(new FactKey("", "Services in master.cf"), PosturePage.Number(instance.Services)),
        };
        if (own.Addresses.Count > 0)
        {
            facts.Add(new PostureFact(OfAddresses, Listed(own.Addresses)));
        }

        var subjects = new Subjects(own);
        foreach ((string on, TableBlock table) in PosturePage.Tables(instance))
        {
            var ofTable = new HashSet<string>(StringComparer.Ordinal);
            foreach (Cell[] row in table.Rows)
            {
                string name = NameOf(row, table, on);
                // A transport has a row for each destination of its own, and a risk can be accepted in several places.
                if (!ofTable.Add(name))
                {
                    Cell second = table.Columns[0] == PosturePage.RuleTitle ? row[row.Length - 1] : row[1];
                    name = $"{name}, {Text(second.Lines)}";
                    if (!ofTable.Add(name))
                    {
                        continue;
                    }
                }

                string subject = subjects.Of(name, out bool isNew);
                if (isNew)
                {
                    facts.Add(new PostureFact(new FactKey(subject, ""), own.Replace(Text(row[0].Lines.Skip(1)))));
                }

                if (table.Columns[1] == PosturePage.RelayTitle)
                {
                    // Where each may send mail for networks of its own, it is still a difference that one does for everybody.
                    bool isOpen = row[1].Lines[0][0] == PosturePage.OpenRelay;
                    facts.Add(new PostureFact(new FactKey(subject, "Open relay"), isOpen ? "yes" : "no"));
                }

                for (int i = 1; i < row.Length; i++)
                {
                    facts.Add(new PostureFact(new FactKey(subject, table.Columns[i]), own.Replace(Text(row[i].Lines))));
                }
            }
        }

        return facts;
    }

    public static bool IsOwn(FactKey key) => key == OfHostName || key == OfAddresses;

    public static string Named(string? hostName) => hostName ?? PosturePage.HostDecides;

    public static string Listed(IReadOnlyList<string> addresses) => string.Join(", ", addresses);

    private static string NameOf(Cell[] row, TableBlock table, string on)
    {
        string kind = table.Columns[0] switch
        {
            PosturePage.TableTitle => "table ",
            PosturePage.RuleTitle => "accepted risk ",
            PosturePage.TransportTitle => "transport ",
            _ => "",
        };
        return kind + Text(row[0].Lines.Take(1)) + (on.Length == 0 ? "" : " on " + on);
    }

    private static string Text(IEnumerable<Run[]> lines) =>
        string.Join("; ", lines.Select(line => string.Concat(line.Select(run => run.Text))))
            .Replace(PosturePage.Weakest + "; ", PosturePage.Weakest + " ");

    /// <summary>
    /// What several services with addresses of the instance are called. A service is the same in the table of ways in and in that of
    /// relay control.
    /// </summary>
    private sealed class Subjects(OwnNames own)
    {
        private readonly Dictionary<string, string> subjects = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public string Of(string name, out bool isNew)
        {
            isNew = !subjects.TryGetValue(name, out string subject);
            if (isNew)
            {
                string common = own.Replace(name);
                numbers.TryGetValue(common, out int number);
                numbers[common] = number + 1;
                subject = number == 0 ? common : $"{common} ({PosturePage.Number(number + 1)})";
                subjects.Add(name, subject);
            }

            return subject!;
        }
    }
}
