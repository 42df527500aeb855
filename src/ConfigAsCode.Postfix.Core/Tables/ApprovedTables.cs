using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>The tables that proxymap(8) opens for other programs.</summary>
internal sealed class ApprovedTables
{
    private readonly HashSet<TableName?> names;
    private readonly bool isReadable;

    /// <param name="list">The parameter that names them: <c>proxy_read_maps</c> or <c>proxy_write_maps</c>.</param>
    /// <param name="view">The instance.</param>
    public ApprovedTables(string list, EffectiveView view)
    {
        List = list;
        Service? proxymap = view.Instance.Services.FirstOrDefault(s => s.IsProxymap);
        EffectiveValue value = view.Get(list, proxymap);
        isReadable = value.Error is null;
        names =
        [
            .. BracedWords
                .Of(value.Text, view.Target.Postfix)
                .Select(w => TableName.Parse(w.Word))
                .Where(name => name is { Info.IsProxy: true })
                .Select(name => name!.WithoutProxy()),
        ];
    }

    public string List { get; }

    /// <summary>Whether the list, as far as it can be read, does not name a table.</summary>
    public bool Lack(string word) => isReadable && !names.Contains(TableName.Parse(word)?.WithoutProxy());
}
