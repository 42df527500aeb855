using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>How the rules speak of endpoints.</summary>
internal static class TlsWords
{
    private const string Floor = ">=TLSv1.2";

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
    /// The list for TLS 1.2 and later. In a declaration it is one text for every target; in a file it is what the target
    /// reads.
    /// </summary>
    public static string Tls12AndLater(Origin origin, Target target) =>
        origin.Kind == OriginKind.File && !target.Postfix.HasProtocolBounds
            ? string.Join(", ", ProtocolList.WithoutBounds([Floor], target.OpenSsl))
            : Floor;

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
