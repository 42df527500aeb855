using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>One word of an smtpd restriction list (access(5), SMTPD_ACCESS_README).</summary>
public sealed class RestrictionInfo
{
    private static readonly Lazy<CatalogTable> Table = new(() => CatalogTable.Load("restrictions.tsv"));

    private RestrictionInfo(string[] fields)
    {
        Name = fields[0];
        Since = PostfixVersion.Parse(fields[1]);
        Argument = fields[2] == "-" ? null : fields[2];
        Lists = fields[3].Split(',');
        Effect = fields[4];
        var facets = new Facets(fields, 5);
        NeverPermits = facets.Has("nook");
        ArgumentIsOptional = facets.Has("optional");
        RemovedIn = facets.Version("removed");
        DeprecatedSince = facets.Version("deprecated");
        Replacement = facets.Value("replacement") ?? facets.Value("aliasof");
    }

    public static IEnumerable<RestrictionInfo> All => Table.Value.Rows.Select(fields => new RestrictionInfo(fields));

    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>The kind of argument that follows (map, domain, a list ...); null where none does.</summary>
    public string? Argument { get; }

    public bool ArgumentIsOptional { get; }

    /// <summary>The lists in which it has an effect, with a note in brackets where that depends.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>What it does to the request: permit, reject-if-match, by-lookup ...</summary>
    public string Effect { get; }

    /// <summary>Whether an OK of its table is an error: the owner of a name in DNS could write what it is looked up by.</summary>
    public bool NeverPermits { get; }

    public PostfixVersion? DeprecatedSince { get; }

    public PostfixVersion? RemovedIn { get; }

    public string? Replacement { get; }

    /// <summary>Whether smtpd(8) of a release does something at it; a removed one is a fault of the configuration.</summary>
    public bool WorksOn(PostfixVersion release) =>
        release.Has(Since) && !(RemovedIn is { } removed && release.Has(removed));

    /// <summary>The restriction of this name; Postfix compares without regard to case.</summary>
    public static RestrictionInfo? Find(string name) =>
        Table.Value.Find(name.ToLowerInvariant()) is { } fields ? new RestrictionInfo(fields) : null;
}
