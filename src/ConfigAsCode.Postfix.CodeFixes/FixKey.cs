using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// What makes fixes of different findings the same choice for "fix all": the rule, and what is done to which parameter.
/// The value is no part of it, since each finding mends its own; it only tells apart the choices of one finding that
/// differ in nothing else.
/// </summary>
internal static class FixKey
{
    public static IEnumerable<(string Key, Fix Fix)> Of(Diagnostic diagnostic)
    {
        IReadOnlyList<Fix> fixes = FixProperties.Read(name =>
            diagnostic.Properties.TryGetValue(name, out string? text) ? text : null
        );
        return fixes
            .GroupBy(fix => diagnostic.Id + " " + Describe(fix, withValues: false), StringComparer.Ordinal)
            .SelectMany(same =>
                same.Count() == 1
                    ? [(same.Key, same.First())]
                    : same.Select(fix => (diagnostic.Id + " " + Describe(fix, withValues: true), fix))
            );
    }

    private static string Describe(Fix fix, bool withValues) =>
        string.Join(", ", fix.Edits.Select(e => $"{e.Kind} {e.Parameter}" + (withValues ? " = " + e.Value : "")));
}
