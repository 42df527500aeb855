using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1025Tests
{
    private const string List = "ECDHE+AESGCM";

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "smtpd_tls_chain_files = /etc/postfix/key-and-chain.pem",
                "smtpd_tls_security_level = may",
                "smtpd_tls_protocols = >=TLSv1.2",
                "smtpd_tls_mandatory_protocols = >=TLSv1.2",
                "smtpd_tls_exclude_ciphers = aNULL, kRSA",
                .. settings,
            ]);

    private static Finding[] Analyze(Declared mail, string besides = "") =>
        mail.Analyze("PFX1025", besides: "PFX4001 PFX4003 PFX4014 " + besides);

    [Fact]
    public void A_list_of_a_grade_that_nobody_has_is_not_read()
    {
        Declared mail = Mail("tls_high_cipherlist = " + List);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf tls_high_cipherlist", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "No service reads tls_high_cipherlist: the grade in force is medium everywhere. Write the list into tls_medium_cipherlist, or set "
                + "the grade to high where the list is to hold",
            finding.Message
        );
        Assert.Equal([new Edit(EditKind.Rename, "tls_medium_cipherlist", List)], finding.Fixes[0].Edits);
        Assert.Equal([new Edit(EditKind.Remove, "tls_high_cipherlist")], finding.Fixes[1].Edits);
    }

    [Theory]
    [InlineData("smtpd_tls_ciphers = high")]
    [InlineData("smtpd_tls_ciphers = HIGH")]
    [InlineData("smtpd_tls_ciphers = $my_grade")]
    public void Where_a_service_has_the_grade_it_is_read(string setting) =>
        Assert.Empty(Analyze(Mail("tls_high_cipherlist = " + List, setting, "my_grade = high")));

    [Fact]
    public void A_service_of_another_level_counts() =>
        Assert.Empty(
            Analyze(
                Mail(
                        "tls_high_cipherlist = " + List,
                        "smtpd_tls_mandatory_ciphers = high",
                        "smtpd_tls_ciphers = medium"
                    )
                    .Inet("10587", "smtpd", "smtpd_tls_security_level = encrypt")
            )
        );

    [Fact]
    public void A_client_counts() =>
        Assert.Empty(
            Analyze(
                Mail(
                    "tls_high_cipherlist = " + List,
                    "smtp_tls_security_level = may",
                    "smtp_tls_protocols = >=TLSv1.2",
                    "smtp_tls_exclude_ciphers = aNULL, kRSA",
                    "smtp_tls_ciphers = high"
                )
            )
        );

    [Fact]
    public void A_row_of_a_TLS_policy_table_counts() =>
        Assert.Empty(
            Analyze(
                Mail(
                        "tls_high_cipherlist = " + List,
                        "smtp_tls_security_level = may",
                        "smtp_tls_protocols = >=TLSv1.2",
                        "smtp_tls_mandatory_protocols = >=TLSv1.2",
                        "smtp_tls_exclude_ciphers = aNULL, kRSA",
                        "smtp_tls_policy_maps = texthash:/etc/postfix/tls-policy"
                    )
                    .Policies(("example.org", "encrypt ciphers=high"))
            )
        );

    [Fact]
    public void A_table_of_policies_of_the_host_may_ask_for_any_grade() =>
        Assert.Empty(
            Analyze(
                Mail(
                    "tls_high_cipherlist = " + List,
                    "smtp_tls_security_level = may",
                    "smtp_tls_protocols = >=TLSv1.2",
                    "smtp_tls_exclude_ciphers = aNULL, kRSA",
                    "smtp_tls_policy_maps = hash:/etc/postfix/tls_policy"
                )
            )
        );

    [Fact]
    public void Another_value_may_take_it() =>
        Assert.Empty(Analyze(Mail("tls_high_cipherlist = " + List, "tls_medium_cipherlist = $tls_high_cipherlist")));

    [Fact]
    public void A_grade_of_the_level_that_nobody_has_is_reported_in_its_place()
    {
        Declared mail = Mail("tls_high_cipherlist = " + List, "smtpd_tls_mandatory_ciphers = high");
        Assert.Empty(Analyze(mail, "PFX1011"));
        Assert.Single(mail.Analyze("PFX1011", besides: "PFX4014"));
    }

    [Fact]
    public void The_override_of_a_service_is_for_that_service()
    {
        Declared mail = Mail("smtpd_tls_ciphers = high")
            .Inet("10587", "smtpd", "smtpd_tls_ciphers = medium", "tls_high_cipherlist = " + List);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("10587/inet tls_high_cipherlist", mail.PlaceOf(finding.Place));
        Assert.Equal(["10587/inet"], finding.Services);
    }

    [Fact]
    public void Where_the_other_list_is_set_the_fix_is_to_remove_this_one() =>
        Assert.Equal(
            ["Remove tls_high_cipherlist"],
            Assert
                .Single(Analyze(Mail("tls_high_cipherlist = " + List, "tls_medium_cipherlist = ECDHE+CHACHA20")))
                .Fixes.Select(f => f.Title)
        );

    [Fact]
    public void A_list_that_is_in_force_under_another_grade_too_leaves_the_grade_open() =>
        Assert.Empty(Analyze(Mail("tls_high_cipherlist = " + List, "tls_medium_cipherlist = " + List)));

    [Fact]
    public void Without_TLS_no_list_is_meant() =>
        Assert.Empty(
            Declared.On("Debian12").Main("tls_high_cipherlist = " + List).Analyze("PFX1025", besides: "PFX1008")
        );
}
