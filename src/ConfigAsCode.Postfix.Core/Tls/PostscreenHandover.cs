using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// What postscreen(8) of 3.12 sends tlsproxy(8) along with a client, beside what that program has loaded as root by its own parameters when it
/// started. Where one of them differs, it loads all again, as a user who must not read a key (tlsproxy/tlsproxy_server.c, tlsp_server_init()).
/// </summary>
/// <param name="Name">The parameter without its prefix: <c>protocols</c>.</param>
/// <param name="Sent">As postscreen reads its own.</param>
/// <param name="Loaded">As tlsproxy reads its own.</param>
internal sealed record PostscreenHandover(string Name, EffectiveValue Sent, EffectiveValue Loaded)
{
    public const string Screen = "postscreen_tls_";
    public const string Proxy = "tlsproxy_tls_";

    // TLS_PROXY_SERVER_INIT_PROPS of postscreen_tls_conf.c, but for what depends on the level.
    private static readonly string[] Names =
    [
        CertificateParameters.Chains,
        .. CertificateParameters.FilesAndKeys,
        "CAfile",
        "CApath",
        "dh1024_param_file",
        "dh512_param_file",
        "eecdh_grade",
        "fingerprint_digest",
        "ccert_verifydepth",
        "always_issue_session_ids",
        "loglevel",
    ];

    /// <summary>The first one that differs; null where none does, or no key is lost by it.</summary>
    /// <param name="view">The instance.</param>
    /// <param name="screen">What a postscreen service offers.</param>
    public static PostscreenHandover? Difference(EffectiveView view, TlsEndpoint screen)
    {
        if (screen.Prefix != Screen || !HasKey(view, screen))
        {
            return null;
        }

        Service? proxy = view.TlsProxy;
        TlsLevel level = TlsEndpoints.ProxyLevel(view, proxy);
        foreach (string name in Names)
        {
            PostscreenHandover both = Of(name, name);
            if (!string.Equals(both.Sent.Text, both.Loaded.Text, StringComparison.Ordinal))
            {
                return both;
            }
        }

        PostscreenHandover protocols = Of(Protocols(screen.Level), Protocols(level));
        if (!string.Equals(protocols.Sent.Text, protocols.Loaded.Text, StringComparison.Ordinal))
        {
            return protocols;
        }

        ClientCertificates sent = TlsEndpoints.CertificatesAt(screen.Level, view, screen.Service, Screen);
        ClientCertificates loaded = TlsEndpoints.CertificatesAt(level, view, proxy, Proxy);
        return (sent == ClientCertificates.NotAsked) == (loaded == ClientCertificates.NotAsked)
            ? null
            : Of("ask_ccert", "ask_ccert");

        PostscreenHandover Of(string sentName, string loadedName) =>
            new(sentName, view.Get(Screen + sentName, screen.Service), view.Get(Proxy + loadedName, proxy));
    }

    private static string Protocols(TlsLevel level) => level > TlsLevel.May ? "mandatory_protocols" : "protocols";

    private static bool HasKey(EffectiveView view, TlsEndpoint screen) =>
        CertificateParameters
            .On(view.Target.Postfix)
            .Any(name =>
                screen.Get(view, name).Text is { Length: > 0 } file
                && !file.Equals("none", StringComparison.OrdinalIgnoreCase)
            );
}
