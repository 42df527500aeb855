using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// Everything the rules say of one compilation, by the type it is to be shown on. Each type reports its own, so that an
/// editor can show a policy's finding while the policy is open, although an instance in another file brought it about.
/// </summary>
internal sealed class Judgement
{
    private readonly Dictionary<INamedTypeSymbol, List<Diagnostic>> byType = new(SymbolEqualityComparer.Default);

    private Judgement() { }

    public IReadOnlyList<Diagnostic> On(INamedTypeSymbol type) =>
        byType.TryGetValue(type, out List<Diagnostic>? diagnostics) ? diagnostics : [];

    /// <param name="compilation">What to judge.</param>
    /// <param name="remembered">The findings for models of earlier compilations; most edits leave most models equal.</param>
    /// <param name="cancellation">Stops between two instances.</param>
    public static Judgement Of(Compilation compilation, FindingCache remembered, CancellationToken cancellation)
    {
        var bound = new List<(Instance Instance, SiteList Sites)>();
        foreach (INamedTypeSymbol type in InstanceClasses.In(compilation, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            bound.AddRange(InstanceBinder.Bind(type));
        }

        IEnumerable<(Finding Finding, SiteList Sites)> single = bound.SelectMany(b =>
            remembered.Judge(b.Instance).Select(finding => (finding, b.Sites))
        );
        IEnumerable<(Finding Finding, SiteList Sites)> fleet = Rulebook
            .JudgeFleet([.. bound.Select(b => b.Instance)])
            .Select(told => (told.Finding, bound.First(b => ReferenceEquals(b.Instance, told.Instance)).Sites));

        var judgement = new Judgement();
        judgement.Locate(single.Concat(fleet), cancellation);
        return judgement;
    }

    private void Locate(IEnumerable<(Finding Finding, SiteList Sites)> findings, CancellationToken cancellation)
    {
        var samePlace = findings
            .Select(f => (f.Finding, Site: SiteOf(f.Finding.Place, f.Sites)))
            .Select(f => (f.Finding, f.Site, Location: f.Site.Locate(f.Finding.Place.IsMissingThere, cancellation)))
            .GroupBy(f => (f.Finding.Rule.Id, f.Location, f.Finding.Parameter));
        foreach (var group in samePlace)
        {
            (Finding finding, Site site, Location location) = group.First();
            string instances = string.Join(", ", group.Select(f => f.Finding.Instance).Distinct());
            Add(
                site.Owner,
                Diagnostic.Create(
                    Descriptors.Of(finding.Rule),
                    location,
                    FixProperties.Write(finding.Fixes).ToImmutableDictionary(),
                    $"{instances}: {finding.Message}"
                )
            );
        }
    }

    /// <summary>What the target's default services hold has no place in C#; the instance answers for it.</summary>
    private static Site SiteOf(Place place, SiteList sites) => sites[Math.Max(0, place.Origin.Handle)];

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
