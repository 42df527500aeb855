using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>A fault that people had in their files, and the same files with it corrected.</summary>
/// <param name="Rule">The rule that reports the fault.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Place">Where, in the words of <see cref="ReadFiles.PlaceOf"/>.</param>
internal sealed record CorrectedFault(string Rule, RuleSeverity Severity, string Place)
{
    /// <summary>A platform, or releases as a target names them.</summary>
    public string On { get; init; } = "Debian12";

    /// <summary>Lines of main.cf that both forms have.</summary>
    public string Around { get; init; } = "";

    /// <summary>Whether the finding has a fix.</summary>
    public bool HasFix { get; init; }

    public required WrittenFiles Faulty { get; init; }

    public required WrittenFiles Corrected { get; init; }

    /// <summary>A rule that must be silent about the faulty form, which it once reported by mistake.</summary>
    public string? NotBesides { get; init; }
}
