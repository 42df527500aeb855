using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Tables and their rows; the rows of a TLS policy that stay are told by what they do.</summary>
internal static class TableChanges
{
    public static IEnumerable<string> In(ViewPair change)
    {
        Dictionary<string, Table> before = change.Before.Instance.Tables.ToDictionary(
            t => t.Name,
            StringComparer.Ordinal
        );
        foreach (Table table in change.After.Instance.Tables)
        {
            if (!before.TryGetValue(table.Name, out Table? old))
            {
                yield return $"table {table.Name} added, with {Rows(table.Entries.Count)}";
                continue;
            }

            before.Remove(table.Name);
            foreach (string sentence in Between(old, table, IsPolicy(change, table)))
            {
                yield return sentence;
            }
        }

        foreach (Table table in before.Values)
        {
            yield return $"table {table.Name} removed";
        }
    }

    private static IEnumerable<string> Between(Table before, Table after, bool isPolicy)
    {
        if (before.Type != after.Type)
        {
            yield return $"table {after.Name}: type {Values.Change(before.Type, after.Type)}";
        }

        string[] added = [.. after.Entries.Select(e => e.Key).Except(before.Entries.Select(e => e.Key))];
        string[] removed = [.. before.Entries.Select(e => e.Key).Except(after.Entries.Select(e => e.Key))];
        if (added.Length > 0)
        {
            yield return $"table {after.Name}: {Rows(added.Length)} added: {string.Join(", ", added)}";
        }

        if (removed.Length > 0)
        {
            yield return $"table {after.Name}: {Rows(removed.Length)} removed: {string.Join(", ", removed)}";
        }

        ILookup<string, string> old = before.Entries.ToLookup(e => e.Key, e => e.Value);
        foreach (TableEntry row in isPolicy ? [] : after.Entries)
        {
            if (old[row.Key].FirstOrDefault() is { } value && value != row.Value)
            {
                yield return $"table {after.Name}: {row.Key} {Values.Change(value, row.Value)}";
            }
        }

        bool isOnlyMoved =
            added.Length + removed.Length == 0
            && before.Entries.Select(e => e.Key).SequenceEqual(after.Entries.Select(e => e.Key)) is false;
        if (isOnlyMoved)
        {
            yield return $"table {after.Name}: the rows stand in another order";
        }
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static bool IsPolicy(ViewPair change, Table table) =>
        change
            .After.Instance.Services.Where(s => s.DeliversToServers)
            .Any(s => TlsPolicyRows.TablesOf(change.After, s).Contains(table));
}
