using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2017Tests
{
    private const string Level = "compatibility_level = 3.6";

    // A class is a list of its own, of which the other rules may have something to say.
    private const string Besides = "PFX2005 PFX2006 PFX2016 PFX3004 PFX4014";

    [Fact]
    public void Classes_that_lead_back_to_themselves_crash_smtpd()
    {
        Declared mail = On(
            "smtpd_restriction_classes = checks, more",
            "checks = more",
            "more = reject_unknown_sender_domain, checks",
            "smtpd_recipient_restrictions = reject_unauth_destination, checks"
        );
        Finding finding = Assert.Single(mail.Analyze("PFX2017", Besides));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal("main.cf more", mail.PlaceOf(finding.Place));
        Assert.Equal("checks", finding.Part);
        Assert.Equal(
            "smtpd(8) crashes (\"killed by signal 11\" in the log) at each client that reaches the restriction class checks: it leads to more, "
                + "which names it again. Remove checks from more",
            finding.Message
        );
    }

    [Theory]
    [InlineData("smtpd_sender_restrictions = a", "a = permit_mynetworks, a")]
    [InlineData("smtpd_sender_restrictions = a", "a = warn_if_reject reject, a")]
    [InlineData("smtpd_sender_restrictions = b", "b = a", "a = warn_if_reject a")]
    [InlineData("smtpd_etrn_restrictions = a", "a = a")]
    public void A_class_that_names_itself_does_too(params string[] settings)
    {
        Finding finding = Assert.Single(
            On(["smtpd_restriction_classes = a, b", .. settings]).Analyze("PFX2017", Besides + " PFX4011")
        );
        Assert.Contains(
            "the restriction class a: it names itself. Remove a from a",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    // Nothing behind permit is read.
    [InlineData("smtpd_sender_restrictions = a", "a = permit, a")]
    [InlineData("smtpd_sender_restrictions = reject, a", "a = a")]
    // No list asks it.
    [InlineData("a = a")]
    // Twice is not round.
    [InlineData("smtpd_sender_restrictions = a, a, b", "a = b, b", "b = reject_unknown_sender_domain")]
    // Classes are compared as they are written, and this is a word that nobody knows.
    [InlineData("smtpd_sender_restrictions = a", "a = reject_unknown_sender_domain, A")]
    public void Others_do_not(params string[] settings) =>
        Assert.Empty(
            On(["smtpd_restriction_classes = a, b", .. settings]).Analyze("PFX2017", Besides + " PFX2003 PFX4011")
        );

    [Fact]
    public void A_class_that_a_row_leads_back_to_is_left_after_a_hundred() =>
        Assert.DoesNotContain(
            On(
                    "smtpd_restriction_classes = a",
                    "a = check_sender_access texthash:$config_directory/senders",
                    "smtpd_sender_restrictions = a"
                )
                .Table("senders", "texthash", ("example.net", "a"))
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX2017" && f.Severity == RuleSeverity.Error
        );

    /// <summary>Whoever has no name and gives a sender of the table may relay: two conditions, and anybody fulfils them.</summary>
    [Fact]
    public void What_is_open_to_anybody_is_found_however_many_kinds_of_clients_there_are()
    {
        string tables = string.Join(
            ", ",
            Enumerable.Range(0, 120).Select(i => $"check_client_access hash:/etc/postfix/t{i}")
        );
        Assert.Contains(
            On(
                    $"smtpd_relay_restrictions = {tables}, permit_naked_ip_address, reject",
                    $"smtpd_recipient_restrictions = {tables}, check_sender_access texthash:$config_directory/senders, reject"
                )
                .Table("senders", "texthash", ("example.net", "OK"))
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX2001"
        );
    }

    [Fact]
    public void Classes_that_all_name_each_other_come_to_an_end()
    {
        string[] names = [.. Enumerable.Range(0, 60).Select(i => "c" + i)];
        Finding[] found = On([
                "smtpd_restriction_classes = " + string.Join(", ", names),
                .. names.Select(name => $"{name} = permit_mynetworks, {string.Join(", ", names)}"),
                "smtpd_recipient_restrictions = c0, reject_unauth_destination",
            ])
            .Analyze("PFX2017", Besides);
        Assert.Equal(names.Length, found.Length);
    }

    private static Declared On(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);
}
