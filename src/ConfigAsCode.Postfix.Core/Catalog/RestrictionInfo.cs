using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>One word of an smtpd restriction list (access(5), SMTPD_ACCESS_README).</summary>
public sealed class RestrictionInfo
{
    private static readonly Lazy<Dictionary<string, RestrictionInfo>> ByName = new(() =>
        CatalogTable
            .Load("restrictions.tsv")
            .Rows.Select(fields => new RestrictionInfo(fields))
            .ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase)
    );

    private readonly Dictionary<SmtpStage, RestrictionUse> uses;

    private RestrictionInfo(string[] fields)
    {
        Name = fields[0];
        Since = PostfixVersion.Parse(fields[1]);
        Argument = ArgumentOf(fields[2]);
        uses = fields[3].Split(',').ToDictionary(StageOf, UseOf);
        Effect = EffectOf(fields[4]);
        var facets = new Facets(fields, 5);
        NeverPermits = facets.Has("nook");
        RemovedIn = facets.Version("removed");
        DeprecatedSince = facets.Version("deprecated");
        Replacement = facets.Value("replacement") ?? facets.Value("aliasof");
    }

    public static IEnumerable<RestrictionInfo> All => ByName.Value.Values;

    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>What follows it.</summary>
    public RestrictionArgument Argument { get; }

    public RestrictionEffect Effect { get; }

    /// <summary>Whether an OK of its table is an error: the owner of a name in DNS could write what it is looked up by.</summary>
    public bool NeverPermits { get; }

    public PostfixVersion? DeprecatedSince { get; }

    public PostfixVersion? RemovedIn { get; }

    public string? Replacement { get; }

    /// <summary>Whether smtpd(8) of a release does something at it; a removed one is a fault of the configuration.</summary>
    public bool WorksOn(PostfixVersion release) =>
        release.Has(Since) && !(RemovedIn is { } removed && release.Has(removed));

    /// <summary>Whether it has an effect in the list of a stage.</summary>
    public RestrictionUse UseIn(SmtpStage stage) => uses.TryGetValue(stage, out RestrictionUse use) ? use : default;

    /// <summary>The restriction of this name; Postfix compares without regard to case.</summary>
    public static RestrictionInfo? Find(string name) =>
        ByName.Value.TryGetValue(name, out RestrictionInfo? info) ? info : null;

    private static RestrictionArgument ArgumentOf(string word) =>
        word switch
        {
            "-" => RestrictionArgument.None,
            "map" => RestrictionArgument.Table,
            "policy" => RestrictionArgument.PolicyServer,
            "domain" => RestrictionArgument.Domain,
            "seconds" => RestrictionArgument.Seconds,
            _ => throw new FormatException($"'{word}' is not an argument of a restriction."),
        };

    private static SmtpStage StageOf(string list) => SmtpStages.Parse(list.Split('(')[0]);

    private static RestrictionUse UseOf(string list) =>
        list.IndexOf('(') < 0 ? RestrictionUse.Always
        : list.EndsWith("(delayed)", StringComparison.Ordinal) ? RestrictionUse.WhenDelayed
        : RestrictionUse.ForOneRecipient;

    private static RestrictionEffect EffectOf(string word) =>
        (RestrictionEffect)
            Enum.Parse(
                typeof(RestrictionEffect),
                word == "sets flag" ? nameof(RestrictionEffect.SetsFlag) : word.Replace("-", ""),
                ignoreCase: true
            );
}
