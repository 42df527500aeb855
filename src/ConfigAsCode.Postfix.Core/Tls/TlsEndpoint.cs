using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>One service as a TLS peer: what it offers, and which values made it so.</summary>
/// <param name="Service">The service.</param>
/// <param name="Side">Which end it is.</param>
/// <param name="Level">The security level in force.</param>
/// <param name="SwitchedOnBy">The value that turned TLS on: a level, wrapper mode, or a legacy switch.</param>
/// <param name="ProtocolValue">The protocol list that holds at this level.</param>
/// <param name="Protocols">What the service offers, with this OpenSSL; none where Postfix refuses the list.</param>
/// <param name="Grade">The cipher grade that holds at this level.</param>
/// <param name="GradeList">The OpenSSL list that the grade stands for; null for an unknown grade.</param>
/// <param name="Exclusions">The exclusion lists that hold at this level.</param>
/// <param name="CipherList">The list as OpenSSL gets it; null where Postfix refuses to make one.</param>
/// <param name="Suites">The suites below TLS 1.3 that can be negotiated.</param>
public sealed record TlsEndpoint(
    Service Service,
    TlsSide Side,
    TlsLevel Level,
    EffectiveValue SwitchedOnBy,
    EffectiveValue ProtocolValue,
    TlsProtocols Protocols,
    EffectiveValue Grade,
    EffectiveValue? GradeList,
    EquatableArray<EffectiveValue> Exclusions,
    string? CipherList,
    EquatableArray<CipherSuite> Suites
)
{
    /// <summary>
    /// The destination of a TLS policy that has something of its own to say; null for the service as it meets all others.
    /// </summary>
    public string? Destination { get; init; }

    /// <summary>That policy; null for the service as it meets all others.</summary>
    public TlsPolicy? Policy { get; init; }

    /// <summary>How the parameters start that decide about the handshake: <c>smtpd_tls_</c>, <c>tlsproxy_tls_</c> ...</summary>
    public string Prefix { get; init; } = Service.Program + "_tls_";

    /// <summary>
    /// The service that reads them: before 3.12 tlsproxy(8) for postscreen(8), else the service itself. Null where master.cf has none,
    /// so that main.cf alone counts.
    /// </summary>
    public Service? Reader { get; init; } = Service;

    /// <summary>Whether one of its values is a default of the target for every peer, so that main.cf can change it for all services.</summary>
    internal bool IsFromDefault(EffectiveValue value) => value.IsDefault && Policy is null;

    /// <summary>A TLS parameter as that program reads it: <c>chain_files</c>, <c>dh1024_param_file</c> ...</summary>
    public EffectiveValue Get(EffectiveView view, string name) => view.Get(Prefix + name, Reader);
}
