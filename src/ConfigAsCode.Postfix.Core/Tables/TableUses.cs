using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What the tables beside main.cf are for: the parameters that name them decide how a text is written and its index made.</summary>
internal sealed class TableUses
{
    private readonly ILookup<string, TableReference> uses;

    private TableUses(ILookup<string, TableReference> uses) => this.uses = uses;

    // Most instances have no table, and nothing is to be looked through.
    private static readonly TableUses None = new(
        Enumerable.Empty<TableReference>().ToLookup(_ => "", StringComparer.Ordinal)
    );

    public static TableUses Of(Instance instance, Target target)
    {
        if (instance.Tables.Count == 0)
        {
            return None;
        }

        var view = new EffectiveView(instance, target);
        return Of(TableReferences.Of(view), view);
    }

    /// <param name="named">Where the settings name tables.</param>
    /// <param name="view">The instance.</param>
    public static TableUses Of(IEnumerable<TableReference> named, EffectiveView view) =>
        new(
            named
                .SelectMany(use => TableReferences.AllDeclared(use, view).Select(table => (Table: table, Use: use)))
                .ToLookup(use => KeyOf(use.Table), use => use.Use)
        );

    /// <summary>The parameters and restriction classes that name a table.</summary>
    public IEnumerable<string> NamesFor(Table table) =>
        UsesOf(table).Select(use => use.Parameter?.Name ?? use.Setting.Parameter).Distinct();

    /// <summary>How the text of a table is read.</summary>
    public TableFormat FormatOf(Table table) =>
        TableTypeInfo.Find(table.Type) is { IsIndexed: true } && Has(table, p => p.IsOfAliases)
            ? TableFormat.Aliases
            : TableTypeInfo.FormatOf(table.Type);

    /// <summary>
    /// Whether some parameter takes the rows for names of files. Their content is then in the index: without it a TLS handshake fails, while another
    /// parameter with the same table reads a text that it cannot use either way.
    /// </summary>
    public bool AreFiles(Table table) => Has(table, p => p.HasRowsOfFiles);

    private bool Has(Table table, Func<ParameterInfo, bool> isOne) =>
        UsesOf(table).Any(use => use.Parameter is { } parameter && isOne(parameter));

    private IEnumerable<TableReference> UsesOf(Table table) => uses[KeyOf(table)];

    private static string KeyOf(Table table) => $"{table.Type}:{table.Name}";
}
