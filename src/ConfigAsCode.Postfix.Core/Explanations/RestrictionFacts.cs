using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>What the catalogue knows of a restriction, in words.</summary>
internal static class RestrictionFacts
{
    private static readonly SmtpStage[] Stages = [.. Enum.GetValues(typeof(SmtpStage)).Cast<SmtpStage>()];

    /// <summary>What is written in a list of C#; the argument is a class of one's own.</summary>
    public static string CSharpOf(RestrictionInfo restriction)
    {
        string name = ParameterNames.MemberOf(restriction.Name);
        string? argument = restriction.Argument switch
        {
            RestrictionArgument.Table => "Partners",
            RestrictionArgument.PolicyServer => "Greylist",
            RestrictionArgument.Domain => "Zen",
            RestrictionArgument.Seconds => "OneSecond",
            _ => null,
        };
        return argument is null ? name : $"typeof({name}<{argument}>)";
    }

    /// <summary>What its argument is; empty where it takes none.</summary>
    public static string ArgumentOf(RestrictionInfo restriction) =>
        restriction.Argument switch
        {
            RestrictionArgument.Table => "lookup table",
            RestrictionArgument.PolicyServer => "policy server",
            RestrictionArgument.Domain => "DNS list",
            RestrictionArgument.Seconds => "pause",
            _ => "",
        };

    /// <summary>The lists in which it has an effect.</summary>
    public static string ListsOf(RestrictionInfo restriction)
    {
        string[] parts =
        [
            Lists("", RestrictionUse.Always),
            Lists("delayed: ", RestrictionUse.WhenDelayed),
            Lists("one recipient: ", RestrictionUse.ForOneRecipient),
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));

        string Lists(string when, RestrictionUse use)
        {
            string[] names = [.. Stages.Where(stage => restriction.UseIn(stage) == use).Select(NameOf)];
            return names.Length == 0 ? ""
                : names.Length == Stages.Length ? "all"
                : when + string.Join(", ", names);
        }
    }

    /// <summary>What has become of it; empty where nothing has.</summary>
    public static string StateOf(RestrictionInfo restriction, FactStyle style)
    {
        string end =
            restriction.RemovedIn is { } removed ? $"gone in {removed}"
            : restriction.DeprecatedSince is { } deprecated ? $"deprecated since {deprecated}"
            : "";
        string[] parts = [end, restriction.Replacement is { } other ? "use " + style.Code(other) : ""];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary><c>smtpd_end_of_data_restrictions</c> is <c>end_of_data</c>.</summary>
    private static string NameOf(SmtpStage stage)
    {
        int start = stage.List.IndexOf('_') + 1;
        return stage.List.Substring(start, stage.List.LastIndexOf('_') - start);
    }
}
