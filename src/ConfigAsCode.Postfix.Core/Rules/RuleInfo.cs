using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>What stands in the index of the rules.</summary>
/// <param name="Id"><c>PFX</c> and four digits; it never changes its meaning.</param>
/// <param name="Severity">What it is unless a project says otherwise.</param>
/// <param name="Title">What it judges, in a few words.</param>
/// <param name="HasFix">Whether it can mend what it finds.</param>
public sealed record RuleInfo(string Id, RuleSeverity Severity, string Title, bool HasFix)
{
    /// <summary>The rules that it is silent for where they report the same setting (<see cref="Precedence"/>).</summary>
    public EquatableArray<string> YieldsTo { get; init; }

    /// <summary>Whether some of its fixes need no choice (<see cref="Fix.IsSafe"/>), so that dotnet format makes them.</summary>
    public bool HasSafeFix { get; init; }

    /// <summary>In a word of the index: <c>yes, safe</c>, <c>yes</c> or <c>no</c>.</summary>
    internal string FixInWords =>
        HasSafeFix ? "yes, safe"
        : HasFix ? "yes"
        : "no";

    /// <summary>Whether it is reported beside anything: an open relay and a secret are.</summary>
    public bool AlwaysStands { get; init; }

    /// <summary>The page of the rule.</summary>
    public string HelpLink => HelpLinkOf(Id);

    /// <summary>Whether it needs main.cf, where somebody has a master.cf alone.</summary>
    internal MainCfNeed NeedsMainCf
    {
        get => IsAboutFiles ? MainCfNeed.Never : field;
        init;
    }

    /// <summary>Whether it is about the lines of files, which C# does not have.</summary>
    public bool IsAboutFiles => Id.StartsWith("PFX6", StringComparison.Ordinal);

    /// <summary>Where the documents of this project are.</summary>
    internal const string Documents = "https://github.com/ConfigAsCode/ConfigAsCode/blob/main/docs/";

    /// <summary>The page that lists all rules.</summary>
    public static string Index => HelpLinkOf("README");

    internal static string HelpLinkOf(string id) => Documents + "rules/" + id + ".md";
}
