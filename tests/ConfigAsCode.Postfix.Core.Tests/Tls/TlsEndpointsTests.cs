using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>What a service offers; TlsModelTests in the live tests measures it.</summary>
public class TlsEndpointsTests
{
    [Theory]
    [InlineData(TlsLevel.None)]
    [InlineData(TlsLevel.None, "smtpd_tls_security_level = none", "smtpd_use_tls = yes")]
    [InlineData(TlsLevel.May, "smtpd_tls_security_level = may", "smtpd_enforce_tls = yes")]
    [InlineData(TlsLevel.Encrypt, "smtpd_tls_security_level = Encrypt")]
    [InlineData(TlsLevel.Encrypt, "smtpd_tls_security_level = secure")]
    [InlineData(TlsLevel.None, "smtpd_tls_security_level = dane")]
    [InlineData(TlsLevel.None, "smtpd_tls_security_level = encrpt")]
    [InlineData(TlsLevel.May, "smtpd_use_tls = yes")]
    [InlineData(TlsLevel.Encrypt, "smtpd_enforce_tls = yes")]
    [InlineData(TlsLevel.Encrypt, "smtpd_tls_wrappermode = yes")]
    [InlineData(TlsLevel.Encrypt, "smtpd_tls_wrappermode = yes", "smtpd_tls_security_level = none")]
    public void A_server_has_a_level_by_its_word_its_wrapper_mode_or_a_legacy_switch(
        TlsLevel level,
        params string[] settings
    ) =>
        Assert.Equal(
            level == TlsLevel.None ? [] : [level],
            Of(Declared.On("Debian12").Inet("x", "smtpd", settings), "x/inet").Select(e => e.Level)
        );

    [Theory]
    [InlineData("")]
    [InlineData("may", "smtp_tls_security_level = may")]
    [InlineData("dane may", "smtp_tls_security_level = dane")]
    [InlineData("dane-only", "smtp_tls_security_level = dane-only")]
    [InlineData("secure", "smtp_tls_security_level = SECURE")]
    [InlineData("may", "smtp_use_tls = yes")]
    [InlineData("verify", "smtp_enforce_tls = yes")]
    [InlineData("encrypt", "smtp_enforce_tls = yes", "smtp_tls_enforce_peername = no")]
    [InlineData("", "smtp_tls_security_level = none", "smtp_enforce_tls = yes")]
    [InlineData("", "lmtp_tls_security_level = encrypt")]
    public void A_client_has_a_level_and_at_dane_that_of_a_receiver_without_TLSA_too(
        string levels,
        params string[] settings
    ) =>
        Assert.Equal(
            levels,
            string.Join(
                ' ',
                Of(Declared.On("Debian12").Unix("x", "smtp", settings), "x/unix").Select(e => e.Level.ToText())
            )
        );

    [Theory]
    [InlineData("3.7", "medium", "aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH")]
    [InlineData("3.7", "HIGH", "aNULL:-aNULL:HIGH:@STRENGTH")]
    [InlineData("3.7", "low", "aNULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTH")]
    [InlineData("3.7", "null", "eNULL:!aNULL")]
    [InlineData("3.7", "strong", null)]
    public void A_grade_stands_for_a_list(string version, string grade, string? list) =>
        Assert.Equal(list, Server(version, "smtpd_tls_ciphers = " + grade).CipherList);

    [Theory]
    [InlineData("low")]
    [InlineData("export")]
    public void Since_3_8_the_weak_grades_mean_medium(string grade)
    {
        string medium = Server("3.8", "smtpd_tls_ciphers = medium").CipherList!;
        Assert.Contains("!3DES", medium, StringComparison.Ordinal);
        Assert.Equal(medium, Server("3.8", "smtpd_tls_ciphers = " + grade).CipherList);
        Assert.NotEqual(
            Server("3.7", "smtpd_tls_ciphers = medium").CipherList,
            Server("3.7", "smtpd_tls_ciphers = " + grade).CipherList
        );
    }

    [Fact]
    public void Exclusions_are_joined_in_order_with_what_Postfix_adds() =>
        Assert.Equal(
            "HIGH:!MD5:!DES:!aNULL",
            Server(
                "3.7",
                "tls_medium_cipherlist = HIGH",
                "smtpd_tls_exclude_ciphers = MD5, DES",
                "smtpd_tls_mandatory_exclude_ciphers = RC4",
                "smtpd_tls_ask_ccert = yes"
            ).CipherList
        );

    [Theory]
    [InlineData("!aNULL")]
    [InlineData("MD5, +RC4")]
    [InlineData("-MD5")]
    [InlineData("MD5:@STRENGTH")]
    public void An_exclusion_with_an_operator_ends_the_set_up(string exclusions)
    {
        TlsEndpoint endpoint = Server("3.7", "smtpd_tls_exclude_ciphers = " + exclusions);
        Assert.Null(endpoint.CipherList);
        Assert.Empty(endpoint.Suites);
    }

    [Theory]
    [InlineData("may", "smtpd_tls_req_ccert = yes", true)]
    [InlineData("encrypt", "smtpd_tls_req_ccert = yes", false)]
    [InlineData("may", "smtpd_tls_ask_ccert = yes", false)]
    public void A_certificate_of_the_client_can_only_be_required_where_TLS_is(
        string level,
        string setting,
        bool hasAnonymous
    ) =>
        Assert.Equal(
            hasAnonymous,
            Of(Declared.On("Debian12").Inet("x", "smtpd", "smtpd_tls_security_level = " + level, setting), "x/inet")
                .Single()
                .Suites.Any(s => s.IsAnonymous)
        );

    [Theory]
    [InlineData("may", "")]
    [InlineData("encrypt", ":!eNULL")]
    [InlineData("verify", ":!aNULL")]
    public void A_client_adds_what_its_level_cannot_have(string level, string added) =>
        Assert.Equal(
            "HIGH" + added,
            Of(
                    Declared
                        .On("Debian12")
                        .Unix("x", "smtp", "smtp_tls_security_level = " + level, "tls_medium_cipherlist = HIGH"),
                    "x/unix"
                )
                .Single()
                .CipherList
        );

    [Fact]
    public void A_client_offers_only_the_oldest_block_below_a_hole() =>
        Assert.Equal(
            ("TLSv1", "TLSv1, TLSv1.2, TLSv1.3"),
            (
                Of(
                        Declared
                            .On("Debian12")
                            .Unix("x", "smtp", "smtp_tls_security_level = may", "smtp_tls_protocols = !TLSv1.1"),
                        "x/unix"
                    )
                    .Single()
                    .Protocols.ToText(),
                Server("3.7", "smtpd_tls_protocols = !TLSv1.1").Protocols.ToText()
            )
        );

    [Fact]
    public void A_client_that_checks_certificates_speaks_no_TLS_1_0_on_OpenSSL_3() =>
        Assert.Equal(
            ["TLSv1.2, TLSv1.3", "TLSv1, TLSv1.1, TLSv1.2, TLSv1.3"],
            new[] { OpenSslSeries.V3_0, OpenSslSeries.V1_1_1 }.Select(openSsl =>
                Of(Declared.OnPostfix("3.7", openSsl).Unix("x", "smtp", "smtp_tls_security_level = verify"), "x/unix")
                    .Single()
                    .Protocols.ToText()
            )
        );

    [Fact]
    public void A_security_level_in_the_list_counts()
    {
        TlsEndpoint endpoint = Server("3.7", "tls_medium_cipherlist = ALL:@SECLEVEL=1");
        Assert.Equal("TLSv1.2, TLSv1.3", endpoint.Protocols.ToText());
        Assert.DoesNotContain(endpoint.Suites, s => s.IsAnonymous);
    }

    [Fact]
    public void OpenSSL_1_0_2_speaks_no_TLS_1_3()
    {
        TlsEndpoint endpoint = Of(
                Declared.OnPostfix("3.1", OpenSslSeries.V1_0_2).Inet("x", "smtpd", "smtpd_tls_security_level = may"),
                "x/inet"
            )
            .Single();
        Assert.Equal("TLSv1, TLSv1.1, TLSv1.2", endpoint.Protocols.ToText());
        Assert.Contains(endpoint.Suites, s => s.Name == "ADH-RC4-MD5");
    }

    [Fact]
    public void Suites_of_TLS_1_2_need_TLS_1_2()
    {
        TlsEndpoint endpoint = Server("3.7", "smtpd_tls_protocols = TLSv1");
        Assert.NotEmpty(endpoint.Suites);
        Assert.DoesNotContain(endpoint.Suites, s => s.MinimumProtocol == "TLSv1.2");
    }

    [Fact]
    public void A_list_that_is_refused_leaves_nothing()
    {
        TlsEndpoint endpoint = Server("3.7", "smtpd_tls_protocols = TLSv9");
        Assert.Equal(TlsProtocols.None, endpoint.Protocols);
        Assert.Empty(endpoint.Suites);
    }

    private static TlsEndpoint Server(string version, params string[] settings) =>
        Of(Declared.OnPostfix(version).Inet("x", "smtpd", ["smtpd_tls_security_level = may", .. settings]), "x/inet")
            .Single();

    private static IEnumerable<TlsEndpoint> Of(Declared mail, string service) =>
        TlsEndpoints.Of(mail.View).Where(e => e.Service.Key == service);
}
