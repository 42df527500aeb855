using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1013Tests
{
    [Theory]
    [InlineData("smtpd_tls_security_level = may", "STARTTLS is announced and then refused with 454")]
    [InlineData("smtpd_tls_security_level = encrypt", "no mail comes in")]
    [InlineData("smtpd_tls_wrappermode = yes", "every connection is dropped")]
    public void Without_a_certificate_there_is_no_TLS(string setting, string happens)
    {
        Declared mail = Declared.On("Debian12").Main("IShopTls: " + setting).Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX1005 PFX1015 PFX1016"));
        Assert.Equal("missing at IShopTls " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.StartsWith("smtp/inet and 2525/inet: " + happens, finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_chain_files", "/etc/ssl/private/$myhostname.pem"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_service_is_told_at_what_turned_TLS_on_there() =>
        Assert.Equal(
            ["missing at submission/inet smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt")
                .PlacesOf("PFX1013", besides: "PFX1001 PFX1002 PFX1005")
        );

    [Fact]
    public void Postscreen_has_no_wrapper_mode() =>
        Assert.StartsWith(
            "smtp/inet: STARTTLS is announced and then refused with 454",
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_wrappermode = yes")
                .Inet("smtp", "postscreen")
                .Entry("tlsproxy unix - - y - 0 tlsproxy")
                .Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX1005 PFX1015 PFX1016 PFX4008 PFX4009 PFX4011 PFX4014")
                .Single(f => f.Services.Contains("smtp/inet"))
                .Message,
            StringComparison.Ordinal
        );

    /// <summary>Seen on the snapshot 3.12-20260821: "unexpected settings", then "error opening chain file: ... Permission denied".</summary>
    [Theory]
    [InlineData("tlsproxy_tls_protocols = >=TLSv1.3", "postscreen_tls_protocols")]
    [InlineData("postscreen_tls_protocols = >=TLSv1.3", "tlsproxy_tls_protocols")]
    [InlineData("tlsproxy_tls_loglevel = 1", "postscreen_tls_loglevel")]
    [InlineData("postscreen_tls_ask_ccert = yes", "tlsproxy_tls_ask_ccert")]
    [InlineData("postscreen_tls_CAfile = /etc/ssl/ca.pem", "tlsproxy_tls_CAfile")]
    public void What_postscreen_requests_must_be_what_tlsproxy_loaded(string setting, string twin)
    {
        Declared mail = Screened("3.12").Main(setting);
        Finding finding = Assert.Single(Of(mail));
        string[] words = setting.Split(" = ");
        Assert.Equal("main.cf " + words[0], mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            "smtp/inet: most TLS handshakes fail, since tlsproxy(8) cannot open the key: it opened it with ",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $". Write the same for both, as with {twin} = {words[1]}",
            finding.Message,
            StringComparison.Ordinal
        );
        Edit edit = Assert.Single(Assert.Single(finding.Fixes).Edits);
        Assert.Equal(new Edit(EditKind.Set, twin, words[1]), edit);
        Assert.Empty(Of(mail.Main($"{twin} = {words[1]}")));
        Assert.Empty(Of(Screened("3.11").Main(setting.Replace("postscreen_", "smtpd_", StringComparison.Ordinal))));
    }

    [Fact]
    public void Overrides_of_one_of_the_two_are_no_less_a_difference()
    {
        Declared mail = Declared
            .OnPostfix("3.12")
            .Main(MayWithKey)
            .Inet("smtp", "postscreen", "smtpd_tls_protocols = >=TLSv1.3")
            .Pass("smtpd", "smtpd");
        Finding finding = Assert.Single(Of(mail));
        Assert.Equal("smtp/inet smtpd_tls_protocols", mail.PlaceOf(finding.Place));
        Assert.Empty(finding.Fixes);
        Assert.Empty(Of(mail.Unix("tlsproxy", "tlsproxy", "smtpd_tls_protocols = >=TLSv1.3")));
    }

    /// <summary>Suites and exclusions are sent for each client and loaded by nobody; without a key there is none to open.</summary>
    [Theory]
    [InlineData("postscreen_tls_exclude_ciphers = AESGCM")]
    [InlineData("postscreen_tls_ciphers = high")]
    [InlineData("tlsproxy_tls_exclude_ciphers = AESGCM")]
    [InlineData("tlsproxy_tls_security_level = encrypt")]
    [InlineData("postscreen_starttls_timeout = 20s")]
    [InlineData("postscreen_tls_loglevel_maps = texthash:/etc/postfix/levels")]
    [InlineData("smtpd_tls_protocols = >=TLSv1.3")]
    [InlineData(
        "postscreen_tls_chain_files = ",
        "tlsproxy_tls_chain_files = ",
        "smtpd_tls_cert_file = none",
        "postscreen_tls_protocols = >=TLSv1.2"
    )]
    public void What_is_no_part_of_it_may_differ(params string[] settings) =>
        Assert.Empty(Of(Screened("3.12").Main(settings)));

    [Fact]
    public void Postscreen_of_3_12_announces_no_TLS_without_a_certificate() =>
        Assert.StartsWith(
            "smtp/inet: STARTTLS is not announced, so mail comes in as plain text",
            Of(
                    Declared
                        .OnPostfix("3.12")
                        .Main(
                            "smtpd_tls_security_level = none",
                            "postscreen_tls_security_level = may",
                            "tlsproxy_tls_security_level = may"
                        )
                        .Inet("smtp", "postscreen")
                        .Pass("smtpd", "smtpd")
                )
                .Single()
                .Message,
            StringComparison.Ordinal
        );

    private static readonly string[] MayWithKey =
    [
        "smtpd_tls_security_level = may",
        "smtpd_tls_chain_files = /etc/ssl/private/a.pem",
    ];

    private static Declared Screened(string release) =>
        Declared.OnPostfix(release).Main(MayWithKey).Inet("smtp", "postscreen").Pass("smtpd", "smtpd");

    private static Finding[] Of(Declared mail) => [.. mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX1013")];

    [Theory]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_eccert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_dcert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_chain_files = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_cert_file = none")]
    public void Any_certificate_and_the_word_none_will_do(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", setting)
                .Analyze("PFX1013", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void A_service_that_takes_the_certificate_away_is_told() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_cert_file = /etc/ssl/a.pem")
                .Inet("2525", "smtpd", "smtpd_tls_cert_file = ")
                .Analyze("PFX1013", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void Before_3_4_the_certificate_file_is_what_to_write() =>
        Assert.Equal(
            "smtpd_tls_cert_file",
            Assert
                .Single(
                    Declared
                        .OnPostfix("3.3")
                        .Main("smtpd_tls_security_level = may", "smtpd_tls_chain_files = /etc/ssl/a.pem")
                        .Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX4002")
                )
                .Parameter
        );

    [Theory]
    [InlineData("smtp_tls_security_level = may")]
    [InlineData("smtpd_tls_security_level = none")]
    [InlineData("smtpd_tls_security_level = dane")]
    public void A_client_and_a_server_without_TLS_need_none(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX1012"));
}
