using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2013Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Asks =
        "smtpd_recipient_restrictions = permit_mynetworks, check_recipient_access texthash:$config_directory/roles";

    [Fact]
    public void A_misspelt_action_is_found_at_its_row_with_the_right_word()
    {
        Declared mail = With("REJCT not here");
        Finding finding = Assert.Single(mail.Analyze("PFX2013"));
        Assert.Equal("the row info@example.org", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtpd(8) answers 451 to each client for which check_recipient_access finds the row info@example.org of roles "
                + "(\"unknown smtpd restriction\" in the log): 'REJCT' is neither an action nor a restriction. Write REJECT",
            finding.Message
        );
        Assert.Equal("REJCT", finding.Part);
        Assert.Equal("smtpd_recipient_restrictions", finding.Parameter);
        Assert.Equal(["smtp/inet"], finding.Services);
    }

    [Fact]
    public void An_address_belongs_in_a_table_of_aliases() =>
        Assert.EndsWith(
            "its result 'sales@example.org' is an address. Write an action, such as REJECT or DUNNO; a table of aliases belongs in "
                + "virtual_alias_maps",
            Assert.Single(With("sales@example.org").Analyze("PFX2013")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(2, "is an address, and so is that of another row. ")]
    [InlineData(4, "is an address, and so are those of 3 other rows. ")]
    public void A_table_of_aliases_is_one_finding(int rows, string message)
    {
        Declared mail = Server(Asks)
            .Table(
                "roles",
                "texthash",
                [.. Enumerable.Range(0, rows).Select(i => ($"a{i}@example.org", "sales@example.org"))]
            );
        Finding finding = Assert.Single(mail.Analyze("PFX2013"));
        Assert.Equal("the row a0@example.org", mail.PlaceOf(finding.Place));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "hash:/etc/aliases",
        "Write an action, such as REJECT or DUNNO, or a restriction class that contains what has a colon"
    )]
    [InlineData("REJECT: no", "Write REJECT")]
    [InlineData("frobnicate", "Write an action, such as REJECT or DUNNO, or restrictions")]
    [InlineData("reject_unauth_pipeling", "Write reject_unauth_pipelining")]
    [InlineData("INSIDE", "Write inside")]
    [InlineData("permit_mynetworks, REJECTS", "Write REJECT")]
    [InlineData(
        "OK, reject",
        "'OK' is an action only as the first word of a result, with a blank behind it. Write OK alone, or restrictions alone"
    )]
    [InlineData(
        "550",
        "a result of digits alone, here '550', means OK. Write a text behind the code, such as 550 5.7.1 Access denied, or REJECT"
    )]
    [InlineData("450", "Write a text behind the code, such as 450 4.7.1 Access denied, or DEFER")]
    [InlineData(
        "FILTER",
        "its result is FILTER without a transport and a destination. Write FILTER transport:destination"
    )]
    [InlineData("filter scan", "its result is FILTER without a colon. Write FILTER transport:destination")]
    [InlineData("REDIRECT postmaster", "its result is REDIRECT without an address. Write REDIRECT user@example.com")]
    [InlineData("BCC", "its result is BCC without an address. Write BCC user@example.com")]
    [InlineData("PREPEND X-Scanned yes: no", "its result is PREPEND without a header. Write PREPEND Header-Name: text")]
    [InlineData("check_policy_service", "Write inet:host:port or unix:path behind it")]
    public void These_results_are_faults(string result, string message) =>
        Assert.EndsWith(
            message,
            Assert.Single(With(result).Analyze("PFX2013", besides: "PFX4011")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("OK")]
    [InlineData("relay")]
    [InlineData("Dunno sales@example.org")]
    [InlineData("REJECT no")]
    [InlineData("REJECT, no")]
    [InlineData("DEFER")]
    [InlineData("defer_if_permit wait")]
    [InlineData("DEFER_IF_REJECT")]
    [InlineData("550 no")]
    [InlineData("450 4.7.1 wait")]
    [InlineData("1732900000")]
    [InlineData("HOLD")]
    [InlineData("DISCARD")]
    [InlineData("INFO it came")]
    [InlineData("warn")]
    [InlineData("BCC postmaster@example.org")]
    [InlineData("redirect postmaster@example.org")]
    [InlineData("PREPEND X-Scanned : yes")]
    [InlineData("permit_mynetworks, reject")]
    [InlineData("inside")]
    [InlineData("reject, reject_foo")]
    public void These_results_are_none(string result) => Assert.Empty(With(result).Analyze("PFX2013"));

    [Theory]
    [InlineData("BCC postmaster@example.org", "the action BCC came with Postfix 3.0, and the target has 2.11")]
    [InlineData("info it came", "the action info came with Postfix 3.0, and the target has 2.11")]
    [InlineData("WARN it came", "")]
    public void An_action_belongs_to_its_releases(string result, string message)
    {
        Finding[] found = Declared
            .OnPostfix("2.11")
            .Main("smtpd_recipient_restrictions = check_recipient_access texthash:$config_directory/roles, reject")
            .Table("roles", "texthash", ("info@example.org", result))
            .Analyze("PFX2013");
        Assert.Equal(message.Length > 0 ? 1 : 0, found.Length);
        Assert.All(found, f => Assert.Contains(message, f.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check_client_mx_access", "OK", 1)]
    [InlineData("check_sender_ns_access", "12", 1)]
    [InlineData("check_helo_a_access", "DUNNO", 0)]
    [InlineData("check_client_access", "OK", 0)]
    public void A_table_by_what_DNS_has_of_a_name_must_not_permit(string restriction, string result, int findings)
    {
        Finding[] found = Server(
                $"smtpd_client_restrictions = {restriction} inline:{{mx.example.net={result}}}, reject_unauth_pipelining"
            )
            .Analyze("PFX2013");
        Assert.Equal(findings, found.Length);
        Assert.All(found, f => Assert.Contains("may not permit", f.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smtpd_sender_restrictions = check_sender_access inline:{a@example.org=REJCT}")]
    [InlineData("smtpd_sender_restrictions = inline:{a@example.org=REJCT}")]
    [InlineData("smtpd_data_restrictions = check_sender_access { inline:{ { a@example.org = REJCT no } } }")]
    [InlineData("smtpd_etrn_restrictions = check_etrn_access static:REJCT")]
    [InlineData("smtpd_client_restrictions = check_client_access cidr:{{192.0.2.0/24 REJCT}}")]
    [InlineData("smtpd_client_restrictions = check_client_access regexp:{{/(x)/ REJCT $$1}}")]
    [InlineData("smtpd_client_restrictions = check_client_access unionmap:{static:REJCT}")]
    public void A_result_in_the_name_of_a_table_is_found_at_the_list(string setting)
    {
        Declared mail = Server(setting);
        Finding finding = Assert.Single(mail.Analyze("PFX2013"));
        Assert.Equal("main.cf " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.EndsWith("Write REJECT", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>The rest of the result is what the pattern matched.</summary>
    [Theory]
    [InlineData("regexp:{{/^(.*)@/ $$1}}")]
    [InlineData("regexp:{{/^(.*)@/ from_$$1}}")]
    [InlineData("regexp:{{/^(.*)@/ REDIRECT $$1}}")]
    [InlineData("regexp:{{/^(.*)@/ PREPEND $$1}}")]
    public void A_result_that_a_pattern_makes_is_not_judged(string table) =>
        Assert.Empty(Server($"smtpd_recipient_restrictions = check_recipient_access {table}").Analyze("PFX2013"));

    [Fact]
    public void A_class_is_judged_where_it_is_set()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                Level,
                "smtpd_restriction_classes = outside",
                "outside = check_client_access inline:{example.org=DENY}, reject"
            );
        Assert.Equal("main.cf outside", mail.PlaceOf(Assert.Single(mail.Analyze("PFX2013")).Place));
    }

    [Fact]
    public void A_row_that_several_services_find_is_one_finding()
    {
        Finding finding = Assert.Single(
            With("REJCT")
                .Inet("submission", "smtpd", "smtpd_client_restrictions = ")
                .Inet("2525", "smtpd", Asks.Replace("permit_mynetworks", "reject_unauth_pipelining"))
                .Inet("2526", "smtpd", "smtpd_recipient_restrictions = reject")
                .Analyze("PFX2013", besides: "PFX1013 PFX1014 PFX4014")
        );
        Assert.Equal(["smtp/inet", "submission/inet", "2525/inet"], finding.Services);
    }

    [Theory]
    // Nobody asks it, or the host alone has it.
    [InlineData("smtpd_recipient_restrictions = reject")]
    [InlineData("smtpd_recipient_restrictions = check_recipient_access hash:/etc/postfix/elsewhere, reject")]
    [InlineData("virtual_alias_maps = texthash:$config_directory/roles")]
    public void A_table_that_no_list_asks_is_not_judged(string setting) =>
        Assert.Empty(Rows(Server(setting), "sales@example.org").Analyze("PFX2013"));

    private static Declared With(string result) => Rows(Server(Asks), result);

    private static Declared Rows(Declared mail, string result) =>
        mail.Table("roles", "texthash", ("info@example.org", result), ("other@example.org", "DUNNO"));

    private static Declared Server(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([Level, "smtpd_restriction_classes = inside", "inside = permit_mynetworks", .. settings]);
}
