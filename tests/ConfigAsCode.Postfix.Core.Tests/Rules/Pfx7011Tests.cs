using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7011Tests
{
    private const string Others =
        "PFX0005 PFX1001 PFX1002 PFX1004 PFX1005 PFX1008 PFX1013 PFX1014 PFX1018 PFX2004 PFX2009 PFX2011 PFX2014 PFX4010 PFX4012 PFX4014 PFX7002 PFX7003 PFX7006 PFX7008";

    private static Declared Shop(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "compatibility_level = 3.6",
                "myhostname = mail.example.org",
                "mydestination = $myhostname, shop.example.org",
                "alias_maps = ",
                "virtual_alias_maps = texthash:$config_directory/virtual",
                .. settings,
            ])
            .Table(
                "virtual",
                "texthash",
                ("orders@shop.example.org", "sales@shop.example.org, archive@shop.example.org"),
                ("away@shop.example.org", "away@example.com")
            );

    private static Finding? Check(
        Declared mail,
        string recipient,
        Func<DeliveryExpectation, DeliveryExpectation> more
    ) => mail.ExpectDelivery(recipient, more).Analyze("PFX7011", Others).SingleOrDefault();

    private static EquatableArray<string> To(params string[] to) => to.ToEquatableArray();

    [Fact]
    public void Mail_ends_at_these_addresses_and_at_no_others()
    {
        Assert.Null(
            Check(
                Shop(),
                "orders@shop.example.org",
                e => e with { To = To("archive@shop.example.org", "Sales@shop.example.org") }
            )
        );
        Assert.Null(Check(Shop(), "x", e => e with { To = To("x") }));
        Declared mail = Shop();
        Finding finding = Check(mail, "orders@shop.example.org", e => e with { To = To("sales@shop.example.org") })!;
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal("the expectation", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet: mail for orders@shop.example.org ends at sales@shop.example.org and archive@shop.example.org, not at sales@shop.example.org: "
                + "orders@shop.example.org -> archive@shop.example.org (virtual_alias_maps, row 'orders@shop.example.org') -> "
                + "local:mail.example.org (local_transport)",
            finding.Message
        );
        Assert.EndsWith(
            "ends at away@example.com, not at copy@example.com: away@shop.example.org -> away@example.com "
                + "(virtual_alias_maps, row 'away@shop.example.org') -> smtp:example.com (default_transport)",
            Check(
                Shop(),
                "away@shop.example.org",
                e => e with { To = To("away@example.com", "copy@example.com") }
            )!.Message,
            StringComparison.Ordinal
        );
        Assert.NotNull(
            Check(
                Shop("always_bcc = all@example.com"),
                "orders@shop.example.org",
                e => e with { To = To("sales@shop.example.org", "archive@shop.example.org") }
            )
        );
    }

    [Fact]
    public void Mail_leaves_by_this_transport_and_through_this_host()
    {
        Declared mail = Shop("relayhost = [smart.example.net]:587");
        Assert.Null(
            Check(mail, "x@example.com", e => e with { Transport = "smtp", Through = "[smart.example.net]:587" })
        );
        Assert.Equal(
            "smtp/inet: mail for x@example.com goes to [smart.example.net]:587, not through example.com: x@example.com -> smtp (default_transport) -> "
                + "smtp:[smart.example.net]:587 (relayhost)",
            Check(
                Shop("relayhost = [smart.example.net]:587"),
                "x@example.com",
                e => e with { Through = "example.com" }
            )!.Message
        );
        Assert.Equal(
            "smtp/inet: mail for x@shop.example.org goes by the transport local, not by lmtp: x@shop.example.org -> local:mail.example.org (local_transport)",
            Check(Shop(), "x@shop.example.org", e => e with { Transport = "lmtp" })!.Message
        );
    }

    [Fact]
    public void The_level_of_TLS_is_the_least()
    {
        Func<DeliveryExpectation, DeliveryExpectation> encrypt = e => e with { Tls = "Encrypt" };
        Assert.Null(Check(Shop("smtp_tls_security_level = encrypt"), "x@example.com", encrypt));
        Assert.Null(
            Check(Shop("smtp_tls_security_level = may").Policies(("example.com", "secure")), "x@example.com", encrypt)
        );
        Assert.Equal(
            "smtp/inet: mail for x@example.com leaves with may, not with encrypt or stricter (smtp_tls_security_level): x@example.com -> "
                + "smtp:example.com (default_transport)",
            Check(Shop("smtp_tls_security_level = may"), "x@example.com", encrypt)!.Message
        );
        Assert.Contains(
            "(smtp_tls_policy_maps, row 'example.com')",
            Check(
                Shop("smtp_tls_security_level = encrypt").Policies(("example.com", "none")),
                "x@example.com",
                encrypt
            )!.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "which speaks no TLS",
            Check(Shop("smtp_tls_security_level = encrypt"), "x@shop.example.org", encrypt)!.Message,
            StringComparison.Ordinal
        );
        Declared dane = Shop("smtp_tls_security_level = dane", "smtp_dns_support_level = dnssec");
        Assert.Null(Check(dane, "x@example.com", e => e with { Tls = "Dane" }));
        Finding finding = Check(
            Shop("smtp_tls_security_level = dane", "smtp_dns_support_level = dnssec"),
            "x@example.com",
            encrypt
        )!;
        Assert.Equal(RuleSeverity.Info, finding.Severity);
    }

    [Fact]
    public void What_the_host_decides_is_a_note()
    {
        Finding finding = Check(
            Shop("transport_maps = ldap:/etc/postfix/routes"),
            "x@example.com",
            e => e with { Transport = "smtp" }
        )!;
        Assert.Equal(RuleSeverity.Info, finding.Severity);
        Assert.Equal(
            "smtp/inet: mail for x@example.com goes where ldap:/etc/postfix/routes (transport_maps) decides, which this configuration does not show",
            finding.Message
        );
        Assert.Equal(
            RuleSeverity.Info,
            Check(
                Shop("alias_maps = hash:/etc/aliases"),
                "x@shop.example.org",
                e => e with { To = To("x@shop.example.org") }
            )!.Severity
        );
        // What is known is wrong whatever the host says of the rest.
        Assert.Equal(
            RuleSeverity.Error,
            Check(
                Shop("alias_maps = hash:/etc/aliases", "always_bcc = all@example.com"),
                "x@shop.example.org",
                e => e with { To = To("x@shop.example.org") }
            )!.Severity
        );
    }

    [Fact]
    public void The_client_chooses_the_servers_that_are_asked()
    {
        Declared Mail() =>
            Shop("relayhost = [gw.example]", "smtpd_relay_restrictions = permit_sasl_authenticated, reject")
                .Inet(
                    "submission",
                    "smtpd",
                    "smtpd_sasl_auth_enable = yes",
                    "cleanup_service_name = plain",
                    "smtpd_tls_security_level = may"
                )
                .Unix("plain", "cleanup", "virtual_alias_maps = ");
        Func<DeliveryExpectation, DeliveryExpectation> same = e => e with { To = To("away@shop.example.org") };
        Assert.Null(Check(Mail(), "away@shop.example.org", e => same(e) with { Client = "LoggedIn" }));
        Assert.Null(Check(Mail(), "away@shop.example.org", e => same(e) with { ServiceName = "submission" }));
        Assert.StartsWith(
            "smtp/inet: ",
            Check(Mail(), "away@shop.example.org", same)!.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is refused before it goes anywhere",
            Check(Mail(), "away@shop.example.org", e => same(e) with { Client = "Stranger" })!.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("not an address", "is not an address of a recipient")]
    [InlineData("x@example.com", "Nothing is expected")]
    public void An_expectation_says_something(string recipient, string message) =>
        Assert.Contains(message, Check(Shop(), recipient, e => e)!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_service_that_takes_no_mail_has_no_expectations()
    {
        Assert.Contains(
            "lmtp takes no mail",
            Check(Shop(), "x@example.com", e => e with { Transport = "smtp", ServiceName = "lmtp" })!.Message,
            StringComparison.Ordinal
        );
        Assert.Null(Check(Shop(), "x@example.com", e => e with { Transport = "smtp", ServiceName = "pickup" }));
        Assert.Contains(
            "Set smtpd_sasl_auth_enable",
            Check(Shop(), "x@example.com", e => e with { Transport = "smtp", Client = "LoggedIn" })!.Message,
            StringComparison.Ordinal
        );
        Assert.Null(Check(Shop().Without("smtp/inet"), "x@example.com", e => e with { Transport = "smtp" }));
    }

    [Fact]
    public void Mail_that_is_not_delivered_ends_nowhere() =>
        Assert.Contains(
            "is not delivered, since virtual_alias_maps leads from ring@example.org on without end",
            Check(
                Shop()
                    .Main(
                        "virtual_alias_maps = inline:{ {ring@example.org = a@example.org}, {a@example.org = ring@example.org} }"
                    ),
                "ring@example.org",
                e => e with { To = To("a@example.org") }
            )!.Message,
            StringComparison.Ordinal
        );
}
