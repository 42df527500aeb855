using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A name that the configuration of an LDAP, SQL, memcache or MongoDB table may set (ldap_table(5), mysql_table(5) and similar pages).</summary>
internal sealed class TableSettingInfo
{
    private static readonly Lazy<ILookup<string, TableSettingInfo>> ByType = new(() =>
        CatalogTable
            .Load("table-settings.tsv")
            .Rows.Select(fields => new TableSettingInfo(fields))
            .ToLookup(setting => setting.Type, StringComparer.Ordinal)
    );

    private readonly Facets facets;

    private TableSettingInfo(string[] fields)
    {
        Type = fields[0];
        Name = fields[1];
        Since = PostfixVersion.Parse(fields[2]);
        facets = new Facets(fields, 3);
    }

    /// <summary>The type of the table.</summary>
    public string Type { get; }

    /// <summary>The name; case counts.</summary>
    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>Whether a program stops that opens the table without it.</summary>
    public bool IsRequired => facets.Has("required");

    /// <summary>What lists the servers, where it is not required if each of them is a URI that says the same; null where it always is.</summary>
    public string? NotBeside => facets.Value("notbeside");

    /// <summary>Whether an empty value stops the program.</summary>
    public bool MustNotBeEmpty => IsRequired || facets.Has("filled");

    public bool IsNumber => facets.Has("number");

    public int? Least => Number("min");

    public int? Most => Number("max");

    public bool IsYesNo => facets.Has("yesno");

    /// <summary>The words that it may be; any where there are none.</summary>
    public IReadOnlyList<string> Words => facets.List("values");

    /// <summary>The values that are read; another one is replaced with a warning.</summary>
    public IReadOnlyList<string> ReadValues => facets.List("read");

    /// <summary><c>query</c>, <c>base</c> or <c>result</c>, where <c>%s</c> and the like are expanded; null where nothing is.</summary>
    public string? Template => facets.Value("template");

    /// <summary>What has replaced it, and is used where both are set; null where nothing has.</summary>
    public string? ReplacedBy => facets.Value("former");

    /// <summary>Whether it is read and not used, with a warning.</summary>
    public bool IsIgnored => facets.Has("ignored");

    /// <summary>All names of a type; none of a type without such a configuration.</summary>
    public static IEnumerable<TableSettingInfo> Of(string type) => ByType.Value[type];

    private int? Number(string facet) =>
        int.TryParse(facets.Value(facet), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
