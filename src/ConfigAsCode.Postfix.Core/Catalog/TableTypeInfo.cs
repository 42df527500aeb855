using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A type of lookup table that some release or build of Postfix has (DATABASE_README).</summary>
public sealed class TableTypeInfo
{
    private static readonly Lazy<CatalogTable> Table = new(() => CatalogTable.Load("table-types.tsv"));

    private TableTypeInfo(string[] fields)
    {
        Name = fields[0];
        Since = PostfixVersion.Parse(fields[1]);
        var facets = new Facets(fields, 2);
        IsOfBuild = facets.Has("build");
        CanBeWritten = facets.Has("update");
        IsUntrusted = facets.Has("untrusted");
        IsNested = facets.Has("nested");
        BracesSince = facets.Version("braces");
    }

    public static IEnumerable<TableTypeInfo> All => Table.Value.Rows.Select(fields => new TableTypeInfo(fields));

    /// <summary>What stands before the colon; case counts.</summary>
    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>Whether some builds of Postfix do without it; the others are in every one.</summary>
    public bool IsOfBuild { get; }

    /// <summary>Whether a program can open it to write, as a cache needs.</summary>
    public bool CanBeWritten { get; }

    /// <summary>Whether anybody could answer in its place, so that some programs refuse it (DICT_FLAG_NO_UNAUTH).</summary>
    public bool IsUntrusted { get; }

    /// <summary>Whether its name is another table (<c>proxy:hash:/x</c>), or several (<c>unionmap:{hash:/x, hash:/y}</c>).</summary>
    public bool IsNested { get; }

    /// <summary>The release from which on the content may stand in braces in place of a file; null where it may not.</summary>
    public PostfixVersion? BracesSince { get; }

    public bool ExistsOn(PostfixVersion release) => release.Has(Since);

    public static TableTypeInfo? Find(string name) =>
        Table.Value.Find(name) is { } fields ? new TableTypeInfo(fields) : null;
}
