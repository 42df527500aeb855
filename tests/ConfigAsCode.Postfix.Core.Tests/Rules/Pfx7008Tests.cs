using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7008Tests
{
    private const string Others =
        "PFX1001 PFX1002 PFX1005 PFX1007 PFX1008 PFX1018 PFX1022 PFX4012 PFX4014 PFX4015 PFX4001 PFX7009";

    [Theory]
    [InlineData(
        "relayhost = [smtp.example.net]:587",
        "smtp.example.net",
        "secure",
        "[smtp.example.net]:587",
        RuleSeverity.Error
    )]
    [InlineData(
        "relayhost = [smtp.example.net]:587",
        "[smtp.example.net]",
        "verify",
        "[smtp.example.net]:587",
        RuleSeverity.Error
    )]
    [InlineData(
        "relayhost = [smtp.example.net]:587",
        "[smtp.example.net]:submission",
        "secure",
        "[smtp.example.net]:587",
        RuleSeverity.Error
    )]
    [InlineData(
        "relayhost = [smtp.example.net]:587",
        "SMTP.example.net",
        "encrypt",
        "[smtp.example.net]:587",
        RuleSeverity.Warning
    )]
    [InlineData(
        "relayhost = [$relay]:587",
        "smtp.example.net",
        "dane-only",
        "[smtp.example.net]:587",
        RuleSeverity.Error
    )]
    [InlineData(
        "default_transport = smtp:[smtp.example.net]",
        "smtp.example.net",
        "secure",
        "[smtp.example.net]",
        RuleSeverity.Error
    )]
    public void The_client_asks_for_the_next_hop_as_it_is_written(
        string hop,
        string key,
        string policy,
        string better,
        RuleSeverity severity
    )
    {
        Declared mail = With(hop).Policies((key, policy));
        Finding finding = Assert.Single(mail.Analyze("PFX7008", Others));

        Assert.Equal(key, mail.PlaceOf(finding.Place));
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(
            $"smtp(8) asks for the next hop as it is written, {better}, so the policy of {key} is never used"
                + (
                    severity == RuleSeverity.Error
                        ? ", and mail goes there without the verification that it demands"
                        : ""
                )
                + $". Write {better}",
            finding.Message
        );
        Assert.Empty(With(hop).Policies((better, policy)).Analyze("PFX7008", Others));
    }

    [Fact]
    public void The_fix_writes_the_next_hop_as_the_key() =>
        Assert.Equal(
            new Edit(EditKind.SetRowKey, Value: "[smtp.example.net]:587"),
            Assert.Single(
                Assert
                    .Single(
                        Assert
                            .Single(
                                With("relayhost = [smtp.example.net]:587")
                                    .Policies(("smtp.example.net", "secure"))
                                    .Analyze("PFX7008", Others)
                            )
                            .Fixes
                    )
                    .Edits
            )
        );

    [Fact]
    public void A_next_hop_that_has_a_row_gets_no_second_one() =>
        Assert.Empty(
            Assert
                .Single(
                    With("relayhost = [smtp.example.net]:587")
                        .Policies(("smtp.example.net", "secure"), ("[SMTP.example.net]:587", "verify"))
                        .Analyze("PFX7008", Others)
                )
                .Fixes
        );

    [Theory]
    [InlineData("relayhost = [smtp.example.net]:587", "[smtp.example.net]:587")]
    [InlineData("relayhost = [smtp.example.net]:587", "[SMTP.example.net]:587")]
    [InlineData("relayhost = smtp.example.net", "smtp.example.net")]
    [InlineData("relayhost = smtp.example.net", ".example.net")]
    // By MX, to any domain.
    [InlineData("relayhost = ", "example.net")]
    [InlineData("relayhost = ", ".example.net")]
    // A table of the host may lead there.
    [InlineData("transport_maps = hash:/etc/postfix/transport", "[smtp.example.net]:587")]
    [InlineData("sender_dependent_relayhost_maps = hash:/etc/postfix/relays", "[smtp.example.net]:587")]
    public void A_row_that_may_be_asked_for_is_right(string hop, string key) =>
        Assert.Empty(With(hop).Policies((key, "secure")).Analyze("PFX7008", Others));

    [Fact]
    public void Mail_by_mx_asks_for_no_brackets()
    {
        Finding finding = Assert.Single(
            With("relayhost = ").Policies(("[mx.example.net]:25", "secure")).Analyze("PFX7008", Others)
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "The policy of [mx.example.net]:25 is never used: smtp(8) asks for the domains of the recipients, without brackets and ports, and no "
                + "next hop is written so. Write the domain, or remove the row",
            finding.Message
        );
    }

    [Fact]
    public void A_row_of_another_server_is_left_over()
    {
        Finding finding = Assert.Single(
            With("relayhost = [smtp.example.net]:587").Policies(("example.com", "secure")).Analyze("PFX7008", Others)
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "The policy of example.com is never used: smtp(8) sends no mail there, only to [smtp.example.net]:587. Write one of these, or remove "
                + "the row",
            finding.Message
        );
    }

    [Fact]
    public void Where_the_level_verifies_anyway_it_is_a_warning() =>
        Assert.Equal(
            RuleSeverity.Warning,
            Assert
                .Single(
                    With("relayhost = [smtp.example.net]:587")
                        .Main("smtp_tls_security_level = verify")
                        .Policies(("smtp.example.net", "secure"))
                        .Analyze("PFX7008", Others)
                )
                .Severity
        );

    [Theory]
    [InlineData("socketmap:unix:/run/sts:postfix, $own", "$own, socketmap:unix:/run/sts:postfix")]
    [InlineData("mysql:/etc/postfix/m.cf static:none $own", "$own, mysql:/etc/postfix/m.cf, static:none")]
    [InlineData("proxy:ldap:/etc/postfix/l.cf, ${own}", "${own}, proxy:ldap:/etc/postfix/l.cf")]
    [InlineData("static:none, $own", "$own, static:none")]
    [InlineData("proxy:static:{none} $own", "$own, proxy:static:{none}")]
    [InlineData("hash:/etc/postfix/p, randmap:{may,encrypt}, $own", "$own, hash:/etc/postfix/p, randmap:{may,encrypt}")]
    [InlineData("inline:{a.example=none}, $own", null)]
    [InlineData("unionmap:{static:none, texthash:/etc/postfix/p}, $own", null)]
    [InlineData("$own, static:none", null)]
    [InlineData("$own, socketmap:unix:/run/sts:postfix", null)]
    [InlineData("hash:/etc/postfix/policy, $own", null)]
    [InlineData("socketmap:unix:/run/sts:postfix", null)]
    public void Own_rows_stand_before_a_table_that_another_program_answers(string value, string? better)
    {
        static Declared Mail(string value) =>
            With("own = texthash:$config_directory/policy")
                .Main("smtp_tls_policy_maps = " + value)
                .Table("policy", "texthash", ("example.net", "secure"));
        Finding[] found = Mail(value).Analyze("PFX7008", Others + " PFX0006 PFX4010 PFX3003");
        if (better is null)
        {
            Assert.Empty(found);
            return;
        }

        Finding finding = Assert.Single(found);
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.EndsWith(
            value.Contains("static", StringComparison.Ordinal) && !value.StartsWith("mysql", StringComparison.Ordinal)
            || value.Contains("randmap", StringComparison.Ordinal)
                ? "before policy: that has an answer to every next hop, so the rows of policy are never used. Write policy first"
                : "before policy: where that has an answer, the row of policy is not used. Write policy first",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtp_tls_policy_maps", better),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
        Assert.Empty(Mail(better).Analyze("PFX7008", Others + " PFX0006 PFX4010 PFX3003"));
    }

    [Theory]
    [InlineData(
        "socketmap:unix:/run/sts:postfix",
        "texthash:$config_directory/tls-policy, socketmap:unix:/run/sts:postfix"
    )]
    [InlineData("proxy:mysql:/m.cf", "texthash:$config_directory/tls-policy, proxy:mysql:/m.cf")]
    [InlineData("hash:/etc/postfix/policy", "hash:/etc/postfix/policy, texthash:$config_directory/tls-policy")]
    [InlineData("static:encrypt", "texthash:$config_directory/tls-policy, static:encrypt")]
    public void A_typed_table_is_put_before_it(string value, string together)
    {
        Declared mail = With("smtp_tls_policy_maps = " + value).Policies(("example.net", "secure"));
        Assert.Equal(together, mail.Instance.Settings.Single(s => s.Parameter == "smtp_tls_policy_maps").Value);
        Assert.Empty(mail.Analyze("PFX7008", Others + " PFX4010 PFX3003"));
    }

    private static Declared With(string setting) =>
        Declared
            .On("Debian12")
            .Main("compatibility_level = 3.6", "relay = smtp.example.net", "smtp_tls_CAfile = /etc/ssl/ca.pem")
            .Main(setting);
}
