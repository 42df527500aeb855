using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Reads master.cf as master(8) and the daemons do: get_master_ent() in master/master_ent.c for the entry, getopt()
/// and split_nameval() in the daemon for <c>-o</c>. postconf(1) is laxer about braces and <c>-o</c>, and stricter
/// about the wakeup time.
/// </summary>
internal sealed class MasterCfReader(PostfixVersion version, ProblemList problems)
{
    private static readonly string[] FieldNames =
    [
        "service",
        "type",
        "private",
        "unprivileged",
        "chroot",
        "wakeup",
        "maxproc",
        "command",
    ];

    /// <summary>The services that are in force, in the order of the file.</summary>
    public List<Service> Read(string text)
    {
        var services = new List<Service>();
        foreach (LogicalLine line in LogicalLines.Read(text, problems))
        {
            if (ReadEntry(line) is { } service)
            {
                ReplaceEarlier(service, services);
                services.Add(service);
            }
        }

        return services;
    }

    private Service? ReadEntry(LogicalLine line)
    {
        int position = 0;
        var fields = new List<string>();
        while (fields.Count < FieldNames.Length && MasterCfWords.NextField(line.Text, ref position) is { } field)
        {
            fields.Add(field);
        }

        if (fields.Count < FieldNames.Length)
        {
            Fatal(
                line,
                $"The entry has no \"{FieldNames[fields.Count]}\" field; it needs eight. master(8) stops here."
            );
            return null;
        }

        if (!ServiceTypeExtensions.TryParse(fields[1], out ServiceType type))
        {
            Fatal(
                line,
                $"'{fields[1]}' is no service type; master.cf knows inet, unix, fifo, pass and unix-dgram, in lower case. master(8) stops here."
            );
            return null;
        }

        CheckFields(line, type, fields);
        List<string> words = ReadWords(line, position);
        var settings = new List<Setting>();
        List<string> arguments = DaemonOptions.Split(words, value => ReadOverride(line, value, settings));
        return new Service(
            fields[0],
            type,
            fields[2],
            fields[3],
            fields[4],
            fields[5],
            fields[6],
            fields[7],
            settings.ToEquatableArray(),
            arguments.ToEquatableArray(),
            problems.OriginOf(line.Number)
        );
    }

    private List<string> ReadWords(LogicalLine line, int position)
    {
        var words = new List<string>();
        while (MasterCfWords.NextWord(line.Text, ref position, version, out string? error) is { } word)
        {
            if (error is not null)
            {
                // postconf only warns and goes on with the text it could find.
                Fatal(line, $"In the arguments, {error}. master(8) stops here.");
            }

            words.Add(word);
        }

        return words;
    }

    private void ReadOverride(LogicalLine line, string? text, List<Setting> settings)
    {
        if (text is null)
        {
            Fatal(line, "The last -o has no name=value behind it. The daemon stops when master(8) starts it.");
            return;
        }

        if (NameValue.Split(text, out string name, out string value) is { } error)
        {
            // postconf says nothing about `-o name = value`.
            string hint = version.HasBraces
                ? "Write name=value without blanks, or { name = value }"
                : "Write name=value without blanks";
            Fatal(line, $"-o '{text}': {error}. {hint}. The daemon stops when master(8) starts it.");
            return;
        }

        if (version.HasBraces && name[0] == '{')
        {
            // postconf takes the braces of -o{name=value} away, the daemon does not.
            problems.Add(
                SyntaxProblemKind.Misread,
                line.Number,
                $"-o{text}: without a blank behind -o the braces are part of the text, so this sets a parameter called '{name}'."
            );
        }

        int earlier = settings.FindIndex(s => s.Parameter == name);
        if (earlier >= 0)
        {
            problems.Add(
                SyntaxProblemKind.Overridden,
                line.Number,
                $"-o {name}={settings[earlier].Value} has no effect: a later -o of the same service sets it to '{value}', and the daemon takes the last one."
            );
            settings.RemoveAt(earlier);
        }

        settings.Add(new Setting(name, value, problems.OriginOf(line.Number)));
    }

    private void CheckFields(LogicalLine line, ServiceType type, List<string> fields)
    {
        if (type == ServiceType.UnixDgram && !version.HasUnixDgram)
        {
            Fatal(
                line,
                $"Postfix {version} does not know the service type unix-dgram; it came with 3.4. master(8) stops here."
            );
        }

        for (int i = 2; i <= 4; i++)
        {
            if (fields[i] is not ("y" or "n" or "-"))
            {
                Fatal(
                    line,
                    $"The {FieldNames[i]} field is '{fields[i]}'; it takes y, n or -, in lower case. master(8) stops here."
                );
            }
        }

        if (type == ServiceType.Inet && fields[2] is ("y" or "-"))
        {
            Fatal(line, "An inet service cannot be private: the field must be n (- means y). master(8) stops here.");
        }

        CheckNumber(line, 5, fields[5]);
        CheckNumber(line, 6, fields[6]);
        if (fields[7] == "-")
        {
            Fatal(line, "The command field is '-', and it has no default. master(8) stops here.");
        }
    }

    /// <summary>master(8) wants one digit and gives the rest to atoi(); postconf wants digits only.</summary>
    private void CheckNumber(LogicalLine line, int index, string field)
    {
        string digits =
            index == 5 && field.EndsWith("?", StringComparison.Ordinal) ? field.Substring(0, field.Length - 1) : field;
        if (field == "-" || (digits.Length > 0 && digits.All(c => c is >= '0' and <= '9')))
        {
            return;
        }

        if (field[0] is >= '0' and <= '9')
        {
            problems.Add(
                SyntaxProblemKind.Misread,
                line.Number,
                $"The {FieldNames[index]} field is '{field}'; master(8) reads the digits and ignores the rest."
            );
        }
        else
        {
            Fatal(line, $"The {FieldNames[index]} field is '{field}'; it takes a number or -. master(8) stops here.");
        }
    }

    /// <summary>Two entries of one endpoint: the last wins; Postfix warns since 3.4 and was silent before.</summary>
    private void ReplaceEarlier(Service service, List<Service> services)
    {
        int earlier = services.FindIndex(s =>
            s.Type == service.Type && InetEndpoint.Canonical(s) == InetEndpoint.Canonical(service)
        );
        if (earlier < 0)
        {
            return;
        }

        problems.Add(
            SyntaxProblemKind.Overridden,
            services[earlier].Origin.Handle,
            FormattableString.Invariant(
                $"The entry {services[earlier].Key} has no effect: line {service.Origin.Handle} defines the same endpoint as {service.Key}, and master(8) takes the last one."
            )
        );
        services.RemoveAt(earlier);
    }

    private void Fatal(LogicalLine line, string message) => problems.Fatal(line.Number, message);
}
