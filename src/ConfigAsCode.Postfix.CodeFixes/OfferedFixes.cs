using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>The fixes that a diagnostic carries.</summary>
internal static class OfferedFixes
{
    public static IReadOnlyList<Fix> Of(Diagnostic diagnostic) =>
        FixProperties.Read(name => diagnostic.Properties.TryGetValue(name, out string? text) ? text : null);

    /// <summary>
    /// What makes the fixes of several findings one choice for "fix all": that they are safe, whatever the parameters of the findings are.
    /// Without a key there is no "fix all" (docs of <c>CodeAction.EquivalenceKey</c>): a fix that somebody has to choose is chosen for each finding.
    /// </summary>
    public static string? KeyOf(Fix fix, Diagnostic diagnostic) => fix.IsSafe ? diagnostic.Id : null;
}
