using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2004Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Recipient = "smtpd_recipient_restrictions = ";

    [Fact]
    public void An_argument_behind_the_next_restriction_is_moved_back()
    {
        Declared mail = Server(
            Recipient
                + "permit_mynetworks,reject_rbl_client,reject_unauth_destination zen.example.net,  reject_unauth_pipelining"
        );
        Finding finding = Assert.Single(mail.Analyze("PFX2004"));
        Assert.Equal("main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "reject_rbl_client in smtpd_recipient_restrictions asks no DNS list: smtpd(8) reads 'reject_unauth_destination' as the argument of "
                + "reject_rbl_client, so reject_unauth_destination has no effect. Write reject_rbl_client zen.example.net, "
                + "reject_unauth_destination",
            finding.Message
        );
        Assert.Equal(
            new Edit(
                EditKind.Set,
                "smtpd_recipient_restrictions",
                "permit_mynetworks,reject_rbl_client zen.example.net, reject_unauth_destination,  reject_unauth_pipelining"
            ),
            EditOf(finding)
        );
    }

    [Theory]
    [InlineData(
        "reject_rbl_client, reject_unauth_destination",
        "Write the domain of a DNS list behind reject_rbl_client"
    )]
    [InlineData(
        "reject_rbl_client, REJECT",
        "so REJECT has no effect. Write the domain of a DNS list behind reject_rbl_client"
    )]
    [InlineData(
        "reject_rhsbl_sender inside, reject",
        "so inside has no effect. Write the domain of a DNS list behind reject_rhsbl_sender"
    )]
    [InlineData(
        "reject_rbl_client warn_if_reject, reject",
        "so warn_if_reject has no effect. Write the domain of a DNS list behind reject_rbl_client"
    )]
    [InlineData(
        "check_sender_access, reject",
        "smtpd(8) answers 451 to each client that reaches check_sender_access in smtpd_recipient_restrictions: smtpd(8) reads 'reject' as the argument of "
            + "check_sender_access, so reject has no effect. Write a table (type:name) behind check_sender_access"
    )]
    [InlineData(
        "check_sender_access inside",
        "so inside has no effect. Write a table (type:name) behind check_sender_access"
    )]
    [InlineData("sleep, reject", "so reject has no effect. Write a number of seconds behind sleep")]
    [InlineData(
        "check_policy_service, reject_unauth_destination",
        "smtp/inet will not start: smtpd(8) reads 'reject_unauth_destination' as the argument of check_policy_service in "
            + "smtpd_recipient_restrictions. Write inet:host:port or unix:path behind check_policy_service"
    )]
    // What follows is an argument of the restriction that was read as one.
    [InlineData(
        "reject_rbl_client, reject_rhsbl_client zen.example.net",
        "Write the domain of a DNS list behind reject_rbl_client"
    )]
    public void A_restriction_that_is_read_as_an_argument_is_named(string list, string message)
    {
        Finding finding = Assert.Single(WithClass(Recipient + list).Analyze("PFX2004"));
        Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData(
        "check_sender_access, reject hash:/etc/postfix/senders",
        "check_sender_access hash:/etc/postfix/senders, reject"
    )]
    [InlineData("sleep reject_unauth_destination 5", "sleep 5, reject_unauth_destination")]
    [InlineData(
        "check_policy_service, reject, unix:private/policy",
        "check_policy_service unix:private/policy, reject"
    )]
    [InlineData(
        "warn_if_reject reject_rbl_client inside a.example=127.0.0.2",
        "warn_if_reject reject_rbl_client a.example=127.0.0.2, inside"
    )]
    public void An_argument_of_each_kind_is_moved_back(string list, string better) =>
        Assert.Equal(better, EditOf(Assert.Single(WithClass(Recipient + list).Analyze("PFX2004"))).Value);

    [Theory]
    [InlineData(
        "reject_rbl_client",
        "smtpd(8) ignores reject_rbl_client at the end of smtpd_recipient_restrictions (\"requires domain name argument\" in the log), as "
            + "no argument follows it. Write the domain of a DNS list behind it"
    )]
    [InlineData(
        "check_sender_access",
        "smtpd(8) answers 451 to each client that reaches check_sender_access at the end of smtpd_recipient_restrictions, as no argument "
            + "follows it. Write a table (type:name) behind it"
    )]
    [InlineData("check_policy_service", "Write inet:host:port or unix:path behind it")]
    [InlineData("sleep", "Write a number of seconds behind it")]
    [InlineData("check_sender_access $nothing", "Write a table (type:name) behind it")]
    public void Nothing_follows_it(string restriction, string message) =>
        Assert.EndsWith(
            message,
            Assert
                .Single(
                    Server(Recipient + "permit_mynetworks, " + restriction, "nothing = ")
                        .Analyze("PFX2004", besides: "PFX4001")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "reject_rbl_client hash:/etc/postfix/clients",
        "reject_rbl_client in smtpd_recipient_restrictions asks no DNS list: 'hash:/etc/postfix/clients' is not a domain. Write the "
            + "domain of a DNS list there"
    )]
    [InlineData(
        "reject_rbl_client zen.example.net.",
        "'zen.example.net.' is not a domain. Write the domain of a DNS list there"
    )]
    [InlineData(
        "check_policy_service private/policy",
        "smtp/inet will not start: 'private/policy' of check_policy_service in smtpd_recipient_restrictions is not a service that smtpd(8) can "
            + "call. Write inet:host:port or unix:path"
    )]
    [InlineData("check_policy_service INET:127.0.0.1:10023", "Write inet:host:port or unix:path")]
    [InlineData("check_policy_service { private/policy, timeout=5s }", "Write inet:host:port or unix:path")]
    [InlineData("sleep soon", "'soon' is not a number of seconds. Write a number there")]
    public void An_argument_of_the_wrong_kind_is_found(string restriction, string message)
    {
        Finding finding = Assert.Single(Server(Recipient + restriction).Analyze("PFX2004"));
        Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_time_with_a_letter_becomes_a_number() =>
        Assert.Equal(
            "permit_mynetworks, sleep\t5, reject".Replace('\t', ' '),
            EditOf(Assert.Single(Server(Recipient + "permit_mynetworks, sleep\t5s, reject").Analyze("PFX2004"))).Value
        );

    [Theory]
    [InlineData(
        "permit_mynetworks 10.0.0.0/8, reject",
        "permit_mynetworks takes no argument",
        "permit_mynetworks, reject"
    )]
    [InlineData(
        "reject_unauth_destination zen.example.net",
        "reject_unauth_destination takes no argument",
        "reject_unauth_destination"
    )]
    [InlineData(
        "reject_rbl_client a.example b.example",
        "reject_rbl_client takes one argument",
        "reject_rbl_client a.example, reject_rbl_client b.example"
    )]
    [InlineData(
        "reject_rbl_client a.example, b.example, reject",
        "reject_rbl_client takes one argument",
        "reject_rbl_client a.example, reject_rbl_client b.example, reject"
    )]
    [InlineData(
        "warn_if_reject reject_rbl_client a.example b.example c.example, reject",
        "reject_rbl_client takes one argument",
        "warn_if_reject reject_rbl_client a.example, reject_rbl_client b.example, reject_rbl_client c.example, reject"
    )]
    [InlineData(
        "permit_mynetworks 10.0.0.0/8, 192.168.0.0/16",
        "permit_mynetworks takes no argument",
        "permit_mynetworks"
    )]
    public void A_word_that_looks_like_an_argument_has_no_restriction(string list, string reason, string better)
    {
        Finding finding = Assert.Single(Server(Recipient + list).Analyze("PFX2004"));
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
        Assert.Contains("answers 451", finding.Message, StringComparison.Ordinal);
        Assert.Equal(better, EditOf(finding).Value);
    }

    [Theory]
    [InlineData("check_client_access hash:/etc/postfix/clients, hash:/etc/postfix/more")]
    [InlineData("reject_rbl_client zen.example.net=127.0.0.[2..11], reject_rhsbl_sender 127.0.0.1")]
    [InlineData("reject_rbl_client local_list")]
    [InlineData(
        "sleep 1, check_policy_service unix:private/policy, check_policy_service { inet:127.0.0.1:1, timeout=5s }"
    )]
    [InlineData("check_sender_access { hash:/etc/postfix/senders }")]
    [InlineData("check_policy_service $server")]
    [InlineData("permit, check_sender_access")]
    [InlineData("reject, sleep soon")]
    public void These_arguments_are_right(string list) =>
        Assert.Empty(
            Server(Recipient + list, "server = inet:127.0.0.1:10023").Analyze("PFX2004", besides: "PFX2005 PFX4001")
        );

    /// <summary>A table without a type is no restriction: the rule about tables has it.</summary>
    [Fact]
    public void A_name_without_a_type_is_about_tables()
    {
        Declared mail = Server(Recipient + "check_sender_access senders");
        Assert.Empty(mail.Analyze("PFX2004", besides: "PFX4010"));
        Assert.Single(mail.Analyze("PFX4010"));
    }

    [Fact]
    public void Services_that_read_one_list_are_one_finding_and_a_list_of_its_own_is_another()
    {
        Declared mail = Server("smtpd_client_restrictions = check_policy_service, permit_mynetworks")
            .Inet("2525", "smtpd")
            .Inet("2526", "smtpd", "smtpd_client_restrictions = reject_rbl_client");
        Finding[] found = mail.Analyze("PFX2004");
        Assert.Equal(
            ["main.cf smtpd_client_restrictions", "2526/inet smtpd_client_restrictions"],
            found.Select(f => mail.PlaceOf(f.Place))
        );
        Assert.StartsWith("smtp/inet and 2525/inet will not start: ", found[0].Message, StringComparison.Ordinal);
        Assert.Equal(["smtp/inet", "2525/inet"], found[0].Services);
    }

    [Theory]
    [InlineData("reject_rbl_client bl.example=127.0.0.[1..4", "127.0.0.[1..4")]
    [InlineData("reject_rhsbl_sender bl.example=127.0.0.2/31", "127.0.0.2/31")]
    [InlineData("permit_dnswl_client bl.example=", "")]
    public void The_answers_that_count_are_a_pattern_of_addresses(string restriction, string filter)
    {
        Finding finding = Assert.Single(Server(Recipient + restriction).Analyze("PFX2004"));
        Assert.Contains(
            $"smtpd(8) stops with \"RBL reply error\" at each client that reaches {restriction.Split(' ')[0]} in smtpd_recipient_restrictions: "
                + $"'{filter}' is not a pattern of IPv4 addresses. Write four numbers with dots between them, such as 127.0.0.[2..11;14]",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_restriction_from_a_policy_is_shown_there()
    {
        Declared mail = Server("IShop: smtpd_client_restrictions = reject_rbl_client");
        Assert.Equal("IShop smtpd_client_restrictions", mail.PlaceOf(Assert.Single(mail.Analyze("PFX2004")).Place));
    }

    [Fact]
    public void A_class_is_judged_where_it_is_set()
    {
        Declared mail = Server(
            "smtpd_restriction_classes = inside",
            "inside = check_client_access",
            Recipient + "inside"
        );
        Assert.Equal("main.cf inside", mail.PlaceOf(Assert.Single(mail.Analyze("PFX2004")).Place));
    }

    [Fact]
    public void A_list_from_a_macro_is_judged_and_has_no_fix() =>
        Assert.Empty(
            Assert
                .Single(
                    Server(Recipient + "$mine zen.example.net", "mine = reject_rbl_client, reject_unauth_destination")
                        .Analyze("PFX2004")
                )
                .Fixes
        );

    /// <summary>A braced policy server came with 3.0; before it, the braces are characters.</summary>
    [Theory]
    [InlineData("3.0", 0)]
    [InlineData("2.11", 1)]
    public void Braces_belong_to_their_releases(string release, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix(release)
                .Main("compatibility_level = 2", Recipient + "check_policy_service {unix:private/policy}")
                .Analyze("PFX2004", besides: "PFX4002")
                .Length
        );

    private static Declared Server(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);

    private static Declared WithClass(string setting) =>
        Server("smtpd_restriction_classes = inside", "inside = permit_mynetworks", setting);

    private static Edit EditOf(Finding finding) => Assert.Single(Assert.Single(finding.Fixes).Edits);

    [Theory]
    // Seen on 3.7.11, one option at a time.
    [InlineData("timeout=bogus", "bad time value or unit")]
    [InlineData("timeout=0", "too small")]
    [InlineData("timeout=", "is empty")]
    [InlineData("nosuch=1", "unknown option")]
    [InlineData("connect_timeout=3", "unknown option")]
    [InlineData("smtpd_policy_service_timeout=3", "Write timeout=value")]
    [InlineData("request_limit=-1", "too small")]
    [InlineData("request_limit=5s", "bad numerical configuration")]
    [InlineData("try_limit=0", "too small")]
    [InlineData("try_limit=", "is empty")]
    [InlineData("retry_delay=0", "too small")]
    [InlineData("max_ttl=99999999w", "bad time value or unit")]
    [InlineData("policy_context=", "is empty")]
    [InlineData("default_action=", "is empty")]
    [InlineData("default_action=bogus", "Write an action of access(5)")]
    [InlineData("{ default_action = REJECTT x }", "Write REJECT")]
    [InlineData("default_action = DUNNO", "Write default_action=DUNNO")]
    public void An_option_in_braces_of_a_policy_server_is_read_as_its_parameter_is(string option, string happens)
    {
        string server = $"check_policy_service {{ inet:127.0.0.1:9, {option} }}";
        foreach (string list in new[] { "smtpd_recipient_restrictions", "smtpd_data_restrictions", "own" })
        {
            Declared mail = Server(
                $"{list} = {server}",
                "smtpd_restriction_classes = own",
                "smtpd_client_restrictions = own"
            );
            Finding finding = Assert.Single(mail.Analyze("PFX2004", besides: "PFX2005 PFX2006 PFX4001 PFX4011"));
            Assert.Equal("main.cf " + list, mail.PlaceOf(finding.Place));
            Assert.Contains(happens, finding.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("timeout=10s, max_idle=5m max_ttl=1h, retry_delay=2, try_limit=1, request_limit=0")]
    [InlineData("{ default_action = 450 4.7.1 later }, policy_context=submission")]
    [InlineData("default_action=DUNNO")]
    [InlineData("default_action=reject_unauth_destination")]
    public void A_right_option_is_not_reported(string options) =>
        Assert.Empty(Server(Recipient + $"check_policy_service {{ inet:127.0.0.1:9, {options} }}").Analyze("PFX2004"));

    [Theory]
    [InlineData("3.0", 1)]
    [InlineData("3.1", 0)]
    public void An_option_is_one_from_its_release_on(string release, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix(release)
                .Main(Recipient + "check_policy_service { inet:127.0.0.1:9, policy_context=a }")
                .Analyze("PFX2004", besides: "PFX1001 PFX1008")
                .Length
        );

    [Fact]
    public void Smtpd_makes_its_clients_of_servers_that_no_request_reaches() =>
        Assert.Equal(
            2,
            Server(
                    Recipient
                        + "reject, check_policy_service { inet:127.0.0.1:9, nosuch=1 }, check_policy_service private/policy"
                )
                .Analyze("PFX2004", besides: "PFX2005")
                .Length
        );

    [Fact]
    public void A_misspelt_option_is_written_right() =>
        Assert.Equal(
            "check_policy_service { inet:127.0.0.1:9, timeout=3s },  permit",
            EditOf(
                Assert.Single(
                    Server(Recipient + "check_policy_service { inet:127.0.0.1:9, timeot=3s },  permit")
                        .Analyze("PFX2004")
                )
            ).Value
        );
}
