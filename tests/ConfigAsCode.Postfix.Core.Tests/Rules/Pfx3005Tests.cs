using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3005Tests
{
    private const string Login = "smtp_sasl_auth_enable = yes";
    private const string Encrypt = "smtp_tls_security_level = encrypt";

    private static readonly Edit Allow = new(EditKind.Set, "smtp_sasl_tls_security_options", "noanonymous");

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "relayhost = [relay.example.net]:587",
                "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd",
                "smtp_tls_protocols = >=TLSv1.2",
                "smtp_tls_mandatory_protocols = >=TLSv1.2",
                "smtp_tls_exclude_ciphers = aNULL, kRSA",
                .. settings,
            ]);

    private static Finding[] Analyze(Declared mail) =>
        mail.Analyze("PFX3005", besides: "PFX0005 PFX1011 PFX1018 PFX3002 PFX3003 PFX4003 PFX4014");

    [Theory]
    [InlineData(Encrypt)]
    [InlineData("smtp_tls_security_level = may")]
    [InlineData("smtp_enforce_tls = yes")]
    public void By_default_a_client_refuses_PLAIN_inside_TLS(string level)
    {
        Declared mail = Mail(Login, level);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("missing at main.cf smtp_sasl_auth_enable", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/unix and relay/unix cannot log in to a server that offers only PLAIN and LOGIN, and the mail is deferred (\"no mechanism "
                + "available\"): smtp_sasl_security_options is 'noplaintext, noanonymous', inside TLS too. Set smtp_sasl_tls_security_options = "
                + "noanonymous",
            finding.Message
        );
        Assert.Equal([Allow], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("smtp_sasl_security_options = noplaintext, noanonymous")]
    [InlineData("smtp_sasl_security_options = noanonymous,NOPLAINTEXT")]
    [InlineData("smtp_sasl_security_options = noplaintext")]
    public void What_holds_without_TLS_stays(string setting)
    {
        Declared mail = Mail(Login, Encrypt, setting);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtp_sasl_security_options", mail.PlaceOf(finding.Place));
        Assert.Equal([Allow], Assert.Single(finding.Fixes).Edits);
    }

    [Fact]
    public void The_options_inside_TLS_are_mended_themselves() =>
        Assert.Equal(
            [new Edit(EditKind.Set, "smtp_sasl_tls_security_options", "nodictionary, noanonymous")],
            Assert
                .Single(
                    Assert
                        .Single(
                            Analyze(Mail(Login, Encrypt, "smtp_sasl_tls_security_options = noplaintext nodictionary"))
                        )
                        .Fixes
                )
                .Edits
        );

    [Fact]
    public void A_verified_server_has_options_of_its_own() =>
        Assert.Equal(
            ["main.cf smtp_sasl_tls_verified_security_options"],
            Analyze(
                    Mail(
                        Login,
                        "smtp_tls_security_level = secure",
                        "smtp_sasl_tls_security_options = noanonymous",
                        "smtp_sasl_tls_verified_security_options = noanonymous, noplaintext"
                    )
                )
                .Select(f => "main.cf " + f.Parameter)
        );

    [Fact]
    public void A_client_over_LMTP_is_meant_by_its_own_name()
    {
        Declared mail = Mail(Encrypt)
            .Unix(
                "mailboxes",
                "lmtp",
                "lmtp_sasl_auth_enable = yes",
                "lmtp_tls_security_level = encrypt",
                "lmtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd",
                "lmtp_tls_mandatory_protocols = >=TLSv1.2",
                "lmtp_tls_exclude_ciphers = aNULL, kRSA"
            );
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("missing at mailboxes/unix lmtp_sasl_auth_enable", mail.PlaceOf(finding.Place));
        Assert.Equal([Allow with { Parameter = "lmtp_sasl_tls_security_options" }], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("smtp_sasl_tls_security_options = noanonymous")]
    [InlineData("smtp_sasl_mechanism_filter = cram-md5, digest-md5")]
    [InlineData("smtp_sasl_mechanism_filter = !plain, !login, static:all")]
    [InlineData("smtp_sasl_auth_enable = no")]
    public void Where_PLAIN_is_allowed_or_other_mechanisms_are_meant_there_is_no_finding(string setting) =>
        Assert.Empty(Analyze(Mail(Login, Encrypt, setting)));

    [Fact]
    public void A_filter_that_has_PLAIN_needs_the_option() =>
        Assert.Single(Analyze(Mail(Login, Encrypt, "smtp_sasl_mechanism_filter = plain")));

    [Fact]
    public void Without_TLS_the_option_protects_the_password() => Assert.Empty(Analyze(Mail(Login)));
}
