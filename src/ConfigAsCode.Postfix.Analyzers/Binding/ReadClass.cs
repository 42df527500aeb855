using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// An instance class as it was read: its models, and the places behind their origins. It holds files and no symbol, so it is as good in the next
/// compilation, while the files that it was read from are the same.
/// </summary>
internal sealed class ReadClass
{
    private readonly ProjectShape shape;
    private readonly ReadSources sources;
    private readonly SiteList[] own;
    private readonly Dictionary<string, TypeSite> presets;
    private readonly ConditionalWeakTable<Finding, ShownFinding> shown = new();

    private ReadClass(
        INamedTypeSymbol type,
        IReadOnlyList<ReadInstance> instances,
        UsedTypes used,
        ReadSources sources,
        ProjectShape shape
    )
    {
        Type = DeclaredType.Of(type)!;
        Output = new DeclaredClass(DeclaredClass.NameOf(type), instances.Select(i => i.Model).ToEquatableArray());
        Used = used;
        this.sources = sources;
        this.shape = shape;
        own = [.. instances.Select(i => i.Own)];
        presets = sources.Presets.ToDictionary(
            p => p.Key,
            p => TypeSite.OfPreset(p.Value, type),
            StringComparer.Ordinal
        );
        sources.ForgetSymbols();
    }

    public DeclaredType Type { get; }

    /// <summary>What the generator makes files of.</summary>
    public DeclaredClass Output { get; }

    /// <summary>What the instances are made of.</summary>
    public UsedTypes Used { get; }

    public static ReadClass Of(INamedTypeSymbol type, Compilation compilation)
    {
        var reading = CompilationReading.Of(compilation);
        ((IReadOnlyList<ReadInstance> instances, UsedTypes used), ReadSources sources) = ReadSources.Of(() =>
            (new InstanceReading(type, reading).Read(), UsedTypes.Of(type))
        );
        return new ReadClass(type, instances, used, sources, ProjectShape.Of(compilation));
    }

    /// <summary>Whether it would be read again as it is.</summary>
    public bool HoldsIn(Compilation compilation) => sources.HoldIn(compilation, shape);

    /// <summary>A finding of one of the instances, where it is shown.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="index">Which of the instances.</param>
    /// <param name="compilation">The compilation in which it is shown.</param>
    /// <param name="cancellation">Stops the search.</param>
    public ShownFinding Show(Finding finding, int index, Compilation compilation, CancellationToken cancellation) =>
        shown.GetValue(
            finding,
            _ => ShownFinding.Of(finding, SiteOf(finding.Place.Origin, index), compilation, cancellation)
        );

    /// <summary>What the target's default services hold has no place in C#; the instance answers for it.</summary>
    private Site SiteOf(Origin origin, int index)
    {
        SiteList list = origin.HandleList.Length == 0 ? own[index] : sources.Sites[origin.HandleList];
        Site site = list[Math.Max(0, origin.Handle)];
        return site.Type.Owner is null && presets.TryGetValue(site.Type.Key, out TypeSite preset)
            ? site with
            {
                Type = preset,
            }
            : site;
    }
}
