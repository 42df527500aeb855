using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// Aliases that lead to each other. An address may become itself, once; a longer circle has no end (cleanup_map1n_internal() in cleanup/cleanup_map1n.c,
/// deliver_alias() in local/alias.c).
/// </summary>
internal sealed class Pfx7002CircleOfAliases()
    : Rule(new RuleInfo("PFX7002", RuleSeverity.Error, "Aliases lead in a circle", HasFix: false))
{
    private const string Virtual = "virtual_alias_maps";
    private const string Local = "alias_maps";

    // What somebody can still read.
    private const int LongestShown = 8;

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        if (context.TableReferences.All(t => t.Parameter?.Name is not (Virtual or Local)))
        {
            return [];
        }

        Service? cleanup = CleanupService.AskedBy(service: null, context.View);
        Service? local = context.Instance.Services.FirstOrDefault(s => s.IsLocalAgent);
        return Circles(Virtual, cleanup, context).Concat(Circles(Local, local, context));
    }

    private IEnumerable<Finding> Circles(string parameter, Service? reader, InstanceOnTarget context)
    {
        var rows = new AliasRows(parameter, reader, context.View);
        // One circle is reported once, at the first of its rows in the order of the tables.
        var done = new HashSet<string>();
        foreach ((string start, _) in rows.All())
        {
            foreach ((string[] addresses, TableEntry first) in From(start, rows, done))
            {
                yield return Report(parameter, addresses, first, context);
            }
        }
    }

    /// <summary>Follows an address as far as rows lead, each address once.</summary>
    private static IEnumerable<(string[] Addresses, TableEntry First)> From(
        string start,
        AliasRows rows,
        HashSet<string> done
    )
    {
        var path = new List<(string Address, string Key, TableEntry Row, IEnumerator<string> Next)>();
        var open = new HashSet<string>();
        if (Step(start) is { } step)
        {
            path.Add(step);
        }

        while (path.Count > 0)
        {
            (string address, string key, _, IEnumerator<string> next) = path[path.Count - 1];
            if (!next.MoveNext())
            {
                open.Remove(key);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            string to = rows.Canonical(next.Current);
            if (open.Contains(to))
            {
                int begin = path.FindIndex(p => p.Key == to);
                yield return ([.. path.Skip(begin).Select(p => p.Address), next.Current], path[begin].Row);
            }
            else if (Step(next.Current) is { } further)
            {
                path.Add(further);
            }
        }

        (string, string, TableEntry, IEnumerator<string>)? Step(string address)
        {
            string key = rows.Canonical(address);
            if (!done.Add(key) || rows.Find(address) is not { } row)
            {
                return null;
            }

            open.Add(key);
            return (address, key, row, rows.Next(row, address).GetEnumerator());
        }
    }

    private Finding Report(string parameter, string[] addresses, TableEntry first, InstanceOnTarget context)
    {
        string shown =
            addresses.Length <= LongestShown
                ? string.Join(" to ", addresses)
                : string.Join(" to ", addresses.Take(LongestShown - 1))
                    + " to ... to "
                    + addresses[addresses.Length - 1];
        string happens =
            parameter == Virtual
                ? $"cleanup(8) takes no mail for {addresses[0]} (\"unreasonable virtual_alias_maps map nesting\", 451 4.6.0 Alias expansion error)"
                : $"local(8) returns the mail (\"alias database loop for {addresses[addresses.Length - 2].Split('@')[0]}\")";
        return Found(
            context.Instance,
            $"{parameter} leads in a circle, {shown}: {happens}. Let one of the rows end at a mailbox",
            new Place(first.Origin),
            parameter,
            first.Key
        ) with
        {
            Part = first.Key,
        };
    }
}
