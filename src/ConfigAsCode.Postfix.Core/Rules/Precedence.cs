using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Which of several findings about one setting is reported. No rule knows another one: each says all that it finds, and
/// <see cref="RuleInfo.YieldsTo"/> says what is not worth reporting beside what. That is so whether somebody accepts the other finding or not.
/// </summary>
internal static class Precedence
{
    /// <summary>The findings that no other one outranks.</summary>
    /// <param name="found">What was found on a target.</param>
    /// <param name="ofDeclaration">What was found in the declaration, whatever the target.</param>
    public static IEnumerable<Finding> Standing(IReadOnlyList<Finding> found, IEnumerable<Finding> ofDeclaration)
    {
        ILookup<SettingId, Finding> about = found
            .Concat(ofDeclaration)
            .SelectMany(f => f.About.Select(setting => (Setting: setting, Finding: f)))
            .ToLookup(f => f.Setting, f => f.Finding);
        return found.Where(finding =>
            !finding.About.Any(setting => about[setting].Any(other => Outranks(other, finding)))
        );
    }

    /// <summary>A note waits while something worse is reported: what fixes that may settle the note too.</summary>
    private static bool Outranks(Finding other, Finding finding) =>
        finding.Rule.YieldsTo.Contains(other.Rule.Id)
        || (finding.Severity == RuleSeverity.Info && other.Severity != RuleSeverity.Info);
}
