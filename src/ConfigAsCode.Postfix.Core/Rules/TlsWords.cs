using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>How the rules speak of endpoints.</summary>
internal static class TlsWords
{
    /// <summary><c>submission/inet</c>, or <c>smtp/unix and relay/unix</c>.</summary>
    public static string Names(IEnumerable<TlsEndpoint> endpoints) => Names(endpoints.Select(e => e.Service));

    public static string Names(IEnumerable<Service> services)
    {
        string[] keys = [.. services.Select(s => s.Key).Distinct()];
        return keys.Length switch
        {
            1 => keys[0],
            _ => string.Join(", ", keys.Take(keys.Length - 1)) + " and " + keys[keys.Length - 1],
        };
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
