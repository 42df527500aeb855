using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2002Tests
{
    private const string Level = "compatibility_level = 3.6";

    [Fact]
    public void A_network_with_host_bits_is_a_451()
    {
        Declared mail = Networks("127.0.0.0/8, 192.0.2.7/24");
        Finding finding = Assert.Single(mail.Analyze("PFX2002"));
        Assert.Equal("main.cf mynetworks", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "mynetworks contains '192.0.2.7/24', which Postfix cannot use (non-null host address bits in \"192.0.2.7/24\"): each IPv4 "
                + "client that no word before it matches gets 451 (Temporary lookup failure) wherever a list asks for "
                + "permit_mynetworks. Write 192.0.2.0/24",
            finding.Message
        );
        Assert.Equal("127.0.0.0/8, 192.0.2.0/24", Assert.Single(Assert.Single(finding.Fixes).Edits).Value);
    }

    [Theory]
    [InlineData("127.0.0.1/8", "127.0.0.0/8")]
    [InlineData("!127.0.0.1/8", "!127.0.0.0/8")]
    [InlineData("[::1]/64", "[::]/64")]
    [InlineData("[2001:db8::1/32]", "[2001:db8::]/32")]
    [InlineData("[192.0.2.1/24]", "192.0.2.0/24")]
    public void It_is_written_without_them(string word, string better) =>
        Assert.Equal(
            better,
            Assert.Single(Assert.Single(Assert.Single(Networks(word).Analyze("PFX2002")).Fixes).Edits).Value
        );

    [Theory]
    [InlineData("168.100.3.0/98", "bad mask length")]
    [InlineData("168.100.3.0/x", null)]
    [InlineData("168.100.3.0/a", "bad mask value")]
    [InlineData("168.100.3.0/", "bad mask value")]
    [InlineData("168.100.589.0/28", "bad network value")]
    [InlineData("be/be", "bad mask value")]
    [InlineData("010.0.0.0/8", "bad network value")]
    [InlineData("[be:be]", "bad address pattern")]
    [InlineData("[2001:db8::", "missing ']' character")]
    [InlineData("[2001:db8::]1", "garbage after")]
    [InlineData("[2001:db8::]/129", "bad mask length")]
    public void What_Postfix_says_of_a_word_is_in_the_message(string word, string? fault)
    {
        Finding finding = Assert.Single(Networks(word).Analyze("PFX2002"));
        Assert.Equal(fault is null ? RuleSeverity.Warning : RuleSeverity.Error, finding.Severity);
        Assert.Contains(fault ?? "not an address", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.0/8 [::1]/128 [fe80::]/64 192.0.2.0/24")]
    [InlineData("127.0.0.1, !10.0.0.7, 10.0.0.0/8, 172.16.0.0/16, 192.168.0.0/16, 100.64.0.0/10")]
    [InlineData("/etc/postfix/networks")]
    [InlineData("cidr:/etc/postfix/networks")]
    [InlineData("198.51.0.0/16")]
    [InlineData("[2001:db8::]/32 [2001:db8:1::]/48 [fc00::]/7")]
    [InlineData("[::1] [2001:db8::1] 192.0.2.1/32")]
    public void These_are_networks_of_somebody(string networks) => Assert.Empty(Networks(networks).Analyze("PFX2002"));

    [Theory]
    [InlineData("example.org", "ends in")]
    [InlineData(".example.org", "ends in")]
    [InlineData("10.0.0", "neither an address nor a network")]
    [InlineData("10.0.0.300", "neither an address nor a network")]
    public void A_word_that_is_no_address_is_a_warning(string word, string words)
    {
        Finding finding = Assert.Single(Networks("127.0.0.0/8 " + word).Analyze("PFX2002"));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "::1")]
    [InlineData("127.0.0.0/8 [::]/0", "::/0", "127.0.0.0/8 [::1]/128")]
    [InlineData("172.0.0.0/8", "172.0.0.0/8", "172.16.0.0/12")]
    [InlineData("192.0.0.0/8", "192.0.0.0/8", "192.168.0.0/16")]
    [InlineData("198.51.0.0/16, 203.0.113.0/24", "198.51.0.0/16", "loopback")]
    [InlineData("[2001:db8::]/31", "2001:db8::/31", "loopback")]
    public void Networks_that_nobody_owns_are_an_open_relay(string networks, string widest, string advice)
    {
        Finding finding = Assert.Single(Networks(networks).Analyze("PFX2002"));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.StartsWith(
            $"Anybody in {widest} can send mail to any domain through smtp/inet, as mynetworks contains it. ",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_network_that_no_list_permits_is_none() =>
        Assert.Empty(
            Networks("0.0.0.0/0").Main("smtpd_relay_restrictions = reject_unauth_destination").Analyze("PFX2002")
        );

    [Theory]
    [InlineData("smtpd_client_event_limit_exceptions")]
    [InlineData("smtpd_sasl_exceptions_networks")]
    [InlineData("smtpd_authorized_xclient_hosts")]
    [InlineData("debug_peer_list")]
    [InlineData("permit_mx_backup_networks")]
    public void Each_list_of_networks_is_judged(string parameter) =>
        Assert.Contains(
            $"{parameter} contains '192.168.1.1/24', which Postfix cannot use",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main(Level, parameter + " = 192.168.1.1/24")
                        .Analyze("PFX2002", besides: parameter == "debug_peer_list" ? "PFX1026" : "")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_word_from_a_macro_has_no_fix()
    {
        Finding finding = Assert.Single(
            Networks("127.0.0.0/8 $office").Main("office = 192.0.2.7/24").Analyze("PFX2002")
        );
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void The_list_of_a_service_is_judged_there()
    {
        Declared mail = Declared.On("Debian12").Main(Level).Inet("submission", "smtpd", "mynetworks = 192.0.2.7/24");
        Finding finding = Assert.Single(mail.Analyze("PFX2002", besides: "PFX1014"));
        Assert.Equal("submission/inet mynetworks", mail.PlaceOf(finding.Place));
        Assert.Equal(["submission/inet"], finding.Services);
    }

    private static Declared Networks(string networks) =>
        Declared.On("Debian12").Main(Level, "mynetworks = " + networks);

    /// <summary>172 was meant, as on a host that was seen.</summary>
    [Theory]
    [InlineData("127.16.0.0/16", "Write 172.16.0.0/16 if that is meant, or remove it")]
    [InlineData("127.16.0.0/12", "Write 172.16.0.0/12 if that is meant, or remove it")]
    [InlineData("127.31.5.0/24", "Write 172.31.5.0/24 if that is meant, or remove it")]
    [InlineData("127.168.0.0/16", "Write the network that is meant, or 127.0.0.0/8")]
    public void A_network_of_loopback_that_nobody_has_is_a_slip(string network, string advice)
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("compatibility_level = 3.6", $"mynetworks = 127.0.0.0/8, {network}")
                .Analyze("PFX2002")
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            $"mynetworks contains '{network}', a network of loopback addresses that no client has: it matches nobody. {advice}",
            finding.Message
        );
    }

    [Theory]
    [InlineData("127.0.0.0/8")]
    [InlineData("127.0.0.0/16")]
    [InlineData("127.0.0.0/24")]
    [InlineData("127.0.1.0/24")]
    [InlineData("127.0.0.0/9")]
    [InlineData("127.16.0.1")]
    [InlineData("[::ffff:127.0.0.0]/104")]
    public void A_network_of_loopback_that_somebody_has_is_none(string network) =>
        Assert.Empty(
            Declared.On("Debian12").Main("compatibility_level = 3.6", "mynetworks = " + network).Analyze("PFX2002")
        );

    [Theory]
    [InlineData(true, "172.16.0.0/12")]
    [InlineData(true, "172.17.0.0/16")]
    [InlineData(true, "172.18.0.0/16, 172.19.0.0/16")]
    [InlineData(true, "172.17.0.1")]
    [InlineData(true, "10.88.0.0/16")]
    [InlineData(false, "172.17.0.2")]
    [InlineData(false, "172.20.5.0/24")]
    [InlineData(false, "10.0.0.0/8")]
    [InlineData(false, "192.168.0.0/16")]
    [InlineData(false, "!172.17.0.0/16")]
    [InlineData(false, "172.17.0.0/16", "inet_interfaces = loopback-only")]
    [InlineData(
        false,
        "172.17.0.0/16",
        "smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination"
    )]
    public void A_network_of_containers_is_a_note(bool isFound, string networks, params string[] more)
    {
        Finding[] found = Declared
            .On("Debian12")
            .Main(["compatibility_level = 3.6", "mynetworks = 127.0.0.0/8, " + networks, .. more])
            .Analyze("PFX2002", "PFX3004");
        Assert.Equal(isFound ? [RuleSeverity.Info] : [], found.Select(f => f.Severity));
    }
}
