using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// The files that the settings of an instance name as tables, of whatever type and in whatever folder: the text of a declared table may go to another
/// place of the host, or be the configuration of a database's client.
/// </summary>
internal sealed class TableFiles
{
    private readonly ILookup<string, (TableReference Use, string Path, TableTypeInfo? Type)> byName;

    /// <param name="named">Where the settings name tables.</param>
    /// <param name="view">The instance.</param>
    public TableFiles(IEnumerable<TableReference> named, EffectiveView view) =>
        byName = (
            from use in named
            from leaf in TableReferences.Leaves([use.Text], view.Target.Postfix)
            let path = FilePath.Normalized(leaf.Name)
            select (Use: use, Path: path, Type: leaf.Info)
        ).ToLookup(file => NameOf(file.Path));

    /// <summary>The words that may name the file of a declared table, and as which type.</summary>
    public IEnumerable<(TableReference Use, TableTypeInfo? Type)> MayRead(Table table) =>
        byName[NameOf(table.Name)]
            .Where(file => file.Path.EndsWith("/" + table.Name, StringComparison.Ordinal))
            .Select(file => (file.Use, file.Type));

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
