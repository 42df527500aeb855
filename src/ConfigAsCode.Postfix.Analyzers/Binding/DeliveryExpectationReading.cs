using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads where a type expects mail to go. No layer outranks another: all must hold.</summary>
internal static class DeliveryExpectationReading
{
    /// <summary>The name of the attribute.</summary>
    public const string Attribute = "ExpectDelivery";

    /// <param name="type">The instance class, the service class, or a layer of it.</param>
    /// <param name="service">The service that takes the mail; null for each that does.</param>
    /// <param name="sites">Where their places are kept.</param>
    public static DeliveryExpectation[] Read(TypeReading type, string? service, SiteList sites) =>
        [
            .. type
                .Attributes.Where(a => a.Name == Attribute)
                .Select(a => new DeliveryExpectation(
                    AttributeReading.Positional(a.Data, 0),
                    service,
                    sites.Add(type.Type, a.Data, null)
                )
                {
                    To = AttributeReading.NamedTexts(a.Data, "To").ToEquatableArray(),
                    Transport = AttributeReading.NamedText(a.Data, "Transport"),
                    Through = AttributeReading.NamedText(a.Data, "Through"),
                    Tls = Member(a.Data, "Tls"),
                    From = AttributeReading.NamedText(a.Data, "From"),
                    Client = Member(a.Data, "Client"),
                    ServiceName = AttributeReading.NamedText(a.Data, "Service"),
                }),
        ];

    private static string? Member(AttributeData attribute, string property) =>
        AttributeReading.Named(attribute, property) is { } value ? AttributeReading.Member(value) : null;
}
