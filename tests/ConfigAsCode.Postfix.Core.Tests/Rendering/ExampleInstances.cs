using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Rendering;

/// <summary>Two instances as people declare them: one for an old target, one for a new.</summary>
internal static class ExampleInstances
{
    private static readonly Origin ByClass = new(OriginKind.Declaration, "Webshop");
    private static readonly Origin ByShopTls = new(OriginKind.Policy, "IShopTls");
    private static readonly Origin ByIntermediateTls = new(OriginKind.Policy, "IIntermediateTls");
    private static readonly Origin ByDistribution = new(OriginKind.Distribution, "Ubuntu 16.04");
    private static readonly Origin BySubmission = new(OriginKind.Declaration, "Webshop.Submission");
    private static readonly Origin ByMaildrop = new(OriginKind.Declaration, "Webshop.Maildrop");

    public static Instance Webshop { get; } =
        new(
            "webshop",
            "Shop.Mail.Webshop",
            new Target("Ubuntu 16.04", new PostfixVersion(3, 1), OpenSslSeries.V1_0_2, true),
            EquatableArray.Of(
                new Setting("alias_maps", "hash:/etc/aliases", ByClass),
                new Setting("biff", "no", ByClass),
                new Setting("compatibility_level", "2", ByClass),
                new Setting("inet_interfaces", "all", ByClass),
                new Setting("mydestination", "$myhostname, localhost", ByClass),
                new Setting("myhostname", "shop.example.org", ByClass),
                new Setting("mynetworks", "127.0.0.0/8 [::1]/128", ByClass),
                new Setting("relayhost", "", ByClass),
                new Setting("shop_footer", "Zoë's shop # not a comment", ByClass),
                new Setting("smtp_dns_support_level", "dnssec", ByShopTls),
                new Setting("smtp_tls_policy_maps", "texthash:${config_directory}/partners", ByClass),
                new Setting("smtp_tls_security_level", "dane", ByShopTls),
                new Setting("smtpd_relay_restrictions", "permit_mynetworks, reject_unauth_destination", ByClass),
                new Setting("smtpd_tls_auth_only", "yes", ByShopTls),
                new Setting("smtpd_tls_mandatory_protocols", "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1", ByIntermediateTls),
                new Setting("smtpd_tls_protocols", "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1", ByIntermediateTls),
                new Setting("smtpd_tls_security_level", "may", ByShopTls),
                new Setting("smtpd_tls_session_cache_timeout", "3600s", ByClass)
            ),
            EquatableArray.Of(
                new Service(
                    "smtp",
                    ServiceType.Inet,
                    "n",
                    "-",
                    "y",
                    "-",
                    "-",
                    "smtpd",
                    default,
                    default,
                    ByDistribution
                ),
                new Service(
                    "pickup",
                    ServiceType.Unix,
                    "n",
                    "-",
                    "y",
                    "60",
                    "1",
                    "pickup",
                    default,
                    default,
                    ByDistribution
                ),
                new Service(
                    "submission",
                    ServiceType.Inet,
                    "n",
                    "-",
                    "y",
                    "-",
                    "-",
                    "smtpd",
                    EquatableArray.Of(
                        new Setting("syslog_name", "postfix/submission", BySubmission),
                        new Setting("smtpd_tls_security_level", "encrypt", BySubmission),
                        new Setting("smtpd_client_restrictions", "permit_sasl_authenticated, reject", BySubmission),
                        new Setting("smtpd_tls_mandatory_ciphers", "high", new Origin(OriginKind.Policy, "IStrictTls"))
                    ),
                    EquatableArray.Of("-v"),
                    BySubmission
                ),
                new Service(
                    "cleanup",
                    ServiceType.Unix,
                    "n",
                    "-",
                    "y",
                    "-",
                    "0",
                    "cleanup",
                    default,
                    default,
                    ByDistribution
                ),
                new Service(
                    "maildrop",
                    ServiceType.Unix,
                    "-",
                    "n",
                    "n",
                    "-",
                    "-",
                    "pipe",
                    default,
                    EquatableArray.Of(
                        "flags=DRhu",
                        "user=vmail",
                        "argv=/usr/bin/maildrop",
                        "-d",
                        "${recipient}",
                        "two words"
                    ),
                    ByMaildrop
                )
            ),
            EquatableArray.Of(
                new Table(
                    "partners",
                    "texthash",
                    EquatableArray.Of(
                        new TableEntry("bank.example", "secure match=mx.bank.example", ByClass),
                        new TableEntry(".partner.example", "encrypt", ByClass)
                    ),
                    ByClass
                )
            ),
            default,
            ByClass
        );

    /// <summary>The smallest one: a null client, for the oldest Postfix.</summary>
    public static Instance NullClient { get; } =
        new(
            "null-client",
            "NullClient",
            new Target("", new PostfixVersion(2, 11), OpenSslSeries.V1_0_2, false),
            EquatableArray.Of(
                new Setting("inet_interfaces", "loopback-only", ByClass),
                new Setting("mydestination", "", ByClass),
                new Setting("relayhost", "[mail.example.org]:587", ByClass)
            ),
            EquatableArray.Of(
                new Service(
                    "pickup",
                    ServiceType.Fifo,
                    "n",
                    "-",
                    "-",
                    "60",
                    "1",
                    "pickup",
                    default,
                    default,
                    ByDistribution
                ),
                new Service(
                    "[2001:db8::1]:submission",
                    ServiceType.Inet,
                    "n",
                    "-",
                    "-",
                    "-",
                    "-",
                    "smtpd",
                    EquatableArray.Of(new Setting("smtpd_client_restrictions", "permit_mynetworks,reject", ByClass)),
                    default,
                    new Origin(OriginKind.Declaration, "NullClient.Submission")
                )
            ),
            default,
            default,
            ByClass
        );
}
