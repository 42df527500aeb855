using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

public sealed class LaboratoryChangesTests
{
    private readonly LaboratoryChanges changes = new(new LaboratoryPaths("/lab"), new LivePostfixOptions());

    [Theory]
    [InlineData("smtpd_tls_protocols = >=TLSv1.2", "smtpd_tls_protocols = >=TLSv1.2")]
    [InlineData(
        "smtpd_recipient_restrictions = permit_mynetworks,\n  reject",
        "smtpd_recipient_restrictions = permit_mynetworks,  reject"
    )]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/certs/a.pem", "smtpd_tls_cert_file = /lab/etc/Rsa.cert.pem")]
    [InlineData("smtpd_tls_key_file = $smtpd_tls_cert_file", "smtpd_tls_key_file = /lab/etc/Rsa.key.pem")]
    [InlineData("smtpd_tls_eckey_file = /etc/ssl/private/a.key", "smtpd_tls_eckey_file = /lab/etc/Ecdsa.key.pem")]
    [InlineData("smtpd_tls_chain_files = /etc/ssl/a.pem", "smtpd_tls_chain_files = /lab/etc/Rsa.chain.pem")]
    [InlineData("smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt", "smtp_tls_CAfile = /lab/etc/authority.pem")]
    [InlineData("smtpd_tls_cert_file = none", "smtpd_tls_cert_file = none")]
    [InlineData("smtpd_tls_cert_file =", "smtpd_tls_cert_file = ")]
    [InlineData("virtual_alias_maps = hash:/etc/postfix/virtual", "virtual_alias_maps = hash:/lab/etc/virtual")]
    [InlineData(
        "virtual_alias_maps = hash:$config_directory/virtual",
        "virtual_alias_maps = hash:$config_directory/virtual"
    )]
    [InlineData("myorigin = /etc/mailname", "myorigin = /lab/etc/mailname")]
    [InlineData("x = /srv/etc/postfix/a /etc/postfix-policyd", "x = /srv/etc/postfix/a /etc/postfix-policyd")]
    [InlineData("relay_transport = error:no relay", "relay_transport = error:no relay")]
    public void A_setting_of_main_cf_becomes(string given, string expected) =>
        Assert.Contains(expected, changes.MainCf(given).Split('\n'));

    [Theory]
    [InlineData("inet_interfaces = all", "inet_interfaces")]
    [InlineData("relayhost = [smtp.example.net]:587", "relayhost")]
    [InlineData("default_transport = smtp:[192.0.2.1]", "default_transport")]
    [InlineData("relay_transport = error:no relay", "relay_transport")]
    [InlineData("smtp_bind_address = 192.0.2.2", "smtp_bind_address")]
    public void A_replaced_setting_stands_there_once(string given, string name) =>
        Assert.Single(
            changes.MainCf(given).Split('\n'),
            line => line.StartsWith(name + " =", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("-o smtpd_tls_security_level=encrypt", "-o smtpd_tls_security_level=encrypt")]
    [InlineData(
        "-o { smtpd_client_restrictions = permit_sasl_authenticated, reject }",
        "-o { smtpd_client_restrictions = permit_sasl_authenticated, reject }"
    )]
    [InlineData("-o smtpd_tls_cert_file=/etc/ssl/a.pem", "-o smtpd_tls_cert_file=/lab/etc/Rsa.cert.pem")]
    [InlineData(
        "-o { smtpd_tls_chain_files = /etc/ssl/a.pem, /etc/ssl/b.pem }",
        "-o { smtpd_tls_chain_files = /lab/etc/Rsa.chain.pem, /lab/etc/Ecdsa.chain.pem }"
    )]
    [InlineData("-o smtpd_sasl_type=dovecot -o smtpd_sasl_path=private/auth -v", "-v")]
    [InlineData("-o content_filter= -v", "-v")]
    public void An_override_of_master_cf_becomes(string given, string expected)
    {
        (string text, IReadOnlyList<InetService> inet) = changes.MasterCf(
            $"submission inet n - y - - smtpd\n  {given}\n"
        );

        Assert.Equal(
            $"127.0.0.1:{Assert.Single(inet).Port} inet n - n - - smtpd {expected}",
            string.Join(' ', text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
    }

    [Fact]
    public void A_master_cf_without_postlog_gets_one() =>
        Assert.Contains(
            "postlog unix-dgram n - n - 1 postlogd",
            changes.MasterCf("pickup unix n - y 60 1 pickup").Text.Split('\n')
        );

    [Fact]
    public void A_master_cf_with_postlog_keeps_its_own() =>
        Assert.DoesNotContain(
            "postlog unix-dgram n - n - 1 postlogd",
            changes.MasterCf("postlog unix-dgram n - y - 1 postlogd -v").Text.Split('\n')
        );
}
