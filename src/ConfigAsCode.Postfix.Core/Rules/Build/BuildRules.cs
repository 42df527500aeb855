namespace ConfigAsCode.Postfix.Core.Rules.Build;

/// <summary>What the build tells, and no rule: it is about files and reports, which no model holds.</summary>
internal static class BuildRules
{
    /// <summary>The gate found what the compiler did not report.</summary>
    public static RuleInfo Gate { get; } =
        new(
            "PFX9002",
            RuleSeverity.Error,
            "An error reached the build although the compiler reported none",
            HasFix: false
        );

    /// <summary>Something in the assembly must not, or cannot, become a file.</summary>
    public static RuleInfo Output { get; } =
        new("PFX9004", RuleSeverity.Error, "A file of an instance cannot be written", HasFix: false);

    /// <summary>The files are not those that somebody reviewed.</summary>
    public static RuleInfo Snapshot { get; } =
        new("PFX9001", RuleSeverity.Warning, "The files of an instance are not the committed ones", HasFix: false);

    public static IReadOnlyList<RuleInfo> All { get; } = [Snapshot, Gate, Output];
}
