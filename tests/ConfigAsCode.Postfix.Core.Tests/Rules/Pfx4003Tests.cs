using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4003Tests
{
    [Theory]
    [InlineData("smtpd_use_tls = yes", "smtpd_tls_security_level = may")]
    [InlineData("smtpd_enforce_tls = yes", "smtpd_tls_security_level = encrypt")]
    [InlineData("smtp_use_tls = yes", "smtp_tls_security_level = may")]
    [InlineData("smtp_enforce_tls = yes", "smtp_tls_security_level = verify")]
    [InlineData("lmtp_enforce_tls = yes", "lmtp_tls_security_level = verify")]
    [InlineData("postscreen_use_tls = yes", "postscreen_tls_security_level = may")]
    [InlineData("postscreen_blacklist_action = drop", "postscreen_denylist_action = drop")]
    [InlineData("postscreen_dnsbl_ttl = 2h", "postscreen_dnsbl_max_ttl = 2h")]
    [InlineData("smtpd_per_record_deadline = yes", "smtpd_per_request_deadline = yes")]
    [InlineData("virtual_maps = hash:/etc/postfix/v", "virtual_alias_maps = hash:/etc/postfix/v")]
    [InlineData("fallback_relay = [a.example]", "smtp_fallback_relay = [a.example]")]
    public void The_successor_is_named_with_the_value_that_means_the_same(string setting, string better)
    {
        Declared mail = Declared.On("Debian12").Main(setting);
        Finding finding = Assert.Single(
            mail.Analyze("PFX4003", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1016 PFX1018")
        );
        string name = setting.Split(' ')[0];
        Assert.Equal("main.cf " + name, mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"Postfix 3.7.11 still reads {name}, which later releases warn of and will remove. Write {better}",
            finding.Message
        );
        string[] parts = better.Split(" = ");
        Assert.Equal(new Edit(EditKind.Rename, parts[0], parts[1]), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Theory]
    [InlineData("smtpd_use_tls = no")]
    [InlineData("smtp_tls_enforce_peername = no")]
    [InlineData("disable_dns_lookups = no")]
    public void A_switch_that_changes_nothing_goes(string setting) =>
        AssertRemoved(setting.Split(' ')[0], "Remove it: it changes nothing here", setting);

    [Fact]
    public void Of_two_switches_the_stronger_becomes_the_level()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_use_tls = yes", "smtpd_enforce_tls = yes");
        Assert.Equal(
            ["Remove smtpd_use_tls", "Set smtpd_tls_security_level instead"],
            mail.Analyze("PFX4003", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1016")
                .Select(f => f.Fixes.Single().Title)
        );
    }

    [Fact]
    public void A_client_that_need_not_check_names_only_encrypts() =>
        Assert.Equal(
            ["encrypt", "encrypt"],
            Declared
                .On("Debian12")
                .Main("smtp_enforce_tls = yes", "smtp_tls_enforce_peername = no")
                .Analyze("PFX4003", besides: "PFX1001 PFX1002 PFX1005")
                .Select(f => f.Fixes.Single().Edits.Single().Value)
        );

    [Fact]
    public void A_service_that_is_an_exception_stays_one()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("ITeam: smtpd_use_tls = yes")
            .Inet("submission", "smtpd", "smtpd_use_tls = no");
        Assert.Equal(
            ["ITeam smtpd_use_tls", "submission/inet smtpd_use_tls"],
            mail.PlacesOf("PFX4003", besides: "PFX1001 PFX1002 PFX1013 PFX1014")
        );
        Assert.Equal(
            ["may", "none"],
            mail.Analyze("PFX4003", besides: "PFX1001 PFX1002 PFX1013 PFX1014")
                .Select(f => f.Fixes.Single().Edits.Single().Value)
        );
    }

    [Fact]
    public void Look_ups_are_switched_off_in_both_clients() =>
        Assert.Equal(
            [
                new Edit(EditKind.Rename, "smtp_dns_support_level", "disabled"),
                new Edit(EditKind.Set, "lmtp_dns_support_level", "disabled"),
            ],
            Assert
                .Single(
                    Assert.Single(Declared.On("Debian12").Main("disable_dns_lookups = yes").Analyze("PFX4003")).Fixes
                )
                .Edits
        );

    [Fact]
    public void A_table_of_the_old_kind_has_to_be_written_anew()
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main("smtp_tls_per_site = hash:/etc/postfix/sites").Analyze("PFX4003")
        );
        Assert.EndsWith("Write smtp_tls_policy_maps", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    // Seen: an old name is the default of the new one, so the new one wins by being set, even to nothing.
    [InlineData("postscreen_blacklist_action = drop", "postscreen_denylist_action = enforce", "set to 'enforce'")]
    [InlineData("virtual_maps = hash:/a", "virtual_alias_maps = ", "set to ''")]
    // Elsewhere the new one wins unless it is empty.
    [InlineData("disable_dns_lookups = yes", "smtp_dns_support_level = enabled", "set to 'enabled'")]
    [InlineData("smtp_tls_enforce_peername = no", "smtp_tls_security_level = secure", "set to 'secure'")]
    [InlineData("smtp_tls_per_site = hash:/a", "smtp_tls_policy_maps = hash:/b", "set to 'hash:/b'")]
    public void Beside_its_successor_it_does_nothing(string setting, string successor, string state) =>
        AssertRemoved(
            setting.Split(' ')[0],
            $"{setting.Split(' ')[0]} does nothing: {successor.Split(' ')[0]} replaces it, and is {state}. "
                + "Remove it",
            setting,
            successor
        );

    [Theory]
    [InlineData(
        "3.8",
        "smtpd_use_tls = yes",
        "Postfix 3.8 still reads smtpd_use_tls, which later releases warn of and will"
    )]
    [InlineData(
        "3.9.1",
        "smtpd_use_tls = yes",
        "postconf of Postfix 3.9.1 warns of smtpd_use_tls, which a later release will"
    )]
    [InlineData("3.5", "smtpd_tls_eecdh_grade = ultra", null)]
    [InlineData(
        "3.6.0",
        "smtpd_tls_eecdh_grade = ultra",
        "Postfix 3.6.0 reads smtpd_tls_eecdh_grade and does nothing with it"
    )]
    [InlineData("3.8", "smtpd_tls_dh1024_param_file = /etc/ssl/dh2048.pem", null)]
    [InlineData(
        "3.9",
        "smtpd_tls_dh1024_param_file = /etc/ssl/dh2048.pem",
        "postconf of Postfix 3.9 warns of smtpd_tls_dh1024"
    )]
    [InlineData("3.5", "postscreen_blacklist_action = drop", null)]
    [InlineData("3.11", "tls_eecdh_auto_curves = X25519", null)]
    [InlineData("3.2", "service_name = x", null)]
    [InlineData("3.3", "service_name = x", "service_name is set by each program itself")]
    [InlineData("2.11", "process_id = 1", "process_id is set by each program itself")]
    [InlineData("2.11", "smtpd_use_tls = yes", "Postfix 2.11 still reads smtpd_use_tls")]
    public void Each_release_has_its_own(string release, string setting, string? message)
    {
        Finding[] findings = Declared
            .OnPostfix(release)
            .Main(setting)
            .Analyze("PFX4003", besides: "PFX1001 PFX1002 PFX1013 PFX4002 PFX7008");
        if (message is null)
        {
            Assert.Empty(findings);
            return;
        }

        Assert.StartsWith(message, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtpd_use_tls = yes", "PFX1011")]
    [InlineData("smtpd_tls_dh1024_param_file = /etc/ssl/dh1024.pem", "PFX1020")]
    [InlineData("process_name = x", "PFX4003")]
    [InlineData("service_name = x", "PFX4003")]
    [InlineData("smtpd_tls_eecdh_grade = ultra", "PFX4003")]
    public void One_rule_alone_speaks_of_a_setting(string setting, string rule) =>
        Assert.Equal(
            [rule],
            Declared
                .OnPostfix("3.11")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_cert_file = /etc/ssl/mail.pem", setting)
                .AnalyzeAll()
                .Where(f => f.Parameter == setting.Split(' ')[0])
                .Select(f => f.Rule.Id)
        );

    [Fact]
    public void On_the_line_of_a_program_that_does_not_read_it_another_rule_speaks() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtp_use_tls = yes")
                .Analyze("PFX4003", besides: "PFX1010 PFX1014")
        );

    private static void AssertRemoved(string name, string end, params string[] settings)
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main(settings).Analyze("PFX4003", besides: "PFX1005 PFX1018")
        );
        Assert.EndsWith(end, finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Edit(EditKind.Remove, name), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Theory]
    [InlineData(
        "3.8",
        "reject_maps_rbl",
        "and Postfix 3.9 removed it: smtpd(8) answers 451 there. Write reject_rbl_client"
    )]
    [InlineData("3.8", "permit_naked_ip_address", "Write permit_mynetworks or permit_sasl_authenticated")]
    [InlineData("3.8", "check_relay_domains", "Write permit_mynetworks, reject_unauth_destination")]
    [InlineData("3.8", "permit_mx_backup", null)]
    [InlineData("3.9", "permit_mx_backup", "and a later release will remove it. Write relay_domains")]
    // What is gone is PFX2003's.
    [InlineData("3.9", "reject_maps_rbl", null)]
    public void Smtpd_warns_of_a_restriction_that_a_later_release_removes(string release, string word, string? advice)
    {
        Finding[] findings = Declared
            .OnPostfix(release)
            .Main($"smtpd_recipient_restrictions = permit_mynetworks, {word}, reject_unauth_destination")
            .Analyze("PFX4003", besides: "PFX1008 PFX2003 PFX2001 PFX2005");
        Assert.Equal(advice is null ? 0 : 1, findings.Length);
        Assert.All(findings, f => Assert.EndsWith(advice!, f.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "ldap",
        "cache = yes\n",
        "Postfix ignores cache of the ldap table users.cf, with a warning for each value that switches it on. Remove the line"
    )]
    [InlineData(
        "mysql",
        "query = SELECT '%s'\nwhere_field = a\n",
        "where_field of the mysql table users.cf does nothing beside query. Remove the line"
    )]
    [InlineData(
        "pgsql",
        "select_function = a\n",
        "select_function of the pgsql table users.cf is an old form, which query has replaced. Write query"
    )]
    [InlineData("mysql", "query = SELECT '%s'\n", null)]
    public void The_configuration_of_a_database_has_old_forms_too(string type, string text, string? message) =>
        Assert.Equal(message is null ? [] : [message], ClientTables.Messages("PFX4003", type, text));
}
