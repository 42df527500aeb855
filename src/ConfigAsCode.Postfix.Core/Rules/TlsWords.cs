using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>How the rules speak of endpoints.</summary>
internal static class TlsWords
{
    /// <summary>
    /// <c>submission/inet</c>, or <c>smtp/unix and relay/unix</c>, or <c>smtp/unix (to bank.example)</c> where only a TLS
    /// policy is at fault.
    /// </summary>
    public static string Names(IEnumerable<TlsEndpoint> endpoints)
    {
        string?[] destinations = [.. endpoints.Select(e => e.Destination).Distinct()];
        string names = Wording.Names(endpoints.Select(e => e.Service));
        return destinations.Contains(null) ? names : $"{names} (to {string.Join(", ", destinations)})";
    }

    public static string Accept(IEnumerable<TlsEndpoint> endpoints) =>
        endpoints.Select(e => e.Service.Key).Distinct().Count() == 1 ? "accepts" : "accept";

    public static string Count(int suites) => suites == 1 ? "one suite" : $"{suites} suites";

    /// <summary>
    /// The list for TLS 1.2 and later. A parameter in a declaration is one text for every target; a file, and the row of a TLS policy
    /// table, contain what the target reads.
    /// </summary>
    /// <param name="origin">Where it is to be written.</param>
    /// <param name="parameter">The parameter, or the attribute of a TLS policy.</param>
    /// <param name="target">The target.</param>
    public static string Tls12AndLater(Origin origin, string parameter, Target target)
    {
        string? attribute = TlsPolicyAttributeInfo.OfNameInRules(parameter);
        bool isForEveryTarget = attribute is null && origin.Kind != OriginKind.File;
        return ProtocolList.Tls12AndLater(
            isForEveryTarget || target.Postfix.HasProtocolBounds,
            attribute is null ? ", " : TlsPolicyText.SeparatorOf(attribute, level: null)
        );
    }

    /// <summary>What a peer does with what it offers.</summary>
    public static string Verb(TlsSide side, int count) =>
        (side, count) switch
        {
            (TlsSide.Server, 1) => "accepts",
            (TlsSide.Server, _) => "accept",
            (_, 1) => "offers",
            _ => "offer",
        };
}
