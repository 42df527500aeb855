using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads [TlsPolicy]: which attributes of a policy are set, and where.</summary>
internal static class TlsPolicyReading
{
    private const string Level = "smtp_tls_security_level";
    private const string Grade = "smtp_tls_ciphers";

    public static TlsPolicyRow Read(INamedTypeSymbol type, AttributeData attribute, SiteList sites) =>
        new(
            AttributeReading.Positional(attribute, 0),
            AttributeReading.Argument(attribute, 1) is { } level
                ? AttributeReading.Item(level, Parameters.Find(Level)!)
                : "",
            Attributes(type, attribute, sites).ToEquatableArray(),
            sites.Add(type, attribute, "0"),
            sites.Add(type, attribute, "1")
        );

    private static IEnumerable<TlsPolicyItem> Attributes(INamedTypeSymbol type, AttributeData attribute, SiteList sites)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            bool isSet = argument.Value is { Kind: not TypedConstantKind.Error, IsNull: false };
            if (isSet && TlsPolicyAttributeInfo.OfProperty(argument.Key) is { } info)
            {
                yield return new TlsPolicyItem(
                    info.Name,
                    AttributeReading.Items(argument.Value, Parameters.Find(Grade)!),
                    sites.Add(type, attribute, argument.Key)
                );
            }
        }
    }
}
