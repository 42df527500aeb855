using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>What a server or client does in TLS.</summary>
/// <param name="Level">The security level.</param>
/// <param name="IsWrapped">Whether TLS comes before SMTP (port 465), and not by STARTTLS.</param>
/// <param name="Protocols">The protocols.</param>
/// <param name="Suites">The number of suites below TLS 1.3.</param>
/// <param name="Weakest">The weakest of them; null where there is none.</param>
/// <param name="WeakestBits">Its strength.</param>
/// <param name="Anonymous">How many of them show no certificate.</param>
/// <param name="WithoutForwardSecrecy">How many of them a stolen key opens later.</param>
/// <param name="LevelBy">Who decided the level.</param>
/// <param name="ProtocolsBy">Who decided the protocols; null without TLS.</param>
public sealed record TlsOffer(
    TlsLevel Level,
    bool IsWrapped,
    TlsProtocols Protocols,
    int Suites,
    string? Weakest,
    int WeakestBits,
    int Anonymous,
    int WithoutForwardSecrecy,
    Decision LevelBy,
    Decision? ProtocolsBy
)
{
    internal static TlsOffer Of(TlsRow row)
    {
        bool isOfPolicy = row.Endpoint?.Destination is not null;
        Service reader = row.Endpoint?.Reader ?? row.Service;
        return new TlsOffer(
            row.Level,
            row.IsWrapped,
            row.Protocols,
            row.Suites.Count,
            row.Weakest?.Name,
            row.Weakest?.StrengthBits ?? 0,
            row.Anonymous,
            row.WithoutForwardSecrecy,
            Decision.Of(row.LevelSetBy, row.Service, isOfPolicy),
            row.Endpoint is { } endpoint ? Decision.Of(endpoint.ProtocolValue, reader, isOfPolicy) : null
        );
    }
}
