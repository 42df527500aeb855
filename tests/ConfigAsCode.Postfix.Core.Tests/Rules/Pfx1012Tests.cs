using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1012Tests
{
    [Theory]
    [InlineData("dane", "may|encrypt")]
    [InlineData("dane-only", "may|encrypt")]
    [InlineData("encrpt", "encrypt")]
    [InlineData("high", "")]
    public void A_server_stops_at_a_level_that_it_does_not_know(string word, string better)
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_security_level = " + word).Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1012"));
        Assert.Equal("main.cf smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"smtp/inet and 2525/inet will not start: a server has no level '{word}', and smtpd_tls_security_level = {word} "
                + "is fatal. Write none, may or encrypt",
            finding.Message
        );
        Assert.Equal(better, string.Join("|", finding.Fixes.Select(f => f.Edits[0].Value)));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("secure")]
    [InlineData("Fingerprint")]
    public void A_level_that_would_check_the_client_becomes_encrypt(string word)
    {
        Declared mail = Declared.On("Debian12").Main("IShopTls: smtpd_tls_security_level = " + word);
        Finding finding = Assert.Single(mail.Analyze("PFX1012", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1016"));
        Assert.Equal("IShopTls smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Contains(
            "as encrypt: a server has no level that verifies a client",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_security_level", "encrypt"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_service_is_told_at_the_service() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_security_level"],
            Declared.On("Debian12").Inet("submission", "smtpd", "smtpd_tls_security_level = dane").PlacesOf("PFX1012")
        );

    [Fact]
    public void In_wrapper_mode_the_level_is_not_read() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submissions", "smtpd", "smtpd_tls_wrappermode = yes", "smtpd_tls_security_level = dane")
                .Analyze("PFX1012", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
        );

    [Theory]
    [InlineData("smtpd_tls_security_level = MAY")]
    [InlineData("smtpd_tls_security_level = ")]
    [InlineData("smtp_tls_security_level = dane")]
    [InlineData("postscreen_tls_security_level = dane")]
    public void What_the_program_knows_and_what_no_program_reads_is_well(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(setting)
                .Analyze("PFX1012", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1017 PFX7008")
        );

    /// <summary>Seen on the snapshot 3.12-20260821: "fatal: Invalid TLS level """, where earlier releases look at postscreen_use_tls.</summary>
    [Theory]
    [InlineData("3.12", "", "missing at the instance")]
    [InlineData("3.12", "smtpd_use_tls = yes", "missing at the instance")]
    [InlineData("3.12", "smtpd_tls_security_level = ", "main.cf smtpd_tls_security_level")]
    [InlineData("3.12", "postscreen_tls_security_level = ", "main.cf postscreen_tls_security_level")]
    [InlineData("3.12", "postscreen_tls_security_level = none", null)]
    [InlineData("3.12", "smtpd_tls_security_level = may", null)]
    [InlineData("3.11", "", null)]
    public void Postscreen_of_3_12_stops_without_a_level(string release, string setting, string? place)
    {
        Declared mail = Declared
            .OnPostfix(release)
            .Main(setting.Length == 0 ? [] : [setting])
            .Inet("smtp", "postscreen")
            .Pass("smtpd", "smtpd");
        Finding[] findings = [.. mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX1012")];
        Assert.Equal(place is null ? [] : [place], findings.Select(f => mail.PlaceOf(f.Place)));
        foreach (Finding finding in findings)
        {
            Assert.Equal(
                "smtp/inet will not start (\"Invalid TLS level\" in the log), so no mail comes in: the level of postscreen is empty, which "
                    + "Postfix 3.12 (not released) does not take. Write may, or none",
                finding.Message
            );
            Assert.Equal(["may", "none"], finding.Fixes.Select(f => f.Edits[0].Value));
        }
    }

    [Fact]
    public void An_override_of_postscreen_is_a_level_too() =>
        Assert.DoesNotContain(
            Declared
                .OnPostfix("3.12")
                .Inet("smtp", "postscreen", "smtpd_tls_security_level = none")
                .Pass("smtpd", "smtpd")
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX1012"
        );

    [Theory]
    [InlineData("dane")]
    [InlineData("encrpt")]
    [InlineData("verify")]
    public void No_other_rule_tells_it_again(string word)
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_security_level = " + word);
        Assert.Empty(mail.Analyze("PFX4004", besides: "PFX1001 PFX1002 PFX1005 PFX1012 PFX1013 PFX1016"));
        Assert.DoesNotContain(
            mail.Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1005 PFX1012 PFX1013 PFX1016"),
            f => f.Parameter == "smtpd_tls_security_level"
        );
    }

    [Fact]
    public void A_comment_behind_the_level_stays_PFX4004s()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_security_level = may # for now");
        Assert.Empty(mail.Analyze("PFX1012", besides: "PFX4004"));
        Assert.Single(mail.Analyze("PFX4004"));
    }
}
