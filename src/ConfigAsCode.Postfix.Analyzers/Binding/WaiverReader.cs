using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads the risks that a type and its layers accept. None outranks another: they add up.</summary>
internal static class WaiverReader
{
    /// <param name="type">The instance class or the service class.</param>
    /// <param name="service">The service that they are for; null for the whole instance.</param>
    /// <param name="sites">Where their places are kept.</param>
    public static EquatableArray<Waiver> Read(INamedTypeSymbol type, string? service, SiteList sites) =>
        LayerResolver
            .LayersOf(type)
            .SelectMany(layer =>
                AttributeReading
                    .Ours(layer)
                    .Where(a => a.Name == "AcceptRisk")
                    .Select(a => new Waiver(
                        AttributeReading.Positional(a.Data, 0),
                        AttributeReading.Positional(a.Data, 1),
                        AttributeReading.NamedText(a.Data, "Until"),
                        service,
                        sites.Add(layer, a.Data, null)
                    ))
            )
            .ToEquatableArray();
}
