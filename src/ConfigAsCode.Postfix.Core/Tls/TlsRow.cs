using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>One line of the TLS table.</summary>
/// <param name="Service">The service.</param>
/// <param name="LevelSetBy">The value that decides the level.</param>
/// <param name="Endpoint">What it offers; null where it has no TLS.</param>
public sealed record TlsRow(Service Service, EffectiveValue LevelSetBy, TlsEndpoint? Endpoint)
{
    /// <summary>The port that it listens on, as a number where its name is a mail port; null where it has none.</summary>
    public string? Port { get; internal init; }

    /// <summary>Whether TLS comes before SMTP (port 465), and not by STARTTLS.</summary>
    public bool IsWrapped { get; init; }

    public TlsLevel Level => Endpoint?.Level ?? TlsLevel.None;

    public TlsProtocols Protocols => Endpoint?.Protocols ?? TlsProtocols.None;

    /// <summary>The suites below TLS 1.3; cipher lists say nothing of the newer ones.</summary>
    public EquatableArray<CipherSuite> Suites => Endpoint?.Suites ?? default;

    /// <summary>The suite with the fewest strength bits, the first by name of several; null where there is none.</summary>
    public CipherSuite? Weakest =>
        Suites.OrderBy(s => s.StrengthBits).ThenBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault();

    public int Anonymous => Suites.Count(s => s.IsAnonymous);

    public int WithoutForwardSecrecy => Suites.Count(s => !s.HasForwardSecrecy);
}
