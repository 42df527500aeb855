using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>postscreen(8) announces TLS, tlsproxy(8) speaks it; both take smtpd's parameters unless told otherwise.</summary>
public class PostscreenEndpointTests
{
    [Fact]
    public void Without_parameters_of_its_own_it_offers_what_smtpd_offers()
    {
        Declared mail = Mail(
            "smtpd_tls_security_level = may",
            "smtpd_tls_protocols = >=TLSv1.2",
            "smtpd_tls_exclude_ciphers = aNULL"
        );
        TlsEndpoint[] servers = [.. TlsEndpoints.Of(mail.View).Where(e => e.Side == TlsSide.Server)];
        Assert.Equal(
            ["smtpd", "postscreen"],
            servers.Select(e => e.Service.Program).Order(StringComparer.Ordinal).Reverse()
        );
        Assert.All(servers, e => Assert.Equal(TlsProtocols.Tls12 | TlsProtocols.Tls13, e.Protocols));
        Assert.All(servers, e => Assert.DoesNotContain(e.Suites, s => s.IsAnonymous));
    }

    [Fact]
    public void The_lists_are_tlsproxys_and_its_own_overrides_count()
    {
        TlsEndpoint screen = Screen(
            Mail("smtpd_tls_security_level = may", "smtpd_tls_protocols = >=TLSv1.2")
                .Unix("tlsproxy", "tlsproxy", "tlsproxy_tls_protocols = >=TLSv1.3")
        );
        Assert.Equal(TlsProtocols.Tls13, screen.Protocols);
    }

    [Fact]
    public void Its_level_can_be_its_own()
    {
        Assert.DoesNotContain(
            TlsEndpoints.Of(Mail("smtpd_tls_security_level = may", "postscreen_tls_security_level = none").View),
            e => e.Service.Program == "postscreen"
        );
        TlsEndpoint screen = Screen(Mail("smtpd_tls_security_level = may", "tlsproxy_tls_security_level = encrypt"));
        Assert.Equal(
            (TlsLevel.Encrypt, "smtpd_tls_mandatory_protocols"),
            (screen.Level, screen.ProtocolValue.Parameter)
        );
    }

    [Fact]
    public void A_weak_list_is_told_once_for_both()
    {
        var finding = Assert.Single(
            Mail("smtpd_tls_security_level = may", "smtpd_tls_protocols = >=TLSv1")
                .Analyze("PFX1001", besides: "PFX1002 PFX1013 PFX4011")
        );
        Assert.Equal("smtpd_tls_protocols", finding.Parameter);
        Assert.Equal(["smtpd/pass", "smtp/inet"], finding.Services.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void The_certificate_is_tlsproxys()
    {
        Declared bare = Mail(
            "smtpd_tls_security_level = none",
            "postscreen_tls_security_level = may",
            "tlsproxy_tls_security_level = may"
        );
        Assert.Equal(
            ["smtp/inet"],
            Assert.Single(bare.Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX4011")).Services
        );
        Assert.Empty(
            bare.Main("tlsproxy_tls_chain_files = /etc/ssl/private/mail.pem")
                .Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX4011")
        );
    }

    private static TlsEndpoint Screen(Declared mail) =>
        TlsEndpoints.Of(mail.View).Single(e => e.Service.Program == "postscreen");

    private static Declared Mail(params string[] settings) =>
        Declared.On("Debian12").Main(settings).Inet("smtp", "postscreen").Pass("smtpd", "smtpd");
}
