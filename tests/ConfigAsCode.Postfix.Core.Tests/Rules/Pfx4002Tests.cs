using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4002Tests
{
    [Theory]
    [InlineData("3.7.8", "smtpd_forbid_bare_newline = yes", true)]
    [InlineData("3.7.9", "smtpd_forbid_bare_newline = yes", false)]
    [InlineData("3.7", "smtpd_forbid_bare_newline = yes", false)]
    [InlineData("3.8.3", "smtpd_forbid_bare_newline = yes", true)]
    [InlineData("3.8.4", "smtpd_forbid_bare_newline = yes", false)]
    [InlineData("3.4", "smtpd_forbid_bare_newline = yes", true)]
    [InlineData("2.11", "compatibility_level = 0", true)]
    [InlineData("3.0", "compatibility_level = 0", false)]
    [InlineData("3.3", "tls_dane_digest_agility = on", false)]
    [InlineData("3.4", "tls_dane_digest_agility = on", true)]
    [InlineData("3.11", "tls_legacy_public_key_fingerprints = yes", true)]
    [InlineData("3.11", "postscreen_tls_protocols = >=TLSv1.2", true)]
    [InlineData("3.12", "postscreen_tls_protocols = >=TLSv1.2", false)]
    [InlineData("3.11", "tlsproxy_client_loglevel_parameter = smtp_tls_loglevel", false)]
    [InlineData("3.12", "tlsproxy_client_loglevel_parameter = smtp_tls_loglevel", true)]
    [InlineData("3.11", "smtpd_tls_loglevel = 1,trace", true)]
    [InlineData("3.12", "smtpd_tls_loglevel = 1,trace", false)]
    // The old name is read on, as the default of the new one.
    [InlineData("3.7", "postscreen_blacklist_action = drop", false)]
    [InlineData("3.7", "virtual_maps = hash:/etc/postfix/virtual", false)]
    public void A_release_has_a_parameter_from_one_patch_to_another(string release, string setting, bool isReported) =>
        Assert.Equal(
            isReported ? ["main.cf " + setting.Split(' ')[0]] : [],
            Declared.OnPostfix(release).Main(setting).PlacesOf("PFX4002", besides: "PFX4003 PFX4014 PFX7008")
        );

    [Theory]
    [InlineData(
        "3.7.8",
        "smtpd_forbid_bare_newline = yes",
        "Postfix 3.7.8 does not read smtpd_forbid_bare_newline yet, which came with 3.7.9: the setting does nothing. "
            + "Remove it, or use a release that has it"
    )]
    [InlineData(
        "3.4.13",
        "smtpd_forbid_bare_newline = yes",
        "Postfix 3.4.13 does not read smtpd_forbid_bare_newline yet, which came with 3.5.23: the setting does nothing. "
            + "Remove it, or use a release that has it"
    )]
    [InlineData(
        "3.7.11",
        "tls_dane_digest_agility = on",
        "Postfix 3.7.11 no longer reads tls_dane_digest_agility, which 3.3 was the last to have: the setting does nothing. "
            + "Remove it"
    )]
    [InlineData(
        "3.5.25",
        "postscreen_denylist_action = drop",
        "Postfix 3.5.25 does not read postscreen_denylist_action yet, which came with 3.6: the setting does nothing. "
            + "Write postscreen_blacklist_action, its name on this target"
    )]
    [InlineData(
        "3.11.6",
        "postscreen_tls_protocols = >=TLSv1.2",
        "Postfix 3.11.6 does not read postscreen_tls_protocols yet, which comes with 3.12 (not released): the setting does nothing. "
            + "Remove it"
    )]
    [InlineData(
        "3.12",
        "tlsproxy_client_loglevel_parameter = smtp_tls_loglevel",
        "Postfix 3.12 no longer reads tlsproxy_client_loglevel_parameter, which 3.11 was the last to have: the setting does nothing. "
            + "Remove it"
    )]
    [InlineData(
        "3.7.11",
        "smtpd_forbid_bare_newline = note",
        "Postfix 3.7.11 does not know 'note' for smtpd_forbid_bare_newline yet, which came with 3.9: the program stops when "
            + "it starts. Write normalize, yes, reject, no"
    )]
    [InlineData(
        "3.7.11",
        "milter_default_action = shutdown",
        "Postfix 3.7.11 does not know 'shutdown' for milter_default_action yet, which came with 3.7.20: while a milter fails, "
            + "clients get a 451 reply. Write accept, reject, tempfail, quarantine"
    )]
    [InlineData(
        "3.1",
        "smtpd_tls_eecdh_grade = auto",
        "Postfix 3.1 does not know 'auto' for smtpd_tls_eecdh_grade yet, which came with 3.2: the server uses no elliptic curves in its key exchange. Write none, strong, ultra"
    )]
    public void The_message_names_the_release_that_is_needed_and_what_happens_without_it(
        string release,
        string setting,
        string message
    ) => Assert.Equal(message, Assert.Single(Declared.OnPostfix(release).Main(setting).Analyze("PFX4002")).Message);

    /// <summary>Seen on 3.7.11 and 3.11.6: a warning, and no line about TLS; the server works.</summary>
    [Theory]
    [InlineData("smtpd_tls_loglevel")]
    [InlineData("smtp_tls_loglevel")]
    [InlineData("tlsproxy_tls_loglevel")]
    public void A_log_level_of_a_later_release_stops_no_program(string parameter)
    {
        Finding finding = Assert.Single(Declared.OnPostfix("3.11").Main(parameter + " = 1, trace").Analyze("PFX4002"));
        Assert.Equal((RuleSeverity.Warning, "trace"), (finding.Severity, finding.Part));
        Assert.StartsWith(
            $"Postfix 3.11 does not know 'trace' for {parameter} yet, which comes with 3.12 (not released): the program warns of it, and "
                + "logs nothing about TLS. Write 0, none, 1, ",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_name_that_the_target_has_is_offered() =>
        Assert.Equal(
            new Edit(EditKind.Rename, "postscreen_blacklist_action", "drop"),
            Assert.Single(
                Assert
                    .Single(
                        Assert
                            .Single(
                                Declared.OnPostfix("3.5").Main("postscreen_denylist_action = drop").Analyze("PFX4002")
                            )
                            .Fixes
                    )
                    .Edits
            )
        );

    [Fact]
    public void A_value_that_the_older_name_does_not_take_is_not_carried_over() =>
        Assert.Empty(
            Assert.Single(Declared.OnPostfix("3.5").Main("postscreen_denylist_action = sink").Analyze("PFX4002")).Fixes
        );

    [Fact]
    public void It_is_told_at_the_policy_and_at_the_service() =>
        Assert.Equal(
            ["ITeam smtpd_forbid_bare_newline", "submission/inet smtpd_forbid_bare_newline"],
            Declared
                .OnPostfix("3.7.10")
                .Main("ITeam: smtpd_forbid_bare_newline = note")
                .Inet("submission", "smtpd", "smtpd_forbid_bare_newline = note")
                .PlacesOf("PFX4002", besides: "PFX1014")
        );

    [Theory]
    [InlineData("3.7.8", "smtpd_forbid_bare_newline = maybe")]
    [InlineData("3.7.8", "smtpd_forbid_bare_newline = yes")]
    [InlineData("3.7.11", "smtpd_forbid_bare_newline = note")]
    [InlineData("3.3", "smtpd_forbid_unauth_pipelining = maybe")]
    public void No_other_rule_speaks_of_the_same_fault(string release, string setting) =>
        Assert.Equal(
            ["PFX4002"],
            Declared
                .OnPostfix(release)
                .Main(setting)
                .AnalyzeAll()
                .Where(f => f.Parameter == setting.Split(' ')[0])
                .Select(f => f.Rule.Id)
        );

    [Theory]
    // A keyword of EHLO that is unknown is passed over (global/ehlo_mask.c).
    [InlineData("smtpd_discard_ehlo_keywords = chunking, requiretls")]
    [InlineData("smtpd_tls_protocols = >=TLSv1.3")]
    [InlineData("no_such_parameter = 1")]
    [InlineData("smtpd_forbid_bare_newline = note$")]
    public void What_is_harmless_or_another_rules_business_is_not_told(string setting) =>
        Assert.Empty(Declared.OnPostfix("3.7").Main(setting).Analyze("PFX4002", besides: "PFX4001 PFX4009"));

    [Fact]
    public void A_name_that_another_value_takes_is_read_after_all() =>
        Assert.Empty(
            Declared
                .OnPostfix("3.4")
                .Main(
                    "smtpd_forbid_bare_newline_exclusions = 10.0.0.0/8",
                    "mynetworks = $smtpd_forbid_bare_newline_exclusions"
                )
                .Analyze("PFX4002")
        );

    [Theory]
    [InlineData("3.6", 1)]
    [InlineData("3.7", 0)]
    public void The_word_auto_for_DH_parameters_came_with_3_7(string release, int findings)
    {
        Finding[] found = Declared
            .OnPostfix(release)
            .Main("smtpd_tls_dh1024_param_file = auto")
            .Analyze("PFX4002", besides: "PFX1008 PFX1020 PFX4003");
        Assert.Equal(findings, found.Length);
        Assert.All(found, f => Assert.Equal(RuleSeverity.Info, f.Severity));
        Assert.All(
            found,
            f =>
                Assert.Equal(
                    new Edit(EditKind.Remove, "smtpd_tls_dh1024_param_file"),
                    Assert.Single(Assert.Single(f.Fixes).Edits)
                )
        );
    }

    [Fact]
    public void A_name_in_the_configuration_of_a_database_came_with_a_release()
    {
        const string Text = "dbname = a\ncharset = utf8\nquery = SELECT '%s'\n";
        Assert.Equal(
            [
                "Postfix 3.7 does not read charset of a table of the type mysql yet, which came with 3.9: the line does nothing. "
                    + "Remove it, or use a release that has it",
            ],
            ClientTables.Messages("PFX4002", "mysql", Text)
        );
        Assert.Empty(ClientTables.Messages("PFX4002", "mysql", Text, "3.9"));
    }
}
