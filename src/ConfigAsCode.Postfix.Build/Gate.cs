using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Judges the files that are about to be written by the rules that the compiler was to report. Between the two lie a
/// #pragma, NoWarn, an .editorconfig and RunAnalyzers=false: they can quieten the editor, but ship nothing.
/// </summary>
internal static class Gate
{
    /// <summary>Why the files may not be written, one line for each reason; none where they may.</summary>
    public static IReadOnlyList<string> WhyNot(IReadOnlyList<RenderedInstance> instances, DateTime today)
    {
        InstanceReading[] readings = [.. instances.Select(ReadBack.Of)];
        IEnumerable<string> fatal = readings.SelectMany(reading =>
            reading
                .Problems.Where(problem => problem.Kind == SyntaxProblemKind.Fatal)
                .Select(problem => $"{reading.Instance.Name}: {problem}")
        );
        IEnumerable<string> standing = Rulebook
            .JudgeProject([.. readings.Select(reading => reading.Instance)], today, Rulebook.Judge)
            .Where(judged => !judged.IsAccepted && judged.Finding.Severity == RuleSeverity.Error)
            .Select(judged => Describe(judged.Finding));
        return [.. fatal, .. standing];
    }

    private static string Describe(Finding finding)
    {
        string place = ReadBack.Place(finding.Place.Origin) is { } at ? $" ({at})" : "";
        return $"{finding.Instance}: {finding.Rule.Id}: {finding.Message}{place}; the compiler's report was switched off";
    }
}
