using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2003Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Recipient = "smtpd_recipient_restrictions = ";

    [Fact]
    public void A_misspelt_restriction_is_found_with_its_right_name()
    {
        Declared mail = Server(Recipient + "permit_mynetworks reject_unauth_pipeling,  reject_unauth_destination");
        Finding finding = Assert.Single(mail.Analyze("PFX2003"));
        Assert.Equal("main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtpd(8) answers 451 to each client that reaches 'reject_unauth_pipeling' in smtpd_recipient_restrictions (\"unknown smtpd "
                + "restriction\" in the log): nothing has this name. Write reject_unauth_pipelining",
            finding.Message
        );
        Assert.Equal("reject_unauth_pipeling", finding.Part);
        Assert.Equal(
            new Edit(
                EditKind.Set,
                "smtpd_recipient_restrictions",
                "permit_mynetworks reject_unauth_pipelining,  reject_unauth_destination"
            ),
            EditOf(finding)
        );
    }

    [Theory]
    [InlineData("smtpd_client_restrictions")]
    [InlineData("smtpd_helo_restrictions")]
    [InlineData("smtpd_sender_restrictions")]
    [InlineData("smtpd_relay_restrictions")]
    [InlineData("smtpd_data_restrictions")]
    [InlineData("smtpd_end_of_data_restrictions")]
    [InlineData("smtpd_etrn_restrictions")]
    public void Each_list_is_judged(string list) =>
        Assert.Single(Server(list + " = permit_mynetwrks, reject").Analyze("PFX2003"));

    [Fact]
    public void A_class_is_judged_where_it_is_set()
    {
        Declared mail = Server(
            "smtpd_restriction_classes = inside",
            "inside = permit_mynetwrks",
            Recipient + "inside, reject"
        );
        Assert.Equal("main.cf inside", mail.PlaceOf(Assert.Single(mail.Analyze("PFX2003")).Place));
    }

    [Theory]
    [InlineData("frobnicate")]
    // Restrictions are compared without regard to case, classes as they are written.
    [InlineData("CLASS")]
    [InlineData("warn_if_reject reject_foo")]
    [InlineData("warn_if_reject reject, reject_foo")]
    [InlineData("check_client_access hash:/etc/postfix/a, reject_foo")]
    // It looks like an argument, but nothing is before it.
    [InlineData("zen.example.net")]
    [InlineData("reject_unauth_destination, zen.example.net")]
    [InlineData("{ permit_mynetworks, reject }")]
    [InlineData("permit_mynetworks;reject_unauth_destination")]
    public void These_are_unknown(string list) => Assert.Single(WithClass(Recipient + list).Analyze("PFX2003"));

    [Theory]
    [InlineData("PERMIT_MYNETWORKS, Reject_Unauth_Destination")]
    [InlineData("class, reject")]
    [InlineData("hash:/etc/postfix/recipients, reject")]
    [InlineData("warn_if_reject")]
    // smtpd(8) does not read so far.
    [InlineData("permit_mynetworks, reject, reject_foo")]
    [InlineData("permit, reject_foo")]
    // It ignores what cannot have an effect.
    [InlineData("check_etrn_access hash:/etc/postfix/etrn")]
    [InlineData("$smtpd_relay_restrictions")]
    [InlineData("")]
    public void These_are_known(string list) =>
        Assert.Empty(WithClass(Recipient + list).Analyze("PFX2003", besides: "PFX2005 PFX3004 PFX4014"));

    [Fact]
    public void A_class_with_a_similar_name_is_a_suggestion() =>
        Assert.Equal(
            "class, reject",
            EditOf(Assert.Single(WithClass(Recipient + "CLASS, reject").Analyze("PFX2003"))).Value
        );

    [Fact]
    public void A_comment_in_a_class_is_one_finding()
    {
        Finding finding = Assert.Single(
            Server("smtpd_restriction_classes = inside", "inside = permit_mynetworks # our own hosts")
                .Analyze("PFX2003")
        );
        Assert.EndsWith(
            "a comment ends no line of main.cf. Write the comment on a line of its own",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Of a list that is a parameter, the rule about values reports the comment.</summary>
    [Fact]
    public void A_comment_in_a_list_is_reported_in_its_place()
    {
        Declared mail = Server(Recipient + "permit_mynetworks # our own hosts");
        Assert.Empty(mail.Analyze("PFX2003", besides: "PFX4004"));
        Assert.Single(mail.Analyze("PFX4004"));
    }

    [Theory]
    [InlineData("smtpd_data_restrictions", 1)]
    [InlineData("smtpd_end_of_data_restrictions", 1)]
    [InlineData("smtpd_client_restrictions", 0)]
    [InlineData("smtpd_etrn_restrictions", 0)]
    public void A_table_alone_has_a_restriction_before_DATA_only(string list, int findings)
    {
        Finding[] found = Server(list + " = hash:/etc/postfix/clients").Analyze("PFX2003");
        Assert.Equal(findings, found.Length);
        Assert.All(
            found,
            finding =>
                Assert.EndsWith(
                    "Write before it the restriction that is meant, such as check_client_access hash:/etc/postfix/clients",
                    finding.Message,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("3.8", "reject_maps_rbl", "")]
    [InlineData(
        "3.9",
        "reject_maps_rbl",
        "(\"has been removed\" in the log): Postfix 3.9 removed it. Write reject_rbl_client with a domain behind it"
    )]
    [InlineData("3.9", "permit_naked_ip_address", "Write permit_mynetworks or permit_sasl_authenticated")]
    [InlineData("3.9", "check_relay_domains", "Write permit_mynetworks, reject_unauth_destination")]
    [InlineData("3.9", "permit_mx_backup", "")]
    [InlineData(
        "2.11",
        "check_client_a_access hash:/etc/postfix/a",
        "it came with Postfix 3.0, and the target has 2.11. Remove it, or write a target with Postfix 3.0"
    )]
    [InlineData("3.0", "check_client_a_access hash:/etc/postfix/a", "")]
    public void A_restriction_belongs_to_its_releases(string release, string restriction, string message)
    {
        Finding[] found = Declared
            .OnPostfix(release)
            .Main("compatibility_level = 2", Recipient + restriction)
            .Analyze("PFX2003", besides: "PFX4002 PFX4003");
        if (message.Length == 0)
        {
            Assert.Empty(found);
        }
        else
        {
            Finding finding = Assert.Single(found);
            Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
            Assert.Empty(finding.Fixes);
        }
    }

    [Theory]
    [InlineData("yes", 1)]
    [InlineData("no", 0)]
    public void A_removed_restriction_about_recipients_needs_one(string delay, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix("3.10")
                .Main(
                    "compatibility_level = 3.6",
                    "smtpd_delay_reject = " + delay,
                    "smtpd_client_restrictions = check_relay_domains"
                )
                .Analyze("PFX2003", besides: "PFX4014")
                .Length
        );

    [Fact]
    public void Services_that_read_one_list_are_one_finding_and_a_list_of_its_own_is_another()
    {
        Declared mail = Server("smtpd_client_restrictions = permit_mynetwrks")
            .Inet("2525", "smtpd")
            .Inet("2526", "smtpd", "smtpd_client_restrictions = reject_foo")
            .Inet("2527", "smtpd", "smtpd_client_restrictions = permit");
        Finding[] found = mail.Analyze("PFX2003");
        Assert.Equal(
            ["main.cf smtpd_client_restrictions", "2526/inet smtpd_client_restrictions"],
            found.Select(f => mail.PlaceOf(f.Place))
        );
        Assert.Equal(["smtp/inet", "2525/inet"], found[0].Services);
        Assert.Equal(["2526/inet"], found[1].Services);
    }

    [Fact]
    public void A_word_from_a_policy_is_shown_there()
    {
        Declared mail = Server("IShop: smtpd_client_restrictions = permit_mynetwrks");
        Assert.Equal("IShop smtpd_client_restrictions", mail.PlaceOf(Assert.Single(mail.Analyze("PFX2003")).Place));
    }

    [Fact]
    public void A_class_is_known_to_the_service_that_declares_it() =>
        Assert.Equal(
            ["smtp/inet"],
            Assert
                .Single(
                    Server("smtpd_client_restrictions = inside", "inside = permit_mynetworks")
                        .Inet("2525", "smtpd", "smtpd_restriction_classes = inside")
                        .Analyze("PFX2003", besides: "PFX4001")
                )
                .Services
        );

    [Fact]
    public void A_word_of_a_macro_has_no_fix() =>
        Assert.Empty(
            Assert.Single(Server(Recipient + "$mine, reject", "mine = permit_mynetwrks").Analyze("PFX2003")).Fixes
        );

    [Fact]
    public void A_word_beside_a_macro_is_replaced() =>
        Assert.Equal(
            "$mine, permit_mynetworks,reject",
            EditOf(
                Assert.Single(
                    Server(Recipient + "$mine, permit_mynetwrks,reject", "mine = permit_sasl_authenticated")
                        .Analyze("PFX2003", besides: "PFX3004")
                )
            ).Value
        );

    [Fact]
    public void A_service_of_another_program_reads_no_list() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Without("smtp/inet")
                .Main(Level, "smtpd_client_restrictions = permit_mynetwrks")
                .Analyze("PFX2003", besides: "PFX4011")
        );

    /// <summary>Quotes explain the words: one finding, which is as bad as this one.</summary>
    [Fact]
    public void Quotes_are_reported_in_its_place()
    {
        Declared mail = Server(Recipient + "\"permit_mynetworks, reject\"");
        Assert.Empty(mail.Analyze("PFX2003", besides: "PFX4005"));
        Assert.Equal(RuleSeverity.Error, Assert.Single(mail.Analyze("PFX4005")).Severity);
    }

    private static Declared Server(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);

    private static Declared WithClass(string setting) =>
        Server("smtpd_restriction_classes = class", "class = permit_mynetworks", setting);

    private static Edit EditOf(Finding finding) => Assert.Single(Assert.Single(finding.Fixes).Edits);
}
