using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1024Tests
{
    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "smtpd_tls_security_level = may",
                "smtpd_tls_protocols = >=TLSv1.2",
                "smtpd_tls_exclude_ciphers = aNULL, kRSA",
                "smtp_tls_protocols = >=TLSv1.2",
                "smtp_tls_mandatory_protocols = >=TLSv1.2",
                "smtp_tls_exclude_ciphers = aNULL, kRSA",
                .. settings,
            ]);

    private static Finding[] Analyze(Declared mail) =>
        mail.Analyze("PFX1024", besides: "PFX0005 PFX4001 PFX1011 PFX1013 PFX1020 PFX4003 PFX4007 PFX4008 PFX4014");

    [Theory]
    [InlineData("cert", "key", "/etc/ssl/mail.key", "/etc/ssl/mail.pem")]
    [InlineData("cert", "key", "/etc/ssl/mail.key", "/etc/ssl/mail.crt")]
    [InlineData("cert", "key", "/etc/ssl/live/mail/privkey.pem", "/etc/ssl/live/mail/fullchain.pem")]
    [InlineData("eccert", "eckey", "/etc/ssl/mail-key.pem", "/etc/ssl/mail-cert.pem")]
    [InlineData("dcert", "dkey", "/etc/ssl/MAIL.KEY", "/etc/ssl/MAIL.CRT")]
    [InlineData("cert", "key", "/etc/ssl/mail.pem", "/etc/ssl/mail.crt")]
    public void Swapped_files_are_found_by_their_names(string cert, string key, string certificate, string secret)
    {
        Declared mail = Mail($"smtpd_tls_{cert}_file = {certificate}", $"smtpd_tls_{key}_file = {secret}");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal($"main.cf smtpd_tls_{cert}_file", mail.PlaceOf(finding.Place));
        Assert.Equal(
            [
                new Edit(EditKind.Set, $"smtpd_tls_{cert}_file", secret),
                new Edit(EditKind.Set, $"smtpd_tls_{key}_file", certificate),
            ],
            Assert.Single(finding.Fixes).Edits
        );
    }

    [Theory]
    [InlineData("/etc/ssl/mail.crt", "/etc/ssl/mail.key")]
    [InlineData("/etc/ssl/certs/ssl-cert-snakeoil.pem", "/etc/ssl/private/ssl-cert-snakeoil.key")]
    [InlineData("/etc/ssl/live/mail/fullchain.pem", "/etc/ssl/live/mail/privkey.pem")]
    [InlineData("/etc/ssl/mail.key", "/etc/ssl/mail.key")]
    [InlineData("/etc/ssl/mail.key", "$smtpd_tls_cert_file")]
    [InlineData("/etc/ssl/keys/monkey.pem", "/etc/ssl/private/certificates.pem")]
    [InlineData("/etc/ssl/mail.pem", "/etc/ssl/private/mail.pem")]
    [InlineData("/etc/ssl/mail.crt.pem", "/etc/ssl/mail.key.pem")]
    public void Right_or_uncertain_names_are_no_finding(string certificate, string key) =>
        Assert.Empty(Analyze(Mail("smtpd_tls_cert_file = " + certificate, "smtpd_tls_key_file = " + key)));

    [Theory]
    [InlineData("/x/fullchain.pem, /x/privkey.pem", "/x/privkey.pem, /x/fullchain.pem")]
    [InlineData("/x/mail.pem /x/mail.key", "/x/mail.key, /x/mail.pem")]
    [InlineData("/x/cert.pem,/x/chain.pem,/x/privkey.pem", "/x/privkey.pem, /x/cert.pem, /x/chain.pem")]
    [InlineData("/x/rsa.crt, /x/rsa.key, /x/ec.crt, /x/ec.key", "/x/rsa.key, /x/rsa.crt, /x/ec.key, /x/ec.crt")]
    [InlineData("$folder/fullchain.pem, $folder/privkey.pem", "/x/privkey.pem, /x/fullchain.pem")]
    public void In_chain_files_the_key_comes_first(string files, string better)
    {
        Declared mail = Mail("smtpd_tls_chain_files = " + files, "folder = /x");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtpd_tls_chain_files", mail.PlaceOf(finding.Place));
        Assert.Equal([new Edit(EditKind.Set, "smtpd_tls_chain_files", better)], Assert.Single(finding.Fixes).Edits);
    }

    [Theory]
    [InlineData("/x/privkey.pem, /x/fullchain.pem")]
    [InlineData("/x/rsa.key, /x/rsa.crt, /x/ec.key, /x/ec.crt")]
    [InlineData("/x/rsa.pem, /x/ec.pem")]
    [InlineData("/x/mail.key")]
    [InlineData("")]
    public void In_the_right_order_there_is_no_finding(string files) =>
        Assert.Empty(Analyze(Mail("smtpd_tls_chain_files = " + files)));

    [Theory]
    [InlineData("smtp_tls", "smtp_tls_security_level = may")]
    [InlineData("lmtp_tls", "lmtp_tls_security_level = encrypt")]
    public void A_client_has_the_same_parameters(string prefix, string level)
    {
        Declared mail = Mail(
            level,
            prefix + "_chain_files = /x/fullchain.pem, /x/privkey.pem",
            "lmtp_tls_mandatory_protocols = >=TLSv1.2",
            "lmtp_tls_exclude_ciphers = aNULL, kRSA"
        );
        Assert.Equal([$"main.cf {prefix}_chain_files"], Analyze(mail).Select(f => mail.PlaceOf(f.Place)));
    }

    [Fact]
    public void Behind_postscreen_the_files_of_tlsproxy_count()
    {
        Declared mail = Mail("tlsproxy_tls_chain_files = /x/fullchain.pem, /x/privkey.pem")
            .Without("smtp/inet")
            .Inet("smtp", "postscreen")
            .Unix("tlsproxy", "tlsproxy");
        Assert.Equal(["main.cf tlsproxy_tls_chain_files"], mail.PlacesOf("PFX1024", besides: "PFX4011 PFX4008"));
    }

    [Fact]
    public void Before_chain_files_and_without_TLS_nothing_reads_them()
    {
        Assert.Empty(
            Declared
                .OnPostfix("3.3")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_chain_files = /x/fullchain.pem, /x/privkey.pem")
                .Analyze("PFX1024", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX4002")
        );
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_chain_files = /x/fullchain.pem, /x/privkey.pem")
                .Analyze("PFX1024", besides: "PFX1008")
        );
    }

    [Fact]
    public void The_own_certificate_of_certbot_lacks_the_chain()
    {
        Declared mail = Mail(
            "smtpd_tls_cert_file = /etc/letsencrypt/live/mail.example.org/cert.pem",
            "smtpd_tls_key_file = /etc/letsencrypt/live/mail.example.org/privkey.pem"
        );
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtpd_tls_cert_file", mail.PlaceOf(finding.Place));
        Assert.Equal(
            [new Edit(EditKind.Set, "smtpd_tls_cert_file", "/etc/letsencrypt/live/mail.example.org/fullchain.pem")],
            Assert.Single(finding.Fixes).Edits
        );
    }

    [Theory]
    [InlineData("smtpd_tls_cert_file = /etc/letsencrypt/live/mail.example.org/fullchain.pem")]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/mail/cert.pem")]
    [InlineData("smtp_tls_cert_file = /etc/letsencrypt/live/mail.example.org/cert.pem")]
    public void The_whole_chain_another_folder_and_a_client_are_no_finding(string setting) =>
        Assert.Empty(Analyze(Mail(setting)));

    [Theory]
    [InlineData("/le/live/x/privkey.pem, /le/live/x/cert.pem", "/le/live/x/privkey.pem, /le/live/x/fullchain.pem")]
    [InlineData(
        "$le/live/x/privkey.pem $le/live/x/cert.pem $le/live/y/privkey.pem $le/live/y/cert.pem $le/live/y/chain.pem",
        "/le/live/x/privkey.pem, /le/live/x/fullchain.pem, /le/live/y/privkey.pem, /le/live/y/cert.pem, /le/live/y/chain.pem"
    )]
    public void So_it_does_in_chain_files(string files, string better)
    {
        Declared mail = Mail("le = /le", "smtpd_tls_chain_files = " + files);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtpd_tls_chain_files", mail.PlaceOf(finding.Place));
        Assert.Equal([new Edit(EditKind.Set, "smtpd_tls_chain_files", better)], Assert.Single(finding.Fixes).Edits);
        Assert.Empty(Analyze(Mail("smtpd_tls_chain_files = " + better)));
    }

    [Theory]
    [InlineData("smtpd_tls_chain_files = /le/live/x/privkey.pem, /le/live/x/cert.pem, /le/live/x/chain.pem")]
    [InlineData("smtpd_tls_chain_files = /le/x/privkey.pem, /le/x/cert.pem")]
    [InlineData("smtp_tls_chain_files = /le/live/x/privkey.pem, /le/live/x/cert.pem")]
    [InlineData(
        "smtpd_tls_chain_files = /le/live/x/privkey.pem, /le/live/x/cert.pem",
        "smtpd_tls_CAfile = /le/live/x/chain.pem"
    )]
    public void Chain_files_with_the_chain_are_right(params string[] settings) => Assert.Empty(Analyze(Mail(settings)));

    [Fact]
    public void The_chain_may_come_from_what_is_trusted() =>
        Assert.Empty(
            Analyze(
                Mail(
                    "smtpd_tls_cert_file = /etc/letsencrypt/live/mail.example.org/cert.pem",
                    "smtpd_tls_CAfile = /etc/letsencrypt/live/mail.example.org/chain.pem"
                )
            )
        );
}
