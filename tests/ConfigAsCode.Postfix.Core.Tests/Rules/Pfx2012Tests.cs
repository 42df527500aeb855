using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2012Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Enforce = "postscreen_dnsbl_action = enforce";
    private const string List = "smtpd_recipient_restrictions";

    [Fact]
    public void A_list_that_answers_with_errors_is_asked_with_a_filter()
    {
        Declared mail = Server(
            List + " = permit_mynetworks reject_rbl_client zen.spamhaus.org,reject_unauth_pipelining"
        );
        Finding finding = Assert.Single(mail.Analyze("PFX2012"));
        Assert.Equal("main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "reject_rbl_client in smtpd_recipient_restrictions asks zen.spamhaus.org, where every answer counts as a listing, also the errors "
                + "that the list gives to a DNS server that asks too much or serves the public: then smtpd(8) rejects everybody. Write "
                + "zen.spamhaus.org=127.0.0.[2..11]",
            finding.Message
        );
        Assert.Equal("reject_rbl_client zen.spamhaus.org", finding.Part);
        Assert.Equal(
            "permit_mynetworks reject_rbl_client zen.spamhaus.org=127.0.0.[2..11],reject_unauth_pipelining",
            ValueOf(finding)
        );
    }

    [Theory]
    [InlineData("reject_rbl_client ZEN.Spamhaus.org", "Write ZEN.Spamhaus.org=127.0.0.[2..11]")]
    [InlineData("Reject_RBL_Client zen.spamhaus.org", "Write zen.spamhaus.org=127.0.0.[2..11]")]
    [InlineData("reject_rbl_client key1.zen.dq.spamhaus.net", "Write (withheld).zen.dq.spamhaus.net=127.0.0.[2..11]")]
    [InlineData("reject_rbl xbl.spamhaus.org", "Write xbl.spamhaus.org=127.0.0.[2..11]")]
    [InlineData("reject_rhsbl_sender dbl.spamhaus.org", "Write dbl.spamhaus.org=127.0.1.[2..99]")]
    [InlineData("reject_rhsbl_reverse_client multi.uribl.com", "Write multi.uribl.com=127.0.0.[2..254]")]
    [InlineData(
        "permit_dnswl_client list.dnswl.org",
        "then smtpd(8) permits everybody. Write list.dnswl.org=127.0.[0..255].[1..3]"
    )]
    public void A_filter_is_missing(string restriction, string message) =>
        Assert.EndsWith(message, Message($"{List} = {restriction}"), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "reject_rbl_client dnsbl.sorbs.net",
        "that was shut down in June 2024: it answers nothing, or lists everybody. Remove 'reject_rbl_client dnsbl.sorbs.net'"
    )]
    [InlineData(
        "reject_rbl_client dnsbl.sorbs.net=127.0.0.10",
        "Remove 'reject_rbl_client dnsbl.sorbs.net=127.0.0.10'"
    )]
    [InlineData(
        "warn_if_reject reject_rbl_client list.dsbl.org",
        "Remove 'warn_if_reject reject_rbl_client list.dsbl.org'"
    )]
    [InlineData("reject_rhsbl_sender dsn.rfc-ignorant.org", "Remove 'reject_rhsbl_sender dsn.rfc-ignorant.org'")]
    [InlineData(
        "reject_rbl_client cbl.abuseat.org",
        "that xbl.spamhaus.org has replaced. Write xbl.spamhaus.org=127.0.0.[2..11]"
    )]
    [InlineData("reject_rbl_client sbl-xbl.spamhaus.org", "Write zen.spamhaus.org=127.0.0.[2..11]")]
    [InlineData(
        "reject_rbl_client dbl.spamhaus.org=127.0.1.2",
        "asks dbl.spamhaus.org for addresses of clients, and it is a list of names: an answer is an error, or there is none. Write reject_rhsbl_sender dbl.spamhaus.org=127.0.1.[2..99]"
    )]
    [InlineData(
        "reject_rhsbl_helo zen.spamhaus.org",
        "asks zen.spamhaus.org for names, and it is a list of addresses. Write reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]"
    )]
    [InlineData("reject_rhsbl_client bl.spamcop.net", "Write reject_rbl_client bl.spamcop.net")]
    public void A_list_does_not_answer(string restriction, string message) =>
        Assert.EndsWith(message, Message($"{List} = {restriction}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]")]
    [InlineData("reject_rbl_client bl.spamcop.net")]
    [InlineData("reject_rbl_client dnsbl.example.org")]
    [InlineData("reject_rhsbl_sender dbl.spamhaus.org=127.0.1.[2..99]")]
    // It warns of errors, or of nothing at all.
    [InlineData("warn_if_reject reject_rbl_client zen.spamhaus.org=127.255.255.[1..255]")]
    [InlineData("warn_if_reject reject_rbl_client zen.spamhaus.org")]
    // smtpd(8) does not read so far.
    [InlineData("reject, reject_rbl_client zen.spamhaus.org")]
    [InlineData("permit, reject_rbl_client dnsbl.sorbs.net")]
    [InlineData("reject_rbl_client")]
    // A name that only ends alike.
    [InlineData("reject_rbl_client notsorbs.net")]
    public void These_are_fine(string restriction) =>
        Assert.Empty(Server($"{List} = {restriction}").Analyze("PFX2012", besides: "PFX2004 PFX2005"));

    [Fact]
    public void A_list_for_those_who_register_is_a_note()
    {
        Finding finding = Assert.Single(
            Server(List + " = reject_rbl_client b.barracudacentral.org").Analyze("PFX2012")
        );
        Assert.Equal(RuleSeverity.Info, finding.Severity);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("permit_mynetworks, reject_rbl_client dnsbl.njabl.org, reject", "permit_mynetworks, reject")]
    [InlineData("permit_mynetworks, reject_rbl_client dnsbl.njabl.org", "permit_mynetworks")]
    [InlineData("reject_rbl_client dnsbl.njabl.org", "")]
    [InlineData("warn_if_reject reject_rbl_client dnsbl.njabl.org reject", "reject")]
    [InlineData(
        "reject_rbl_client dnsbl.njabl.org, permit_mynetworks,reject_rbl_client dnsbl.njabl.org, reject",
        "permit_mynetworks,reject"
    )]
    [InlineData(
        "reject_rbl_client sbl-xbl.spamhaus.org, permit_mynetworks,reject_rbl_client sbl-xbl.spamhaus.org, reject",
        "reject_rbl_client zen.spamhaus.org=127.0.0.[2..11], permit_mynetworks,reject_rbl_client zen.spamhaus.org=127.0.0.[2..11], reject"
    )]
    public void The_fix_changes_the_restriction_alone(string list, string better) =>
        Assert.Equal(better, ValueOf(Assert.Single(Server($"{List} = {list}").Analyze("PFX2012"))));

    [Fact]
    public void What_a_macro_has_is_not_written_for_it() =>
        Assert.Empty(
            Assert
                .Single(Server("list = zen.spamhaus.org", List + " = reject_rbl_client $list").Analyze("PFX2012"))
                .Fixes
        );

    [Fact]
    public void A_list_that_several_services_read_is_one_finding()
    {
        Declared mail = Server("IShop: smtpd_client_restrictions = reject_rbl_client zen.spamhaus.org")
            .Inet("2525", "smtpd")
            .Inet("2526", "smtpd", "smtpd_client_restrictions = reject_rbl_client zen.spamhaus.org");
        Finding[] found = mail.Analyze("PFX2012");
        Assert.Equal(
            ["IShop smtpd_client_restrictions", "2526/inet smtpd_client_restrictions"],
            found.Select(f => mail.PlaceOf(f.Place))
        );
        Assert.Equal(["smtp/inet", "2525/inet"], found[0].Services);
    }

    [Fact]
    public void A_class_is_judged_where_it_is_set()
    {
        Declared mail = Server("smtpd_restriction_classes = strict", "strict = reject_rbl_client zen.spamhaus.org");
        Assert.Equal("main.cf strict", mail.PlaceOf(Assert.Single(mail.Analyze("PFX2012")).Place));
    }

    [Theory]
    [InlineData(
        "zen.spamhaus.org*3",
        "then every client has the weight of a listing. Write zen.spamhaus.org=127.0.0.[2..11]*3",
        "zen.spamhaus.org=127.0.0.[2..11]*3"
    )]
    [InlineData(
        "list.dnswl.org*-2",
        "Write list.dnswl.org=127.0.[0..255].[1..3]*-2",
        "list.dnswl.org=127.0.[0..255].[1..3]*-2"
    )]
    [InlineData("ix.dnsbl.manitu.net*2, bl.spamcop.net", "Remove 'ix.dnsbl.manitu.net*2'", "bl.spamcop.net")]
    [InlineData("cbl.abuseat.org*2", "Write xbl.spamhaus.org=127.0.0.[2..11]", "xbl.spamhaus.org=127.0.0.[2..11]*2")]
    [InlineData(
        "dbl.spamhaus.org=127.0.1.2",
        "it is a list of names: an answer is an error, or there is none. Remove 'dbl.spamhaus.org=127.0.1.2'",
        ""
    )]
    public void Sites_of_postscreen_are_judged_too(string sites, string message, string better)
    {
        Finding finding = Assert.Single(
            Postscreen(Enforce, $"postscreen_dnsbl_sites = {sites}").Analyze("PFX2012", besides: "PFX4011")
        );
        Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(better, ValueOf(finding));
    }

    [Theory]
    [InlineData(Enforce, "postscreen_dnsbl_sites = zen.spamhaus.org=127.0.0.[2..11]*3, bl.spamcop.net*2")]
    [InlineData("postscreen_dnsbl_sites = zen.spamhaus.org")]
    [InlineData("postscreen_dnsbl_sites = zen.spamhaus.org", "postscreen_dnsbl_action = Ignore")]
    [InlineData("postscreen_dnsbl_sites = ")]
    public void These_sites_are_fine(params string[] settings) =>
        Assert.Empty(Postscreen(settings).Analyze("PFX2012", besides: "PFX4011 PFX4014"));

    [Fact]
    public void Sites_that_no_postscreen_asks_are_not_judged() =>
        Assert.Empty(Server("postscreen_dnsbl_sites = zen.spamhaus.org").Analyze("PFX2012", besides: "PFX7008"));

    private static string Message(params string[] settings) =>
        Assert.Single(Server(settings).Analyze("PFX2012", besides: "PFX3001 PFX4003")).Message;

    private static string ValueOf(Finding finding) => Assert.Single(Assert.Single(finding.Fixes).Edits).Value;

    private static Declared Server(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);

    private static Declared Postscreen(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([Level, .. settings])
            .Without("smtp/inet")
            .Inet("smtp", "postscreen")
            .Pass("smtpd", "smtpd");
}
