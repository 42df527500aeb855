using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7001Tests
{
    private const string Others = "PFX7003 PFX7005 PFX7006 PFX4010";

    private static Declared Mail(params string[] settings) =>
        Declared.On("Debian12").Main("myhostname = mail.example.org", "mydomain = example.org").Main(settings);

    [Theory]
    [InlineData("mydestination = example.org", "virtual_mailbox_domains = example.org", "mydestination")]
    [InlineData("mydestination = $mydomain", "virtual_mailbox_domains = example.org", "mydestination")]
    [InlineData("mydestination = example.org", "virtual_mailbox_domains = $mydomain", "mydestination")]
    [InlineData("mydestination = EXAMPLE.org", "virtual_mailbox_domains = example.org", "mydestination")]
    [InlineData("mydestination = example.org", "virtual_alias_domains = example.org", "mydestination")]
    [InlineData("mydestination = example.org", "relay_domains = example.org", "mydestination")]
    [InlineData("virtual_alias_domains = a.example", "virtual_mailbox_domains = a.example", "virtual_alias_domains")]
    [InlineData("virtual_alias_domains = a.example", "relay_domains = a.example", "virtual_alias_domains")]
    [InlineData("virtual_mailbox_domains = a.example", "relay_domains = a.example", "virtual_mailbox_domains")]
    [InlineData(
        "my_own = a.example, b.example",
        "relay_domains = $my_own\nvirtual_mailbox_domains = $my_own",
        "virtual_mailbox_domains"
    )]
    // Of the default, $myhostname, localhost.$mydomain, localhost, nobody has written anything.
    [InlineData("alias_database = ", "virtual_mailbox_domains = mail.example.org", "virtual_mailbox_domains")]
    // All domains of one table.
    [InlineData("mydestination = hash:/srv/domains", "virtual_mailbox_domains = hash:/srv/domains", "mydestination")]
    public void A_domain_in_two_classes_is_reported(string first, string second, string place)
    {
        string[] settings = [first, .. second.Split('\n')];
        Assert.Equal(["main.cf " + place], Mail(settings).PlacesOf("PFX7001", Others));
    }

    [Theory]
    [InlineData("mydestination = example.org", "relay_domains = $mydestination, example.net")]
    [InlineData("virtual_mailbox_domains = example.org", "relay_domains = $mydestination, $virtual_mailbox_domains")]
    // A domain stands for those below it.
    [InlineData("mydestination = mail.example.org", "relay_domains = example.org")]
    [InlineData("mydestination = mail.example.org", "relay_domains = .example.org")]
    [InlineData("mydestination = example.org", "virtual_mailbox_domains = example.net")]
    [InlineData("mydestination = !example.org, hash:/srv/domains", "virtual_mailbox_domains = example.org")]
    [InlineData("mydestination = hash:/srv/domains", "virtual_mailbox_domains = hash:/srv/others")]
    [InlineData("mydestination = localhost", "virtual_mailbox_domains = $virtual_mailbox_maps")]
    public void Domains_of_one_class_each_are_right(string first, string second) =>
        Assert.Empty(Mail(first, second).Analyze("PFX7001", Others));

    /// <summary>Before 3.0, and without a level, relay_domains is $mydestination.</summary>
    [Fact]
    public void The_default_of_relay_domains_is_no_fault() =>
        Assert.DoesNotContain(
            Declared
                .On("Ubuntu1604")
                .Main("myhostname = mail.example.org", "mydestination = mail.example.org, example.org")
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX7001"
        );

    [Fact]
    public void The_message_says_which_class_counts_and_the_fix_removes_the_word_there()
    {
        Finding finding = Assert.Single(
            Mail("mydestination = localhost, $mydomain", "virtual_mailbox_domains = example.org")
                .Analyze("PFX7001", Others)
        );
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(
            "example.org is in mydestination (as $mydomain) and in virtual_mailbox_domains: only mydestination counts, so its mail goes to "
                + "local_transport and not to virtual_transport, and addresses without a local user are rejected (550, \"User unknown in local recipient "
                + "table\"). Remove it from one of the two",
            finding.Message
        );
        Assert.Equal(
            Fix.Of("Remove $mydomain from mydestination", new Edit(EditKind.Set, "mydestination", "localhost")),
            Assert.Single(finding.Fixes)
        );
    }

    [Fact]
    public void Several_domains_are_one_finding() =>
        Assert.Equal(
            new Edit(EditKind.Set, "mydestination", "localhost"),
            Assert.Single(
                Assert
                    .Single(
                        Assert
                            .Single(
                                Mail(
                                        "mydestination = a.example, localhost, b.example",
                                        "virtual_mailbox_domains = a.example, b.example"
                                    )
                                    .Analyze("PFX7001", Others)
                            )
                            .Fixes
                    )
                    .Edits
            )
        );

    /// <summary>A name that brings more than the domain is not removed for its sake.</summary>
    [Fact]
    public void A_word_with_other_domains_is_not_removed() =>
        Assert.Empty(
            Assert
                .Single(
                    Mail(
                            "my_own = a.example, b.example",
                            "mydestination = $my_own",
                            "virtual_mailbox_domains = a.example"
                        )
                        .Analyze("PFX7001", Others)
                )
                .Fixes
        );

    [Fact]
    public void The_rows_of_declared_tables_are_domains_too()
    {
        Declared mail = Mail(
                "virtual_alias_maps = hash:$config_directory/virtual",
                "virtual_mailbox_domains = hash:$config_directory/domains"
            )
            .Table("virtual", "hash", ("a.example", "anything"), ("info@a.example", "alice"))
            .Table("domains", "hash", ("a.example", "OK"), ("b.example", "OK"));
        Assert.Equal(["the row a.example"], mail.PlacesOf("PFX7001", Others));
    }
}
