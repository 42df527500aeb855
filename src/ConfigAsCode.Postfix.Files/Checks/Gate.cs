using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Files.Checks;

/// <summary>
/// Stands before every way to a file. It judges the texts that are about to be written by the rules that the compiler was to
/// report: between the two lie a #pragma, NoWarn, an .editorconfig and RunAnalyzers=false, which can quieten the editor, but ship
/// nothing. What is wrong with a declaration alone the generator has left beside the texts.
/// </summary>
public static class Gate
{
    internal const string SwitchedOff = "the compiler's report was switched off";

    /// <summary>Why none of the files may be written, one for each reason; nothing where all may.</summary>
    /// <param name="project">What is judged.</param>
    /// <param name="today">The day on which accepted risks are judged.</param>
    /// <param name="isOff">Whether the files go out whatever the rules say of them.</param>
    public static IEnumerable<Refusal> Refusals(RenderedProject project, DateTime today, bool isOff)
    {
        Refusal[] ofPaths = [.. OutputCheck.OfPaths(project.Instances)];
        foreach (Refusal refusal in ofPaths.Concat(Unrendered(project)))
        {
            yield return refusal;
        }

        // What is not even a file of an instance is nothing that the rules could judge.
        if (ofPaths.Length > 0)
        {
            yield break;
        }

        foreach (Refusal refusal in isOff ? OutputCheck.OfFolders(project.Instances) : OfRules(project, today))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> OfRules(RenderedProject project, DateTime today) =>
        Findings(project, today).Select(f => new Refusal(BuildRules.Gate, $"{f}; {SwitchedOff}"));

    /// <summary>What is declared and has no file. No switch helps: there is nothing that could be written.</summary>
    private static IEnumerable<Refusal> Unrendered(RenderedProject project)
    {
        foreach (UnrenderedInstance instance in project.Unrendered)
        {
            string[] reasons = [.. instance.Findings.Select(Describe)];
            foreach (string reason in reasons.DefaultIfEmpty("its files cannot be written"))
            {
                yield return new Refusal(BuildRules.Gate, $"{Plain(instance.Name)}: {reason}; {SwitchedOff}");
            }
        }

        ILookup<string, string> made = project
            .Instances.Select(i => i.Name)
            .Concat(project.Unrendered.Select(i => i.Name))
            .ToLookup(name => name, StringComparer.Ordinal);
        foreach (var same in project.Declared.GroupBy(d => d.Instance, StringComparer.Ordinal))
        {
            foreach (DeclaredName missing in same.Skip(made[same.Key].Count()))
            {
                yield return new Refusal(
                    BuildRules.Output,
                    $"The instance '{Plain(missing.Instance)}' of {missing.Class} was not rendered: the generator of "
                        + "ConfigAsCode.Postfix did not run, ended with an exception (warning CS8785), or does not see the class, "
                        + "since another generator makes it. Declare it in a file of the project, and leave the package's analyzers "
                        + "in the build"
                );
            }
        }
    }

    private static IEnumerable<string> Findings(RenderedProject project, DateTime today)
    {
        IReadOnlyList<RenderedInstance> instances = project.Instances;
        IEnumerable<string> ofDeclarations = project
            .Declarations.Select(Describe)
            .Concat(instances.SelectMany(i => i.Findings.Select(f => $"{i.Name}: {Describe(f)}")));
        IReadOnlyList<Finding>[] ofEach = [.. OfEach(project)];
        IEnumerable<string> standing = Rulebook
            .AnalyzeProject([.. instances.Select(instance => instance.Model)], ofEach, today)
            .Where(judged => !judged.IsAccepted && IsRefused(judged.Finding))
            .Select(judged => Describe(judged.Finding));
        return [.. ofDeclarations, .. standing];
    }

    /// <summary>What the rules say of each instance; one whose lines have a fault is judged together with these.</summary>
    private static IEnumerable<IReadOnlyList<Finding>> OfEach(RenderedProject project)
    {
        HashSet<RenderedInstance> faulty = [.. project.Read(reading => Rulebook.AnalyzeFiles(reading).Any())];
        Instance[] others = [.. project.Instances.Where(instance => !faulty.Contains(instance)).Select(i => i.Model)];
        var judged = new Queue<IReadOnlyList<Finding>>(new FleetJudge().Analyze(others, CancellationToken.None));
        return project.Instances.Select(instance =>
            faulty.Contains(instance) ? [.. Rulebook.Analyze(instance.Read())] : judged.Dequeue()
        );
    }

    /// <summary>What the generator renders has no fault of its lines: where one has, something else wrote the text.</summary>
    private static bool IsRefused(Finding finding) =>
        finding.Severity == RuleSeverity.Error || finding.Rule.IsAboutFiles;

    private static string Describe(PackedFinding finding) => $"{finding.RuleId}: {finding.Message}";

    private static string Describe(Finding finding)
    {
        Origin origin = finding.Place.Origin;
        string place = origin.Range is { } range ? $" ({origin.DeclaredBy}{range})" : "";
        return $"{finding.Instance}: {finding.Rule.Id}: {finding.Message}{place}";
    }

    /// <summary>A name that no file has can be anything; a message is one line.</summary>
    private static string Plain(string name) => new([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);
}
