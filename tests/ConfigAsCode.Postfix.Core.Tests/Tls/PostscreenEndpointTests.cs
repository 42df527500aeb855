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

    /// <summary>Seen on the snapshot 3.12-20260821: the handshake is by the lists that postscreen sends along.</summary>
    [Theory]
    [InlineData("3.11", "postscreen_tls_protocols = >=TLSv1.3", "smtpd_tls_protocols", "tlsproxy_tls_")]
    [InlineData("3.11", "tlsproxy_tls_protocols = >=TLSv1.3", "tlsproxy_tls_protocols", "tlsproxy_tls_")]
    [InlineData("3.12", "postscreen_tls_protocols = >=TLSv1.3", "postscreen_tls_protocols", "postscreen_tls_")]
    [InlineData("3.12", "tlsproxy_tls_protocols = >=TLSv1.3", "smtpd_tls_protocols", "postscreen_tls_")]
    public void From_3_12_on_the_lists_are_postscreens(string release, string own, string decides, string prefix)
    {
        TlsEndpoint screen = Screen(
            MailOn(release, "smtpd_tls_security_level = may", "smtpd_tls_protocols = >=TLSv1.2", own)
        );
        Assert.Equal((decides, prefix), (screen.ProtocolValue.Parameter, screen.Prefix));
        Assert.Equal(
            decides == "smtpd_tls_protocols" ? TlsProtocols.Tls12 | TlsProtocols.Tls13 : TlsProtocols.Tls13,
            screen.Protocols
        );
    }

    [Fact]
    public void From_3_12_on_an_override_of_postscreen_counts_and_none_of_tlsproxy()
    {
        Declared mail = Declared
            .OnPostfix("3.12")
            .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = >=TLSv1")
            .Inet("smtp", "postscreen", "smtpd_tls_protocols = >=TLSv1.3")
            .Pass("smtpd", "smtpd")
            .Unix("tlsproxy", "tlsproxy", "smtpd_tls_protocols = >=TLSv1.2", "tlsproxy_tls_exclude_ciphers = AESGCM");
        TlsEndpoint screen = Screen(mail);
        Assert.Equal(TlsProtocols.Tls13, screen.Protocols);
        Assert.Equal("smtp", screen.Reader!.Name);
        Assert.All(screen.Exclusions, e => Assert.Equal("", e.Text));
    }

    /// <summary>Seen: tlsproxy takes the suites behind a grade from its own parameters, whatever postscreen sends.</summary>
    [Theory]
    [InlineData("3.11")]
    [InlineData("3.12")]
    public void The_suites_of_a_grade_are_tlsproxys(string release)
    {
        Declared mail = Declared
            .OnPostfix(release)
            .Main("smtpd_tls_security_level = may")
            .Inet("smtp", "postscreen", "tls_medium_cipherlist = AES256-SHA256")
            .Pass("smtpd", "smtpd")
            .Unix("tlsproxy", "tlsproxy", "tls_medium_cipherlist = AES128-SHA256");
        Assert.Equal(["AES128-SHA256"], Screen(mail).Suites.Select(s => s.Name));
    }

    [Fact]
    public void From_3_12_on_the_level_is_postscreens_if_tlsproxy_has_one()
    {
        TlsEndpoint screen = Screen(
            MailOn("3.12", "smtpd_tls_security_level = may", "tlsproxy_tls_security_level = encrypt")
        );
        Assert.Equal((TlsLevel.May, "smtpd_tls_protocols"), (screen.Level, screen.ProtocolValue.Parameter));
        Assert.DoesNotContain(
            TlsEndpoints.Of(
                MailOn("3.12", "smtpd_tls_security_level = may", "tlsproxy_tls_security_level = none").View
            ),
            e => e.Service.Program == "postscreen"
        );
    }

    /// <summary>It stops before it looks at them.</summary>
    [Theory]
    [InlineData("3.11", true)]
    [InlineData("3.12", false)]
    public void The_old_switches_count_until_3_11(string release, bool isOn) =>
        Assert.Equal(
            isOn,
            TlsEndpoints.Of(MailOn(release, "smtpd_use_tls = yes").View).Any(e => e.Service.Program == "postscreen")
        );

    private static Declared MailOn(string release, params string[] settings) =>
        Declared.OnPostfix(release).Main(settings).Inet("smtp", "postscreen").Pass("smtpd", "smtpd");

    private static TlsEndpoint Screen(Declared mail) =>
        TlsEndpoints.Of(mail.View).Single(e => e.Service.Program == "postscreen");

    private static Declared Mail(params string[] settings) =>
        Declared.On("Debian12").Main(settings).Inet("smtp", "postscreen").Pass("smtpd", "smtpd");
}
