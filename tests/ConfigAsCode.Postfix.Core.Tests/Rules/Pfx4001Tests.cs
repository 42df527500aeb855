using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4001Tests
{
    [Fact]
    public void A_misspelt_name_does_nothing_and_the_right_one_is_offered()
    {
        Declared mail = Declared.On("Debian12").Main("IShop: smtpd_tsl_loglevel = 1");
        Finding finding = Assert.Single(mail.Analyze("PFX4001"));
        Assert.Equal("IShop smtpd_tsl_loglevel", mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            "Postfix reads no parameter 'smtpd_tsl_loglevel', so the setting does nothing. Write smtpd_tls_loglevel",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(new Edit(EditKind.Rename, "smtpd_tls_loglevel", "1"), Assert.Single(finding.Fixes[0].Edits));
    }

    /// <summary>postconf -n is silent where the package's master.cf has the pipe.</summary>
    [Theory]
    [InlineData("Debian11", false)]
    [InlineData("Debian12", false)]
    [InlineData("Debian13", true)]
    public void Beside_a_main_cf_alone_stand_the_services_of_the_package(string platform, bool isUnread)
    {
        Target target = PlatformInfo.Find(platform)!.Target;
        const string MainCf = "compatibility_level = 3.6\nmailman_destination_recipient_limit = 1\n";
        Instance alone = InstanceReader.Read("mail", target, MainCf, masterCf: null).Instance;
        Assert.Equal(
            isUnread ? ["mailman_destination_recipient_limit"] : [],
            Rulebook.Analyze(alone).Of("PFX4001").Select(f => f.Parameter)
        );

        // What C# gives starts from Postfix's own rows.
        Declared mail = Declared.On(platform).Main("mailman_destination_recipient_limit = 1");
        Assert.Single(mail.Analyze("PFX4001"));
    }

    [Fact]
    public void A_name_that_is_near_nothing_gets_no_guess()
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Main("completely_made_up = 1").Analyze("PFX4001"));
        Assert.EndsWith("Write a name that postconf(5) has", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void It_is_told_on_a_service_too() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_securitylevel"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_securitylevel = encrypt")
                .PlacesOf("PFX4001", besides: "PFX1014")
        );

    [Theory]
    [InlineData("maildrop_destination_recipient_limit = 1")]
    [InlineData("maildrop_time_limit = 1h")]
    [InlineData("accounts_bind_dn = cn=reader")]
    [InlineData("strict = reject_unknown_sender_domain")]
    [InlineData("my_networks = 10.0.0.0/8")]
    [InlineData("my_banner = hello")]
    [InlineData("MyHostname = x", true)]
    [InlineData("mailman_destination_recipient_limit = 1", true)]
    [InlineData("others_bind_dn = x", true)]
    public void Families_classes_and_names_of_ones_own_are_known(string setting, bool isReported = false) =>
        Assert.Equal(
            isReported,
            Declared
                .On("Debian12")
                .Main(
                    setting,
                    "mynetworks = 127.0.0.0/8 ${my_networks}",
                    "smtpd_restriction_classes = strict",
                    "virtual_mailbox_maps = ldap:accounts"
                )
                .Unix("maildrop", "pipe")
                .Inet("submission", "smtpd", "smtpd_banner = $my_banner")
                .Analyze("PFX4001", besides: "PFX1014 PFX4004 PFX4008 PFX4009 PFX4010 PFX4011")
                .Length == 1
        );

    [Fact]
    public void A_member_of_a_family_is_corrected_to_a_transport_of_this_instance() =>
        Assert.Contains(
            "Write maildrop_destination_recipient_limit",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("mialdrop_destination_recipient_limit = 1")
                        .Unix("maildrop", "pipe")
                        .Analyze("PFX4001", besides: "PFX4008")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_transport_that_is_not_there_is_told_once_at_its_name()
    {
        Declared mail = Declared
            .On("Debian12")
            .Transport("relayy", "_destination_concurrency_limit = 20", "_recipient_limit = 4");
        Finding finding = Assert.Single(mail.Analyze("PFX4001"));
        Assert.Equal("the transport relayy", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "No transport is called 'relayy', so nothing reads relayy_destination_concurrency_limit. Write relay",
            finding.Message
        );
        Assert.Equal(new Edit(EditKind.RenameTransport, Value: "relay"), Assert.Single(finding.Fixes[0].Edits));
    }

    [Fact]
    public void A_transport_that_is_near_nothing_is_to_be_declared()
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Transport("amavis", "_destination_recipient_limit = 1").Analyze("PFX4001")
        );
        Assert.Contains("Declare it, or write one of ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(", relay,", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("relay_destination_recipient_limit")]
    [InlineData("smtp-amavis_destination_recipient_limit")]
    [InlineData("discard_destination_rate_delay")]
    [InlineData("custom_destination_rate_delay")]
    [InlineData("policy_time_limit")]
    [InlineData("maildrop_time_limit")]
    // No transports, and no commands: postconf -n of 3.7.11 warns of each.
    [InlineData("cleanup_destination_concurrency_limit", true)]
    [InlineData("submission_destination_recipient_limit", true)]
    [InlineData("policy_destination_recipient_limit", true)]
    [InlineData("relay_time_limit", true)]
    public void A_service_counts_where_it_reads_the_setting(string name, bool isReported = false) =>
        Assert.Equal(
            isReported ? ["main.cf " + name] : Array.Empty<string>(),
            Declared
                .On("Debian12")
                .Main(name + " = 1")
                .Unix("smtp-amavis", "smtp")
                .Unix("custom", "mydeliver")
                .Unix("policy", "spawn")
                .Unix("maildrop", "pipe")
                .Inet("submission", "smtpd")
                .PlacesOf("PFX4001", besides: "PFX1014 PFX4008")
        );

    [Fact]
    public void A_time_limit_wants_a_service_that_runs_a_command() =>
        Assert.StartsWith(
            "No service that runs pipe or spawn is called 'relay', so nothing reads relay_time_limit. ",
            Assert.Single(Declared.On("Debian12").Transport("relay", "_time_limit = 1h").Analyze("PFX4001")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("mynetworks = 127.0.0.0/8 office.example.org ${office}")]
    [InlineData("mynetworks = 127.0.0.0/8 $(office)")]
    [InlineData("mynetworks = 127.0.0.0/8 ${ office}")]
    [InlineData("mynetworks = office $office", false)]
    [InlineData("mynetworks = office.example.org", true)]
    [InlineData("mynetworks = $office_lan", true)]
    public void A_name_of_ones_own_is_known_where_it_is_taken(string user, bool isReported = false) =>
        Assert.Equal(
            isReported ? 1 : 0,
            Declared
                .On("Debian12")
                .Main("office = 192.0.2.0/24", user)
                .PlacesOf("PFX4001", besides: "PFX4009 PFX2002")
                .Length
        );

    [Fact]
    public void A_name_that_only_a_row_of_a_table_takes_is_known() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("phone = +49 30", "rbl_reply_maps = texthash:$config_directory/replies")
                .Table("replies", "texthash", ("zen.example.org", "$rbl_code refused, call $phone"))
                .Analyze("PFX4001")
        );

    [Fact]
    public void A_name_of_another_release_is_another_rules_business() =>
        Assert.Empty(
            Declared
                .OnPostfix("3.1")
                .Main("smtpd_forbid_bare_newline = yes", "smtp_bind_address_enforce = yes")
                .Analyze("PFX4001", besides: "PFX4002")
        );

    [Theory]
    [InlineData("smtpd_tsl_loglevel", "smtpd_tls_loglevel")]
    [InlineData("smtpd_tsl_received_header", "smtpd_tls_received_header")]
    [InlineData("broken_sasl_atuh_clients", "broken_sasl_auth_clients")]
    [InlineData("mydistination", "mydestination")]
    [InlineData("append_at_my_origin", "append_at_myorigin")]
    [InlineData("append_dot_my_domain", "append_dot_mydomain")]
    [InlineData("smtpd_recipient_restriction", "smtpd_recipient_restrictions")]
    [InlineData("mynetwork", "mynetworks")]
    [InlineData("smtpd_tls_secuirty_level", "smtpd_tls_security_level")]
    [InlineData("MyDestination", "mydestination")]
    [InlineData("relay_host", "relayhost")]
    public void Misspellings_of_real_configurations_find_the_right_name_first(string written, string meant) =>
        Assert.Equal(
            meant,
            Assert.Single(Declared.On("Debian12").Main(written + " = x").Analyze("PFX4001")).Fixes[0].Edits[0].Parameter
        );

    [Theory]
    [InlineData("tls_server_chain_sni_maps", "Write tls_server_sni_maps")]
    [InlineData("smtpd_tls_key", "Write smtpd_tls_key_file")]
    [InlineData("smtpd_sasl_application_name", "Write smtpd_sasl_path")]
    [InlineData("program_directory", "Write daemon_directory")]
    [InlineData("smtpd_restrictions", "Write a name that postconf(5) has")]
    public void A_word_too_many_or_too_few_and_a_former_name_are_known(string name, string advice) =>
        Assert.EndsWith(
            advice,
            Assert.Single(Declared.On("Debian12").Main(name + " = x").Analyze("PFX4001")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_former_name_beside_its_successor_is_removed() =>
        Assert.EndsWith(
            "Remove it: its name is smtpd_sasl_path now, which is set",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("smtpd_sasl_application_name = a", "smtpd_sasl_path = b")
                        .Analyze("PFX4001")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_name_in_the_configuration_of_a_database_is_one_of_its_type()
    {
        var table = new Core.Syntax.TableFile("sql.cf", "mysql", "qurey = SELECT '%s'\nserver_host = a\nquery = b%s\n");
        Assert.Equal(
            [
                "No table of the type mysql reads 'qurey', so the line does nothing. Write query",
                "No table of the type mysql reads 'server_host', so the line does nothing. Write a name that mysql_table(5) has",
            ],
            AnalyzedFiles.Find("PFX4001", "", tables: table).Select(f => f.Message)
        );
        Assert.StartsWith(
            "query = SELECT '%s'\n",
            AnalyzedFiles.FixedTable("PFX4001", table),
            StringComparison.Ordinal
        );
    }
}
