using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1019Tests
{
    [Fact]
    public void A_policy_that_defers_mail_is_told_at_its_attribute_and_the_attribute_can_be_left_out()
    {
        Declared mail = Declared.On("Debian12").Policies(("bank.example", "encrypt match=mx.bank.example"));
        Finding finding = Assert.Single(mail.Analyze("PFX1019"));
        Assert.Equal("bank.example match", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "Mail to bank.example is deferred with \"4.7.5 client TLS configuration problem\": match cannot be used at the level encrypt. "
                + "Remove it, or use one of the levels that read it: fingerprint, verify and secure",
            finding.Message
        );
        Assert.Equal(["smtp/unix", "relay/unix"], finding.Services);
        Assert.Equal(
            new Edit(EditKind.Remove, "smtp_tls_policy_maps:match"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_policy_that_protects_nobody_is_told_too() =>
        Assert.StartsWith(
            "The TLS policy of bank.example does not act as written: 'ciphers=high' is ignored",
            Assert
                .Single(Declared.On("Debian12").Policies(("bank.example", "none ciphers=high")).Analyze("PFX1019"))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_wrong_separator_is_mended_in_the_whole_value() =>
        Assert.Equal(
            new Edit(EditKind.SetRowResult, Value: "encrypt protocols=!SSLv2:!SSLv3"),
            Declared
                .On("Debian12")
                .Policies(("bank.example", "encrypt protocols=!SSLv2, !SSLv3"))
                .Analyze("PFX1019")
                .Single()
                .Fixes.Single()
                .Edits.Single()
        );

    [Theory]
    [InlineData("smtp_tls_policy_maps")]
    [InlineData("lmtp_tls_policy_maps")]
    public void Every_row_of_every_table_is_read(string parameter) =>
        Assert.Equal(
            ["a.example level", "c.example cyphers"],
            Declared
                .On("Debian12")
                .Policies(
                    parameter,
                    ("a.example", "encrpt"),
                    ("b.example", "encrypt"),
                    ("c.example", "may cyphers=high")
                )
                .PlacesOf("PFX1019", besides: "PFX1001 PFX1002 PFX1005")
        );

    [Theory]
    [InlineData("ITeam: smtp_tls_policy_maps = texthash:$config_directory/tls-policy", "", "smtp/unix,relay/unix")]
    [InlineData("", "smtp_tls_policy_maps = texthash:$config_directory/tls-policy", "relay/unix")]
    [InlineData("", "ITeam: smtp_tls_policy_maps = proxy:texthash:$config_directory/tls-policy", "relay/unix")]
    public void A_table_is_read_whoever_names_it(string ofAll, string ofRelay, string readers)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(ofAll.Length > 0 ? [ofAll] : [])
            .Unix("relay", "smtp", ofRelay.Length > 0 ? [ofRelay] : [])
            .Table("tls-policy", "texthash", ("bank.example", "encrpt"));
        Finding finding = Assert.Single(mail.Analyze("PFX1019", besides: "PFX4010"));
        Assert.Equal("the row bank.example", mail.PlaceOf(finding.Place));
        Assert.Equal(readers.Split(','), finding.Services);
    }

    [Theory]
    [InlineData("Ubuntu2404", 1)]
    [InlineData("Debian13", 0)]
    public void An_attribute_is_one_from_its_release_on(string platform, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .On(platform)
                .Policies(("bank.example", "encrypt enable_rpk=yes"))
                .Analyze("PFX1019", besides: "PFX1001 PFX1002 PFX1005")
                .Length
        );

    [Fact]
    public void A_table_that_no_client_reads_is_none_of_policies() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Policies("transport_maps", ("bank.example", "smtp:[mx.bank.example]"))
                .Analyze("PFX1019")
        );

    [Fact]
    public void The_other_rules_judge_a_row_as_a_client()
    {
        Declared mail = Declared
            .On("Debian12")
            .Policies(
                ("bank.example", "encrypt protocols=TLSv1 exclude=MD5"),
                ("other.example", "secure tafile=/etc/ssl/ca.pem")
            );
        Finding obsolete = Assert.Single(mail.Analyze("PFX1001", besides: "PFX1002 PFX1005"));
        Assert.Equal("bank.example protocols", mail.PlaceOf(obsolete.Place));
        Assert.StartsWith(
            "smtp/unix and relay/unix (to bank.example) still offer TLSv1: ",
            obsolete.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtp_tls_policy_maps:protocols", ">=TLSv1.2"),
            obsolete.Fixes.Single().Edits.Single()
        );

        Finding anonymous = Assert.Single(mail.Analyze("PFX1002", besides: "PFX1001 PFX1005"));
        Assert.Equal("bank.example exclude", mail.PlaceOf(anonymous.Place));
        Assert.Equal(
            new Edit(EditKind.Set, "smtp_tls_policy_maps:exclude", "MD5, aNULL"),
            anonymous.Fixes.Single().Edits.Single()
        );
    }

    [Fact]
    public void What_nobody_set_is_missing_at_the_row() =>
        Assert.Equal(
            ["missing at bank.example level", "missing at bank.example level"],
            new[] { "PFX1001", "PFX1002" }.SelectMany(rule =>
                Declared
                    .On("Debian12")
                    .Policies(("bank.example", "encrypt"))
                    .PlacesOf(rule, besides: "PFX1001 PFX1002 PFX1005")
            )
        );

    [Fact]
    public void What_main_cf_set_is_told_there_once_for_the_services_and_the_policies() =>
        Assert.Equal(
            ["main.cf smtp_tls_mandatory_protocols", "main.cf smtp_tls_mandatory_ciphers"],
            new[] { "PFX1001", "PFX1002" }.SelectMany(rule =>
                Declared
                    .On("Debian12")
                    .Main(
                        "smtp_tls_security_level = encrypt",
                        "smtp_tls_mandatory_protocols = TLSv1",
                        "smtp_tls_mandatory_ciphers = high"
                    )
                    .Policies(("bank.example", "encrypt"))
                    .PlacesOf(rule, besides: "PFX1001 PFX1002 PFX1005")
            )
        );

    [Theory]
    [InlineData("3.5", "Write !SSLv2:!SSLv3:!TLSv1:!TLSv1.1")]
    [InlineData("3.6", "Write >=TLSv1.2")]
    public void The_advice_is_in_words_that_the_target_reads(string release, string advice)
    {
        Declared mail = Declared.OnPostfix(release).Policies(("bank.example", "encrypt protocols=TLSv9"));
        Assert.EndsWith(
            advice,
            Assert.Single(mail.Analyze("PFX1019", besides: "PFX1001 PFX1002 PFX1005 PFX1008")).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(
            Declared
                .OnPostfix(release)
                .Policies(("bank.example", advice.Replace("Write ", "encrypt protocols=", StringComparison.Ordinal)))
                .Analyze("PFX1019", besides: "PFX1001 PFX1002 PFX1005 PFX1008")
        );
    }

    [Fact]
    public void So_is_that_of_other_rules_about_a_row() =>
        Assert.EndsWith(
            "Write \"!SSLv2:!SSLv3:!TLSv1:!TLSv1.1\"",
            Assert
                .Single(
                    Declared
                        .OnPostfix("3.5")
                        .Policies(("bank.example", "encrypt protocols=TLSv1"))
                        .Analyze("PFX1001", besides: "PFX1002 PFX1005 PFX1008")
                )
                .Message,
            StringComparison.Ordinal
        );
}
