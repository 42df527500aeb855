using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Tables and their rows; what the rows of a TLS policy do is compared as such.</summary>
internal static class TableChanges
{
    public static IEnumerable<Change> In(InstancePair pair)
    {
        Dictionary<string, Table> before = ByFile(pair.Before.Instance);
        HashSet<Table?> policies = new(
            pair.After.Instance.Services.Where(s => s.DeliversToServers)
                .SelectMany(s => TlsPolicyRows.TablesOf(pair.After.View, s)),
            ReferenceComparer.OfTables
        );
        foreach (Table table in ByFile(pair.After.Instance).Values)
        {
            if (!before.TryGetValue(table.Name, out Table? old))
            {
                yield return new Change.LookupTable(table.Name, table.Entries.Count, IsAdded: true);
                continue;
            }

            before.Remove(table.Name);
            foreach (Change change in Between(old, table, policies.Contains(table), pair))
            {
                yield return old.Type == table.Type ? change with { Impact = ImpactOf(table) } : change;
            }
        }

        foreach (Table table in before.Values)
        {
            yield return new Change.LookupTable(table.Name, table.Entries.Count, IsAdded: false);
        }
    }

    /// <summary>The tables by the names of their files; in files that somebody wrote, settings may name one file with two types.</summary>
    private static Dictionary<string, Table> ByFile(Instance instance)
    {
        var tables = new Dictionary<string, Table>(StringComparer.Ordinal);
        foreach (Table table in instance.Tables)
        {
            if (!tables.ContainsKey(table.Name))
            {
                tables.Add(table.Name, table);
            }
        }

        return tables;
    }

    private static IEnumerable<Change> Between(Table before, Table after, bool isPolicy, InstancePair pair)
    {
        if (before.Type != after.Type)
        {
            yield return new Change.TableType(after.Name, before.Type, after.Type);
        }

        string[] added = [.. after.Entries.Select(e => e.Key).Except(before.Entries.Select(e => e.Key))];
        string[] removed = [.. before.Entries.Select(e => e.Key).Except(after.Entries.Select(e => e.Key))];
        if (added.Length > 0)
        {
            yield return new Change.TableRows(after.Name, Keys(added, after, pair.After), IsAdded: true);
        }

        if (removed.Length > 0)
        {
            yield return new Change.TableRows(after.Name, Keys(removed, before, pair.Before), IsAdded: false);
        }

        ILookup<string, TableEntry> old = before.Entries.ToLookup(e => e.Key);
        foreach (TableEntry row in isPolicy ? [] : after.Entries)
        {
            if (old[row.Key].FirstOrDefault() is { } was && was.Value != row.Value)
            {
                yield return new Change.TableRow(
                    after.Name,
                    pair.After.Shown(row.Key, row.ValueOrigin),
                    pair.Before.Shown(was.Value, was.ValueOrigin),
                    pair.After.Shown(row.Value, row.ValueOrigin)
                );
            }
        }

        bool isOnlyMoved =
            added.Length + removed.Length == 0
            && before.Entries.Select(e => e.Key).SequenceEqual(after.Entries.Select(e => e.Key)) is false;
        if (isOnlyMoved)
        {
            yield return new Change.TableOrder(after.Name);
        }
    }

    private static EquatableArray<string> Keys(IEnumerable<string> keys, Table table, InstanceOnTarget side)
    {
        if (side.Withheld.IsEmpty)
        {
            return keys.ToEquatableArray();
        }

        ILookup<string, TableEntry> rows = table.Entries.ToLookup(e => e.Key);
        return keys.Select(key => side.Shown(key, rows[key].First().ValueOrigin)).ToEquatableArray();
    }

    /// <summary>A program notices a new index by itself; a text file it has read once, as it started (DATABASE_README).</summary>
    private static ChangeImpact ImpactOf(Table table) =>
        TableTypeInfo.Find(table.Type) is { IsIndexed: true } ? ChangeImpact.Table : ChangeImpact.Reload;
}
