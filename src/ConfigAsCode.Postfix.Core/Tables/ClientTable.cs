using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>A table that a database answers, with its configuration: how to reach the database, and what to ask. Nothing is expanded in it.</summary>
internal sealed class ClientTable
{
    private readonly Dictionary<string, TableEntry> last = new(StringComparer.Ordinal);

    private ClientTable(Table table)
    {
        Table = table;
        Known = TableSettingInfo.Of(table.Type).ToDictionary(setting => setting.Name, StringComparer.Ordinal);
        foreach (TableEntry row in table.Entries)
        {
            last[row.Key] = row;
        }
    }

    public Table Table { get; }

    /// <summary>What a table of its type may set.</summary>
    public IReadOnlyDictionary<string, TableSettingInfo> Known { get; }

    /// <summary>The settings, of two with one name the later one.</summary>
    public IEnumerable<TableEntry> InForce => last.Values;

    public static IEnumerable<ClientTable> In(Instance instance) =>
        instance.Tables.Where(table => TableSettingInfo.Of(table.Type).Any()).Select(table => new ClientTable(table));

    public TableEntry? Find(string name) => last.TryGetValue(name, out TableEntry? row) ? row : null;

    /// <summary>The value as it is written; empty where nothing is set.</summary>
    public string ValueOf(string name) => Find(name)?.Value ?? "";
}
