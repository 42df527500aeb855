using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A type of lookup table that some release or build of Postfix has (DATABASE_README).</summary>
public sealed class TableTypeInfo
{
    /// <summary>The type of a declared table that names none: Postfix reads its text as it is.</summary>
    public const string Usual = "texthash";

    /// <summary>The type of a list of patterns that names none.</summary>
    public const string UsualPatterns = "regexp";

    /// <summary>The type of an index where the target does not say which it prefers (default_database_type).</summary>
    public const string UsualIndex = "hash";

    /// <summary>The type whose name is another table, which proxymap(8) opens.</summary>
    public const string Proxy = "proxy";

    private static readonly Lazy<TableTypeInfo[]> Table = new(() =>
        [.. CatalogTable.Load("table-types.tsv").Rows.Select(fields => new TableTypeInfo(fields))]
    );

    private static readonly Lazy<Dictionary<string, TableTypeInfo>> ByName = new(() =>
        Table.Value.ToDictionary(type => type.Name, StringComparer.Ordinal)
    );

    private TableTypeInfo(string[] fields)
    {
        Name = fields[0];
        Since = PostfixVersion.Parse(fields[1]);
        var facets = new Facets(fields, 2);
        IsOfBuild = facets.Has("build");
        IsInPackageOrMissing = facets.Has("inpackage");
        CanBeWritten = facets.Has("update");
        IsUsualCache = facets.Has("cache");
        IsUntrusted = facets.Has("untrusted");
        IsProxy = facets.Has("proxymap");
        NameForm = facets.Value("name") switch
        {
            "table" => TableNameForm.Table,
            "union" => TableNameForm.Union,
            "pipe" => TableNameForm.Pipe,
            "pairs" => TableNameForm.Pairs,
            "value" => TableNameForm.Value,
            "choice" => TableNameForm.Choice,
            _ => TableNameForm.File,
        };
        BracesSince = facets.Version("braces");
        IsIndexed = facets.Has("indexed");
        LongestKey = facets.Value("longestkey") is { } bytes ? int.Parse(bytes, CultureInfo.InvariantCulture) : null;
        IsBerkeleyDb = facets.Has("berkeleydb");
        CanBeDeclared = facets.Has("declared");
        Format = facets.Value("text") switch
        {
            "keys" => TableFormat.KeyValue,
            "networks" => TableFormat.Cidr,
            "patterns" => TableFormat.Pattern,
            "client" => TableFormat.Client,
            _ => TableFormat.None,
        };
    }

    public static IReadOnlyList<TableTypeInfo> All => Table.Value;

    /// <summary>The type in which programs keep what they find out, where the target has it.</summary>
    public static TableTypeInfo UsualCache => All.First(type => type.IsUsualCache);

    /// <summary>What stands before the colon; case counts.</summary>
    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>Whether some builds of Postfix do without it; the others are in every one.</summary>
    public bool IsOfBuild { get; }

    /// <summary>Whether distributions build it into their package of Postfix or leave it out: none has it in a package of its own.</summary>
    public bool IsInPackageOrMissing { get; }

    /// <summary>Whether a program can open it to write, as a cache needs.</summary>
    public bool CanBeWritten { get; }

    /// <summary>Whether anybody could answer in its place, so that some programs refuse it (DICT_FLAG_NO_UNAUTH).</summary>
    public bool IsUntrusted { get; }

    /// <summary>Whether proxymap(8) opens the table in place of the program.</summary>
    public bool IsProxy { get; }

    /// <summary>The release from which on the content may stand in braces in place of a file; null where it may not.</summary>
    public PostfixVersion? BracesSince { get; }

    /// <summary>Whether its patterns are those of the PCRE library, rather than of regcomp(3).</summary>
    internal bool IsPcre => Name == "pcre";

    /// <summary>Whether a database or a program answers, and no file of the host.</summary>
    internal bool IsAnsweredByAnother =>
        IsUntrusted || (Format == TableFormat.Client && Name != "sqlite") || Name is "netinfo" or "nis" or "nisplus";

    /// <summary>Whether its client may send the password as it is (simple bind of LDAP).</summary>
    internal bool MaySendPassword => Name == "ldap";

    /// <summary>Whether it finds nothing, with a warning, on a host without a NIS domain (util/dict_nis.c).</summary>
    internal bool NeedsNisDomain => Name == "nis";

    /// <summary>Whether it has an answer to every key, so that no table behind it is asked.</summary>
    internal bool AnswersEveryKey => NameForm is TableNameForm.Value or TableNameForm.Choice;

    /// <summary>Whether each look-up in it is an error, for tests.</summary>
    internal bool AlwaysFails => Name == "fail";

    /// <summary>Whether Postfix reads an index that postmap(1) makes of the text, and not the text.</summary>
    public bool IsIndexed { get; }

    /// <summary>How many bytes a key has at most: postmap(1) makes no index with a longer one. Null where there is no limit.</summary>
    internal int? LongestKey { get; }

    /// <summary>Whether it can stand for another type from the release on that does without Berkeley DB.</summary>
    public bool IsBerkeleyDb { get; }

    /// <summary>Whether a class can declare a table of this type.</summary>
    public bool CanBeDeclared { get; }

    /// <summary>How its text is read; that of an indexed table of aliases is another one (<see cref="TableFormat.Aliases"/>).</summary>
    internal TableFormat Format { get; }

    internal TableNameForm NameForm { get; }

    /// <summary>Whether its name is another table (<c>proxy:hash:/x</c>), or several (<c>unionmap:{hash:/x, hash:/y}</c>).</summary>
    internal bool IsNested => NameForm is TableNameForm.Table or TableNameForm.Union or TableNameForm.Pipe;

    private bool IsUsualCache { get; }

    public bool ExistsOn(PostfixVersion release) => release.Has(Since);

    /// <summary>Whether the platform's package of Postfix was built without it; false where nobody knows.</summary>
    public bool IsLeftOutOf(Target target) =>
        IsInPackageOrMissing && target.DatabaseTypes.Count > 0 && !target.DatabaseTypes.Contains(Name);

    public static TableTypeInfo? Find(string name) =>
        ByName.Value.TryGetValue(name, out TableTypeInfo? type) ? type : null;

    internal static TableFormat FormatOf(string name) => Find(name)?.Format ?? TableFormat.None;
}
