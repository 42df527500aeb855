using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2006Tests
{
    private const string Level = "compatibility_level = 3.6";

    [Fact]
    public void A_server_without_relay_control_does_not_start()
    {
        Declared mail = Declared.On("Debian12").Main(Level, "smtpd_relay_restrictions = permit_mynetworks");
        Finding finding = Assert.Single(mail.Analyze("PFX2006"));
        Assert.Equal("main.cf smtpd_relay_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet will not start (\"specify at least one working instance of\" in the log), so no mail comes in: nothing in "
                + "smtpd_relay_restrictions rejects mail to other domains, and smtpd_recipient_restrictions is empty. Write "
                + "reject_unauth_destination in smtpd_relay_restrictions",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_relay_restrictions", "permit_mynetworks, reject_unauth_destination"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    /// <summary>Seen on 3.7.11: without compatibility_level the relay list is empty.</summary>
    [Fact]
    public void A_level_that_is_not_set_leaves_the_relay_list_empty()
    {
        Declared mail = Declared.On("Debian12");
        Finding finding = Assert.Single(mail.Analyze("PFX2006"));
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.Contains(
            "smtpd_relay_restrictions is empty by default, as compatibility_level is not set, and smtpd_recipient_restrictions is empty",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Set compatibility_level = 3.6, which gives smtpd_relay_restrictions a safe default, or write reject_unauth_destination in smtpd_relay_restrictions",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination", "3.6"],
            finding.Fixes.Select(f => Assert.Single(f.Edits).Value)
        );
    }

    [Fact]
    public void The_level_is_named_where_it_is_set()
    {
        Declared mail = Declared.On("Debian12").Main("compatibility_level = 0");
        Finding finding = Assert.Single(mail.Analyze("PFX2006"));
        Assert.Equal("missing at main.cf compatibility_level", mail.PlaceOf(finding.Place));
        Assert.Contains("compatibility_level is '0'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permit_in_front_makes_the_rest_worthless()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main(Level, "smtpd_relay_restrictions = permit_mynetworks, permit, reject")
                .Analyze("PFX2006")
        );
        Assert.Contains(
            "smtpd_relay_restrictions permits everybody before it rejects anybody",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "permit_mynetworks, reject_unauth_destination, permit, reject",
            Assert.Single(Assert.Single(finding.Fixes).Edits).Value
        );
    }

    [Fact]
    public void The_recipient_list_is_mended_where_the_relay_list_is_empty_on_purpose() =>
        Assert.Equal(
            new Edit(
                EditKind.Set,
                "smtpd_recipient_restrictions",
                "permit_mynetworks, check_client_access hash:/etc/postfix/clients, reject_unauth_destination"
            ),
            Assert.Single(
                Assert
                    .Single(
                        Assert
                            .Single(
                                Declared
                                    .On("Debian12")
                                    .Main(
                                        Level,
                                        "smtpd_relay_restrictions = ",
                                        "smtpd_recipient_restrictions = permit_mynetworks check_client_access hash:/etc/postfix/clients"
                                    )
                                    .Analyze("PFX2006")
                            )
                            .Fixes
                    )
                    .Edits
            )
        );

    [Fact]
    public void Services_that_read_one_list_are_one_finding_and_a_list_of_its_own_is_another()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(Level, "smtpd_relay_restrictions = permit_mynetworks")
            .Inet("2525", "smtpd")
            .Inet("2526", "smtpd", "smtpd_relay_restrictions = permit_inet_interfaces")
            .Inet("2527", "smtpd", "smtpd_relay_restrictions = reject_unauth_destination");
        Assert.Equal(
            ["main.cf smtpd_relay_restrictions", "2526/inet smtpd_relay_restrictions"],
            mail.PlacesOf("PFX2006")
        );
    }

    [Fact]
    public void A_permit_that_comes_from_a_macro_has_no_fix() =>
        Assert.Empty(
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main(Level, "smtpd_relay_restrictions = $all, reject", "all = permit")
                        .Analyze("PFX2006")
                )
                .Fixes
        );

    [Theory]
    [InlineData("smtpd_relay_restrictions = warn_if_reject reject_unauth_destination")]
    [InlineData("smtpd_relay_restrictions = warn_if_reject shut")]
    [InlineData("smtpd_relay_restrictions = open, permit_mynetworks")]
    [InlineData("smtpd_relay_restrictions = reject_non_fqdn_recipient, reject_unknown_sender_domain")]
    public void These_do_not_count(string setting) => Assert.Single(WithClasses(setting).Analyze("PFX2006"));

    [Theory]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks defer_unauth_destination")]
    [InlineData("smtpd_relay_restrictions = DEFER_IF_PERMIT")]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks, shut")]
    [InlineData("smtpd_relay_restrictions = open, reject", "PFX2001")]
    // smtpd(8) looks at each word: also at the argument of a restriction (seen on 3.7.11).
    [InlineData("smtpd_relay_restrictions = reject_rbl_client reject_unauth_destination", "PFX2001 PFX2004")]
    [InlineData("smtpd_relay_restrictions = warn_if_reject reject_rbl_client, reject", "PFX2001 PFX2004")]
    public void These_do(string setting, string besides = "") =>
        Assert.Empty(WithClasses(setting).Analyze("PFX2006", besides));

    /// <summary>The default has depended on the level since 3.3.</summary>
    [Theory]
    [InlineData("3.2", 0)]
    [InlineData("3.3", 1)]
    [InlineData("3.11", 1)]
    public void An_older_release_has_relay_control_by_default(string release, int findings) =>
        Assert.Equal(findings, Declared.OnPostfix(release).Analyze("PFX2006").Length);

    private static Declared WithClasses(string setting) =>
        Declared
            .On("Debian12")
            .Main(Level, "smtpd_restriction_classes = shut, open", "shut = reject", "open = permit", setting);
}
