using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads what a type expects of SMTP servers. No layer outranks another: all must hold.</summary>
internal static class ExpectationReading
{
    /// <param name="type">The instance class, the service class, or a layer of it.</param>
    /// <param name="service">The service that they are for; null for each SMTP server of the instance.</param>
    /// <param name="sites">Where their places are kept.</param>
    public static Expectation[] Read(TypeReading type, string? service, SiteList sites) =>
        [
            .. type
                .Attributes.Where(a => a.Name == "Expect")
                .Select(a => new Expectation(
                    Member(a.Data, 0),
                    Member(a.Data, 1),
                    Member(a.Data, 2),
                    service,
                    sites.Add(type.Type, a.Data, null)
                )
                {
                    From = AttributeReading.NamedText(a.Data, "From"),
                    As = AttributeReading.NamedText(a.Data, "As"),
                    Address = AttributeReading.NamedText(a.Data, "Address"),
                    HostName = AttributeReading.NamedText(a.Data, "HostName"),
                    Helo = AttributeReading.NamedText(a.Data, "Helo"),
                    WithoutTls = AttributeReading.NamedText(a.Data, "WithoutTls") == "yes",
                    ServiceName = AttributeReading.NamedText(a.Data, "Service"),
                }),
        ];

    private static string Member(AttributeData attribute, int index) =>
        AttributeReading.Argument(attribute, index) is { } value ? AttributeReading.Member(value) : "";
}
