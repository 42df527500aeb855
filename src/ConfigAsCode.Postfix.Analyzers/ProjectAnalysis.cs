using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// Everything the rules say of one compilation, by the type it is to be shown on. Each type reports its own, so that an
/// editor can show a policy's finding while the policy is open, although an instance in another file brought it about.
/// </summary>
internal sealed class ProjectAnalysis
{
    // A message that names more is read by nobody.
    private const int MostNames = 10;

    // The last one in which a class was the first; it lives as long as the file of that class.
    private static readonly ConditionalWeakTable<ReadClass, ProjectAnalysis> Last = new();

    private readonly Dictionary<DeclaredType, List<Diagnostic>> byType = [];
    private readonly DateTime? today;

    private ProjectAnalysis(ProjectReading reading, DateTime? today)
    {
        Reading = reading;
        this.today = today;
    }

    /// <summary>The instance classes.</summary>
    public ProjectReading Reading { get; }

    public IReadOnlyList<Diagnostic> On(INamedTypeSymbol type) =>
        DeclaredType.Of(type) is { } declared && byType.TryGetValue(declared, out List<Diagnostic>? diagnostics)
            ? diagnostics
            : [];

    /// <param name="compilation">What to judge.</param>
    /// <param name="remembered">Knows the findings for models of earlier compilations; most edits leave most models equal.</param>
    /// <param name="today">The day on which accepted risks are judged; null where none is told.</param>
    /// <param name="cancellation">Stops between two instances.</param>
    public static ProjectAnalysis Of(
        Compilation compilation,
        FleetJudge remembered,
        DateTime? today,
        CancellationToken cancellation
    )
    {
        var reading = ProjectReading.Of(compilation, cancellation);
        if (
            reading.HasInstances
            && Last.TryGetValue(reading.Classes[0], out ProjectAnalysis? last)
            && last.HoldsFor(reading, today)
        )
        {
            return last;
        }

        ProjectAnalysis made = Made(reading, compilation, remembered, today, cancellation);
        if (reading.HasInstances)
        {
            lock (Last)
            {
                Last.Remove(reading.Classes[0]);
                Last.Add(reading.Classes[0], made);
            }
        }

        return made;
    }

    /// <summary>Whether nothing was read that it was not made of: an edit that concerns no instance leaves all findings where they are.</summary>
    private bool HoldsFor(ProjectReading reading, DateTime? day) =>
        today == day && Reading.Classes.SequenceEqual(reading.Classes);

    private static ProjectAnalysis Made(
        ProjectReading reading,
        Compilation compilation,
        FleetJudge remembered,
        DateTime? today,
        CancellationToken cancellation
    )
    {
        var places = new Dictionary<Instance, (ReadClass Class, int Index)>(ReferenceComparer.OfInstances);
        foreach (ReadClass read in reading.Classes)
        {
            for (int i = 0; i < read.Output.Instances.Count; i++)
            {
                places.Add(read.Output.Instances[i], (read, i));
            }
        }

        Instance[] models = [.. places.Keys];
        var analysis = new ProjectAnalysis(reading, today);
        analysis.Add(
            Rulebook
                .AnalyzeProject(models, remembered.Analyze(models, cancellation), today)
                .Select(judged =>
                    (
                        judged,
                        places[judged.Instance]
                            .Class.Show(judged.Finding, places[judged.Instance].Index, compilation, cancellation)
                    )
                )
        );
        return analysis;
    }

    private void Add(IEnumerable<(ReviewedFinding Reviewed, ShownFinding Shown)> findings)
    {
        var samePlace = findings.GroupBy(f => new
        {
            f.Reviewed.Finding.Rule.Id,
            f.Shown.Location,
            f.Reviewed.Finding.Parameter,
            f.Reviewed.IsAccepted,
        });
        foreach (var group in samePlace)
        {
            (ReviewedFinding reviewed, ShownFinding shown) = group.First();
            Finding finding = reviewed.Finding;
            string message = $"{Names(group.Select(f => f.Reviewed.Finding.Instance))}: {finding.Message}";
            Add(
                shown.Owner,
                reviewed.IsAccepted
                    ? Descriptors.Accepted(
                        finding,
                        shown.Location,
                        $"{message}. Accepted: {RiskAcceptance.Reasons(reviewed.AcceptedBy)}",
                        reviewed.AcceptedBy
                    )
                    : Descriptors.Report(finding, shown.Location, message, shown.Written)
            );
        }
    }

    private static string Names(IEnumerable<string> instances)
    {
        string[] all = [.. instances.Distinct()];
        return all.Length <= MostNames
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(MostNames - 1))} and {all.Length - MostNames + 1} more";
    }

    private void Add(DeclaredType? type, Diagnostic diagnostic)
    {
        if (type is null)
        {
            return;
        }

        if (!byType.TryGetValue(type, out List<Diagnostic>? diagnostics))
        {
            diagnostics = [];
            byType.Add(type, diagnostics);
        }

        diagnostics.Add(diagnostic);
    }
}
