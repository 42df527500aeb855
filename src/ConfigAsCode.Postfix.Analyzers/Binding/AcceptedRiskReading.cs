using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads the risks that a type accepts. No layer outranks another: they add up.</summary>
internal static class AcceptedRiskReading
{
    /// <param name="type">The instance class, the service class, or a layer of it.</param>
    /// <param name="service">The service that they are for; null for the whole instance.</param>
    /// <param name="sites">Where their places are kept.</param>
    public static AcceptedRisk[] Read(TypeReading type, string? service, SiteList sites) =>
        [
            .. type
                .Attributes.Where(a => a.Name == "AcceptRisk")
                .Select(a => new AcceptedRisk(
                    AttributeReading.Positional(a.Data, 0),
                    AttributeReading.Positional(a.Data, 1),
                    AttributeReading.NamedText(a.Data, "Until"),
                    service,
                    sites.Add(type.Type, a.Data, null)
                )),
        ];
}
