using ConfigAsCode.Postfix.Analyzers.Binding;
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
    private readonly Dictionary<INamedTypeSymbol, List<Diagnostic>> byType = new(SymbolEqualityComparer.Default);

    private ProjectAnalysis(UsedTypes used) => Used = used;

    /// <summary>What the instances are made of.</summary>
    public UsedTypes Used { get; }

    public IReadOnlyList<Diagnostic> On(INamedTypeSymbol type) =>
        byType.TryGetValue(type, out List<Diagnostic>? diagnostics) ? diagnostics : [];

    /// <param name="compilation">What to judge.</param>
    /// <param name="remembered">The findings for models of earlier compilations; most edits leave most models equal.</param>
    /// <param name="today">The day on which accepted risks are judged; null where none is told.</param>
    /// <param name="cancellation">Stops between two instances.</param>
    public static ProjectAnalysis Of(
        Compilation compilation,
        FindingCache remembered,
        DateTime? today,
        CancellationToken cancellation
    )
    {
        var reading = CompilationReading.Of(compilation);
        var bound = new List<BoundInstance>();
        IReadOnlyList<INamedTypeSymbol> instances = InstanceClasses.In(compilation, cancellation);
        foreach (INamedTypeSymbol type in instances)
        {
            cancellation.ThrowIfCancellationRequested();
            bound.AddRange(reading.InstancesOf(type));
        }

        IReadOnlyList<ReviewedFinding> judged = Rulebook.AnalyzeProject(
            [.. bound.Select(b => b.Instance)],
            today,
            remembered.Analyze
        );
        var judgement = new ProjectAnalysis(new UsedTypes(instances));
        Dictionary<Instance, InstanceSites> sitesOf = bound.ToDictionary(
            b => b.Instance,
            b => b.Sites,
            ReferenceComparer.OfInstances
        );
        judgement.Locate(judged.Select(j => (j, sitesOf[j.Instance])), cancellation);
        return judgement;
    }

    private void Locate(
        IEnumerable<(ReviewedFinding ReviewedFinding, InstanceSites Sites)> findings,
        CancellationToken cancellation
    )
    {
        var samePlace = findings
            .Select(f =>
                (f.ReviewedFinding, f.ReviewedFinding.Finding, Site: f.Sites[f.ReviewedFinding.Finding.Place.Origin])
            )
            .Select(f =>
                (
                    f.ReviewedFinding,
                    f.Finding,
                    f.Site,
                    Location: f.Site.Locate(f.Finding.Place.IsMissingThere, f.Finding.Part, cancellation)
                )
            )
            .GroupBy(f => (f.Finding.Rule.Id, f.Location, f.Finding.Parameter, f.ReviewedFinding.IsAccepted));
        foreach (var group in samePlace)
        {
            (ReviewedFinding judged, Finding finding, Site site, Location location) = group.First();
            string instances = string.Join(", ", group.Select(f => f.Finding.Instance).Distinct());
            string message = $"{instances}: {finding.Message}";
            Add(
                site.Owner,
                judged.IsAccepted
                    ? Descriptors.Accepted(
                        finding,
                        location,
                        $"{message}. Accepted: {RiskAcceptance.Reasons(judged.AcceptedBy)}",
                        judged.AcceptedBy
                    )
                    : Descriptors.Report(finding, location, message, WrittenList.Of(finding, site, cancellation))
            );
        }
    }

    private void Add(INamedTypeSymbol type, Diagnostic diagnostic)
    {
        if (!byType.TryGetValue(type, out List<Diagnostic>? diagnostics))
        {
            diagnostics = [];
            byType.Add(type, diagnostics);
        }

        diagnostics.Add(diagnostic);
    }
}
