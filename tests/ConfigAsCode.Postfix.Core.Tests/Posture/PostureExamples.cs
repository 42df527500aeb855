using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Posture;

/// <summary>A project with a mail exchanger that has a bit of everything, and a null client for two releases.</summary>
internal static class PostureExamples
{
    public static Instance Exchanger { get; } =
        Declared
            .On("Debian12")
            .Named("mx1")
            .Main(
                "compatibility_level = 3.6",
                "myhostname = mx1.example.org",
                "mynetworks = 192.0.2.0/24 [2001:db8:7::]/48",
                "mydestination = $myhostname, localhost",
                "virtual_mailbox_domains = shop.example, shop.example.net",
                "virtual_transport = lmtp:unix:private/dovecot-lmtp",
                "relay_domains = partner.example",
                "relayhost = [smarthost.example.net]:587",
                "transport_maps = texthash:$config_directory/routes, hash:/etc/postfix/more-routes",
                "smtpd_restriction_classes = offices",
                "offices = check_client_access cidr:$config_directory/offices, reject_unauth_destination",
                "IShopTls: smtpd_tls_security_level = may",
                "IShopTls: smtpd_tls_protocols = >=TLSv1.2",
                "IShopTls: smtpd_tls_mandatory_protocols = >=TLSv1.2",
                "IShopTls: smtpd_tls_exclude_ciphers = aNULL, kRSA",
                "IShopTls: smtp_tls_security_level = dane",
                "smtp_dns_support_level = dnssec"
            )
            .Inet("smtp", "postscreen")
            .Pass("smtpd", "smtpd")
            .Inet(
                "submission",
                "smtpd",
                "smtpd_tls_security_level = encrypt",
                "smtpd_sasl_auth_enable = yes",
                "smtpd_client_restrictions = permit_sasl_authenticated, reject",
                "smtpd_relay_restrictions = permit_sasl_authenticated, reject"
            )
            .Inet(
                "submissions",
                "smtpd",
                "smtpd_tls_wrappermode = yes",
                "smtpd_sasl_auth_enable = yes",
                "smtpd_relay_restrictions = permit_sasl_authenticated, reject"
            )
            .Inet(
                "192.0.2.7:2525",
                "smtpd",
                "smtpd_tls_protocols = >=TLSv1",
                "smtpd_tls_exclude_ciphers = ",
                "smtpd_relay_restrictions = offices"
            )
            .Inet(
                "[2001:db8:85a3::8a2e:370:7334]:10025",
                "smtpd",
                "smtpd_tls_security_level = none",
                "content_filter = ",
                "mynetworks = 127.0.0.0/8"
            )
            .Entry(
                "filter-for-outgoing-newsletters unix - n n - 10 pipe flags=Rq user=filter argv=/usr/lib/shop/filter-newsletters -f ${sender} -- ${recipient}"
            )
            .Entry("maildrop unix - n n - - pipe flags=DRhu user=vmail argv=/usr/bin/maildrop -d ${recipient}")
            .Policies(
                ("bank.example", "secure match=mx.bank.example"),
                ("insurance.example", "secure match=mx.insurance.example"),
                (".partner.example", "encrypt protocols=>=TLSv1.3")
            )
            .Table(
                "routes",
                "texthash",
                ("lists.example.org", "filter-for-outgoing-newsletters:"),
                (".partner.example", "relay:[mx.partner.example]:2525"),
                ("archive.example.org", ":[archive.example.org]")
            )
            .Table("offices", "cidr", ("198.51.100.0/24", "OK"), ("203.0.113.0/24", "REJECT"))
            .Instance with
        {
            AcceptedRisks = EquatableArray.Of(
                new AcceptedRisk(
                    "PFX1001",
                    "the scanner on 192.0.2.9 speaks TLS 1.0 only | until <it> is replaced",
                    "2027-03-31",
                    "192.0.2.7:2525/inet",
                    Origin.Unknown
                ),
                new AcceptedRisk("PFX1016", "the mail exchanger of a closed group", null, null, Origin.Unknown)
            ),
        };

    /// <summary>OpenSSL 1.1.1 and 3.0 offer other suites, and the releases have other defaults.</summary>
    public static Instance NullClient { get; } =
        Declared
            .OnEach("Debian11", "Debian12")
            .Named("null-client")
            .Main(
                "compatibility_level = 3.5",
                "inet_interfaces = loopback-only",
                "mydestination = ",
                "relayhost = [mail.example.org]:587",
                "smtp_tls_security_level = verify"
            )
            .Instance;

    public static PostureReport Report { get; } = PostureReport.Of([Exchanger, NullClient]);
}
