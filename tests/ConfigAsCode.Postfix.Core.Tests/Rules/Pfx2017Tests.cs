using System.Globalization;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Restriction classes that lead back to themselves, and lists that lead on further than the rules follow.</summary>
public class Pfx2017Tests
{
    private const string Rule = "PFX2017";

    private const string Classes = "smtpd_restriction_classes = ";

    private const string Besides = "PFX2005 PFX2006 PFX2008 PFX2016 PFX4010 PFX4011";

    [Theory]
    [InlineData("one", "one = one")]
    [InlineData("one", "one = reject_unknown_sender_domain, one")]
    [InlineData("one, two", "one = two", "two = one")]
    [InlineData("one, two, three", "one = two", "two = three", "three = two")]
    public void A_class_that_leads_back_to_itself_is_an_error(string classes, params string[] settings)
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main([Classes + classes, .. settings, "smtpd_sender_restrictions = one"])
                .Analyze(Rule, Besides)
        );
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.StartsWith("smtpd(8) crashes", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one, two", "one = two", "two = reject_unknown_sender_domain")]
    [InlineData("one, two", "one = reject_unknown_sender_domain", "two = one, one")]
    public void Classes_that_end_are_no_finding(string classes, params string[] settings) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main([Classes + classes, .. settings, "smtpd_sender_restrictions = one"])
                .Analyze(Rule, Besides + " PFX2003")
        );

    [Fact]
    public void A_class_that_a_row_leads_back_to_is_not_followed_to_the_end() =>
        Assert.StartsWith(
            "Who may send mail through smtp/inet is not followed to the end",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main(
                            Classes + "one",
                            "one = check_sender_access inline:{ a=one }",
                            "smtpd_sender_restrictions = one"
                        )
                        .Analyze(Rule, Besides)
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Too_many_ways_are_an_error_and_the_open_one_is_found_all_the_same()
    {
        string tables = string.Join(
            " ",
            Enumerable
                .Range(0, 150)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"check_client_access hash:/etc/t{i}"))
        );
        Finding cut = Assert.Single(
            Declared
                .On("Debian12")
                .Main(
                    $"smtpd_relay_restrictions = {tables} permit_mynetworks reject_unauth_destination",
                    $"smtpd_recipient_restrictions = {tables} reject_unauth_destination"
                )
                .Analyze(Rule, Besides)
        );
        Assert.Equal(RuleSeverity.Error, cut.Severity);
        Assert.StartsWith(
            "Who may send mail through smtp/inet is not followed to the end",
            cut.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            Rulebook.Analyze(
                Declared
                    .On("Debian12")
                    .Main(
                        $"smtpd_relay_restrictions = {tables} check_client_access static:OK reject_unauth_destination",
                        $"smtpd_recipient_restrictions = {tables} check_client_access static:OK"
                    )
                    .Instance
            ),
            f => f.Rule.Id == "PFX2001"
        );
    }
}
