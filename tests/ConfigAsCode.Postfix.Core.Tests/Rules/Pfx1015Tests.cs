using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1015Tests
{
    private static readonly Edit On = new(EditKind.Set, "smtpd_tls_wrappermode", "yes");
    private static readonly Edit Off = new(EditKind.Set, "smtpd_tls_wrappermode", "no");
    private static readonly Edit Away = new(EditKind.Remove, "smtpd_tls_wrappermode");

    [Theory]
    [InlineData("465")]
    [InlineData("smtps")]
    [InlineData("submissions")]
    [InlineData("192.0.2.7:465")]
    public void Port_465_speaks_plain_text_unless_it_is_told_otherwise(string name)
    {
        Declared mail = Declared.On("Debian12").Inet(name, "smtpd", "smtpd_tls_security_level = encrypt");
        Finding finding = Assert.Single(mail.Analyze("PFX1015", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
        Assert.Equal($"missing at {name}/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"{name}/inet greets in plain text on port 465, where clients begin with TLS: they give up with \"wrong version "
                + "number\". Set smtpd_tls_wrappermode = yes",
            finding.Message
        );
        Assert.Equal(On, Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void A_service_that_says_no_is_told_at_that() =>
        Assert.Equal(
            ["465/inet smtpd_tls_wrappermode"],
            Declared.On("Debian12").Inet("465", "smtpd", "smtpd_tls_wrappermode = no").PlacesOf("PFX1015")
        );

    [Theory]
    [InlineData("587")]
    [InlineData("submission")]
    [InlineData("25")]
    [InlineData("127.0.0.1:smtp")]
    public void Wrapper_mode_on_a_port_where_the_server_speaks_first_hangs(string name)
    {
        Declared mail = Declared.On("Debian12").Inet(name, "smtpd", "smtpd_tls_wrappermode = yes");
        Finding finding = Assert.Single(mail.Analyze("PFX1015", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX4007"));
        Assert.Equal($"{name}/inet smtpd_tls_wrappermode", mail.PlaceOf(finding.Place));
        Assert.Equal([name + "/inet"], finding.Services);
        Assert.Equal(Away, Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void What_a_policy_says_for_all_is_mended_on_the_service_since_465_needs_it()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("IWrapped: smtpd_tls_wrappermode = yes")
            .Inet("submission", "smtpd")
            .Inet("submissions", "smtpd");
        Finding[] findings = mail.Analyze("PFX1015", besides: "PFX1001 PFX1002 PFX1005 PFX1013");
        Assert.Equal(
            ["IWrapped smtpd_tls_wrappermode", "missing at submission/inet"],
            findings.Select(f => mail.PlaceOf(f.Place))
        );
        Assert.Empty(findings[0].Fixes);
        Assert.Equal(Off, Assert.Single(Assert.Single(findings[1].Fixes).Edits));
    }

    [Theory]
    [InlineData("465", "smtpd_tls_wrappermode = yes")]
    [InlineData("465", "smtpd_tls_wrappermode = YES")]
    [InlineData("587", "smtpd_tls_security_level = encrypt")]
    [InlineData("10465", "smtpd_tls_wrappermode = yes")]
    [InlineData("2525", "smtpd_tls_wrappermode = no")]
    public void The_right_mode_and_ports_of_ones_own_are_no_finding(string name, string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet(name, "smtpd", setting)
                .Analyze("PFX1015", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX4014")
        );

    [Fact]
    public void Only_smtpd_has_the_mode() =>
        Assert.Empty(Declared.On("Debian12").Inet("465", "spawn").Analyze("PFX1015", besides: "PFX4008"));
}
