using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Sasl;

/// <summary>How an smtp or lmtp client logs in, as far as main.cf and master.cf decide it.</summary>
internal sealed class SaslLogin
{
    private readonly EffectiveView view;

    private SaslLogin(EffectiveView view, Service service)
    {
        this.view = view;
        Service = service;
        Enable = Get("_sasl_auth_enable");
        (Level, LevelSetBy) = TlsEndpoints.ClientLevel(view, service);
        Options = Get("_sasl_security_options");
    }

    public static IEnumerable<SaslLogin> Of(EffectiveView view) =>
        view
            .Instance.Services.Where(s => s.DeliversToServers)
            .Select(s => new SaslLogin(view, s))
            .Where(login => login.Enable.IsYes);

    public Service Service { get; }

    public EffectiveValue Enable { get; }

    public TlsLevel Level { get; }

    public EffectiveValue LevelSetBy { get; }

    /// <summary>What holds without TLS.</summary>
    public EffectiveValue Options { get; }

    /// <summary>What holds in TLS; by default what holds without.</summary>
    public EffectiveValue TlsOptions =>
        Get(
            Level.AuthenticatesPeer() && Level != TlsLevel.Dane
                ? "_sasl_tls_verified_security_options"
                : "_sasl_tls_security_options"
        );

    /// <summary>
    /// Whether a session may go on without TLS over a network: <c>dane</c> is <c>may</c> where no TLSA record is. A policy
    /// table may ask for more, what goes to this host itself is on no network, and in wrapper mode no session begins below the level encrypt.
    /// </summary>
    public bool MayLackTls =>
        Level is TlsLevel.None or TlsLevel.May or TlsLevel.Dane
        && view.Get(Service.Program + "_tls_policy_maps", Service).Text.Length == 0
        && !PrivateAddress.IsLoopback(RelayHostName)
        && !TlsEndpoints.IsWrapped(view, Service);

    /// <summary>Whether all mail that leaves goes to one relay, so that what it needs may be asked of every session.</summary>
    public bool HasOneRelay => Service.IsSmtpClient && RelayHostName.Length > 0;

    private string RelayHostName => NextHop.HostOf(view.Get("relayhost", Service).Text);

    private EffectiveValue Get(string end) => view.Get(Service.Program + end, Service);
}
