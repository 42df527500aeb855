using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1020Tests
{
    private const string May = "smtpd_tls_security_level = may";

    [Fact]
    public void Without_ECDSA_suites_an_ECDSA_key_serves_nobody_below_TLS_1_3()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                May,
                "smtpd_tls_chain_files = /etc/ssl/mail.pem",
                "IShop: smtpd_tls_exclude_ciphers = aNULL, ECDSA, RSA+AES"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX1020", besides: "PFX1001"));
        Assert.Equal("IShop smtpd_tls_exclude_ciphers", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "If the key in smtpd_tls_chain_files is ECDSA, no client below TLS 1.3 can connect to smtp/inet (\"no shared "
                + "cipher\"): smtpd_tls_exclude_ciphers excludes every ECDSA suite. Keep them with \"aNULL, RSA+AES\"",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_exclude_ciphers", "aNULL, RSA+AES"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void All_RSA_suites_go_with_aRSA_and_not_with_RSA()
    {
        static Declared Excluding(string word) =>
            Declared
                .On("Debian12")
                .Main(May, "smtpd_tls_cert_file = /etc/ssl/mail.pem", $"smtpd_tls_exclude_ciphers = {word}");

        Assert.StartsWith(
            "If the key in smtpd_tls_cert_file is RSA",
            Assert.Single(Excluding("aRSA").Analyze("PFX1020", besides: "PFX1001 PFX1002")).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Excluding("RSA").Analyze("PFX1020", besides: "PFX1001 PFX1002"));
        Assert.Empty(Excluding("kRSA").Analyze("PFX1020", besides: "PFX1001 PFX1002"));
    }

    [Fact]
    public void The_list_for_mandatory_TLS_is_told_where_it_holds() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_mandatory_exclude_ciphers"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_mandatory_ciphers = high", May)
                .Inet(
                    "submission",
                    "smtpd",
                    "smtpd_tls_security_level = encrypt",
                    "smtpd_tls_mandatory_exclude_ciphers = aECDSA"
                )
                .PlacesOf("PFX1020", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
        );

    [Theory]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/mail-rsa.pem")]
    [InlineData("smtpd_tls_chain_files = /etc/ssl/rsa.key, /etc/ssl/rsa.crt")]
    [InlineData("smtpd_tls_cert_file = none")]
    public void A_key_that_is_known_to_be_of_another_kind_needs_no_ECDSA_suites(string certificate) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(May, certificate, "smtpd_tls_exclude_ciphers = ECDSA")
                .Analyze("PFX1020", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void A_key_that_nothing_names_yet_may_become_one_of_either_kind() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main(May, "smtpd_tls_exclude_ciphers = ECDSA")
                .Analyze("PFX1020", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Theory]
    [InlineData("smtpd_tls_eccert_file = /etc/ssl/ec.pem")]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/mail-ecdsa.pem")]
    public void A_key_that_is_known_to_be_ECDSA_needs_no_RSA_suites(string certificate)
    {
        static string[] PlacesOf(string certificate, string word) =>
            Declared
                .On("Debian12")
                .Main(May, certificate, $"smtpd_tls_exclude_ciphers = {word}")
                .PlacesOf("PFX1020", besides: "PFX1001 PFX1002");

        Assert.Equal(["main.cf smtpd_tls_exclude_ciphers"], PlacesOf(certificate, "ECDSA"));
        Assert.Empty(PlacesOf(certificate, "aRSA"));
    }

    [Theory]
    [InlineData("smtpd_tls_protocols = TLSv1.3")]
    [InlineData("smtpd_tls_exclude_ciphers = ECDHE-ECDSA-AES256-GCM-SHA384")]
    [InlineData("tls_medium_cipherlist = kRSA")]
    public void Where_no_list_takes_them_away_there_is_nothing_to_tell(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(May, "smtpd_tls_cert_file = /etc/ssl/mail.pem", "smtpd_tls_exclude_ciphers = DSS", setting)
                .Analyze("PFX1020", besides: "PFX0005 PFX1001 PFX1002 PFX1003")
        );

    [Fact]
    public void A_client_shows_no_certificate_of_the_kind() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = may", "smtp_tls_exclude_ciphers = ECDSA")
                .Analyze("PFX1020", besides: "PFX1001 PFX1002")
        );

    [Theory]
    [InlineData("/etc/postfix/dh1024.pem", "1024")]
    [InlineData("/etc/postfix/dh_512.pem", "512")]
    [InlineData("${config_directory}/dh-1024", "1024")]
    public void A_file_that_is_called_after_a_weak_size_is_told(string file, string size)
    {
        Declared mail = Declared.On("Debian12").Main(May, $"smtpd_tls_dh1024_param_file = {file}");
        Finding finding = Assert.Single(mail.Analyze("PFX1020", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Equal("main.cf smtpd_tls_dh1024_param_file", mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            $"smtp/inet would exchange keys with {size}-bit DH parameters",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Edit(EditKind.Remove, "smtpd_tls_dh1024_param_file"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("/etc/postfix/dh2048.pem")]
    [InlineData("/etc/postfix/dh10240.pem")]
    [InlineData("/etc/dh1024/params.pem")]
    [InlineData("auto")]
    public void Other_names_say_nothing_of_the_size(string file) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(May, $"smtpd_tls_dh1024_param_file = {file}")
                .Analyze("PFX1020", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Fact]
    public void Parameters_of_a_server_without_TLS_are_never_used() =>
        Assert.Empty(
            Declared.On("Debian12").Main("smtpd_tls_dh1024_param_file = /etc/postfix/dh1024.pem").Analyze("PFX1020")
        );

    [Fact]
    public void Before_3_1_Postfix_has_no_better_parameters_of_its_own()
    {
        Declared old = Declared.OnPostfix("2.11").Main(May, "smtpd_tls_dh1024_param_file = /etc/postfix/dh1024.pem");
        Finding finding = Assert.Single(old.Analyze("PFX1020", besides: "PFX1013"));
        Assert.EndsWith("Name a file with 2048 bits", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }
}
