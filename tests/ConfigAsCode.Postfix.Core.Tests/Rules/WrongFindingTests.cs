using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// Files that work and of which a rule once reported an error, and beside each the one that does not: a wrong error costs more trust
/// than a fault that is not found.
/// </summary>
public class WrongFindingTests
{
    private const string Base = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        alias_maps =
        alias_database =

        """;

    private const string Smtpd = "smtp inet n - n - - smtpd\n";

    private const string Postscreen = """
        smtp inet n - n - 1 postscreen
        smtpd pass - - n - - smtpd

        """;

    private const string Login =
        "smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtpd_sasl_auth_enable = yes\n"
        // A note is silent beside an error about the same setting.
        + "smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_exclude_ciphers = aNULL\n";

    [Theory]
    [InlineData("mynetworks = 127.0.0.0/8,\r\n 192.0.2.0/24\r\n")]
    [InlineData("smtpd_recipient_restrictions =\r\n  permit_mynetworks,\r\n  reject_unauth_destination\r\n")]
    [InlineData("smtpd_banner = mail.example.org\r\n  ESMTP\r\n")]
    public void A_carriage_return_in_a_value_of_a_file_is_a_blank(string setting) =>
        Assert.Equal(
            Of(setting.Replace("\r", "", StringComparison.Ordinal), Smtpd),
            Of(setting, Smtpd).Where(found => found.Rule != "PFX6012")
        );

    [Theory]
    [InlineData("mydomain = example.org # see: the manual\nmydestination = $mydomain\n")]
    [InlineData("mydestination = example.org # see: the manual\n")]
    [InlineData("own = example.org # see: the manual\nmydestination = localhost, $own\n")]
    [InlineData("virtual_alias_maps = texthash:/etc/aliases # nosuch:/etc/old\n")]
    public void A_comment_in_a_value_names_no_table(string settings)
    {
        string[] rules = [.. Of(settings, Smtpd).Select(f => f.Rule)];
        Assert.Contains("PFX4004", rules);
        Assert.DoesNotContain("PFX4010", rules);
    }

    [Theory]
    [InlineData("own = nosuch:/etc/x # old\nvirtual_alias_maps = $own\n")]
    [InlineData("header_checks = regexp:/etc/x # nosuch:/etc/y\n")]
    public void What_is_before_a_comment_or_in_a_list_without_one_names_a_table(string settings) =>
        Assert.Contains("PFX4010", Of(settings, Smtpd).Select(f => f.Rule));

    [Theory]
    [InlineData("")]
    [InlineData("postscreen_greet_action = drop\n")]
    [InlineData("postscreen_dnsbl_action = enforce\n")]
    [InlineData("postscreen_allowlist_interfaces = static:all\n")]
    [InlineData("postscreen_pipelining_action = enforce\n")]
    public void A_postscreen_that_hands_every_client_over_needs_no_tlsproxy(string settings) =>
        Assert.Equal(RuleSeverity.Info, TlsProxy(settings, "3.7"));

    [Fact]
    public void The_note_about_it_states_that_smtpd_answers() =>
        Assert.StartsWith(
            "master.cf has no service 'tlsproxy' (tlsproxy_service_name): smtpd(8) answers STARTTLS of every client, ",
            WithoutTlsProxy("", "3.7").Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("postscreen_greet_action = enforce\n")]
    [InlineData("postscreen_greet_action = ENFORCE\n")]
    [InlineData("postscreen_dnsbl_action = enforce\npostscreen_dnsbl_sites = bl.example.org\n")]
    [InlineData("postscreen_denylist_action = enforce\n")]
    [InlineData("postscreen_blacklist_action = enforce\n")]
    [InlineData("postscreen_bare_newline_enable = yes\n")]
    [InlineData("postscreen_pipelining_enable = yes\n")]
    [InlineData("postscreen_non_smtp_command_enable = yes\n")]
    [InlineData("postscreen_allowlist_interfaces = !192.0.2.7, static:all\n")]
    [InlineData("postscreen_whitelist_interfaces = 192.0.2.7\n")]
    [InlineData("smtp_tls_connection_reuse = yes\n")]
    public void A_postscreen_that_speaks_itself_needs_tlsproxy(string settings) =>
        Assert.Equal(RuleSeverity.Error, TlsProxy(settings, "3.7"));

    [Theory]
    [InlineData("", RuleSeverity.Info)]
    [InlineData("postscreen_blacklist_action = enforce\n", RuleSeverity.Error)]
    [InlineData("postscreen_whitelist_interfaces = 192.0.2.7\n", RuleSeverity.Error)]
    public void Before_3_6_postscreen_has_other_names(string settings, RuleSeverity expected) =>
        Assert.Equal(expected, TlsProxy(settings, "3.5"));

    [Fact]
    public void What_postscreen_does_on_its_own_line_counts() =>
        Assert.Equal(
            RuleSeverity.Error,
            Assert
                .Single(
                    Of(
                        "smtpd_tls_security_level = may\n",
                        Postscreen.Replace(
                            "postscreen\n",
                            "postscreen\n  -o postscreen_greet_action=enforce\n",
                            StringComparison.Ordinal
                        ) + MasterCf.Plumbing
                    ),
                    f => f.Message.Contains("'tlsproxy'", StringComparison.Ordinal)
                )
                .Severity
        );

    [Theory]
    [InlineData("postscreen_tls_security_level=may", RuleSeverity.Info)]
    [InlineData("postscreen_tls_security_level=may -o postscreen_pipelining_enable=yes", RuleSeverity.Error)]
    [InlineData("postscreen_tls_security_level=none -o postscreen_pipelining_enable=yes")]
    public void What_turns_on_its_TLS_may_stand_there_too(string options, RuleSeverity? expected = null) =>
        Assert.Equal(
            expected,
            Of(
                    "",
                    Postscreen.Replace("postscreen\n", $"postscreen\n  -o {options}\n", StringComparison.Ordinal)
                        + MasterCf.Plumbing
                )
                .Where(f => f.Message.Contains("'tlsproxy'", StringComparison.Ordinal))
                .Select(f => (RuleSeverity?)f.Severity)
                .SingleOrDefault()
        );

    [Theory]
    [InlineData("smtp_tls_connection_reuse=yes", true)]
    [InlineData("smtp_tls_connection_reuse=no", false)]
    public void A_client_alone_may_reuse_connections(string option, bool isFound) =>
        Assert.Equal(
            isFound,
            Of(
                    "",
                    Smtpd
                        + MasterCf.Plumbing.Replace(
                            "relay unix - - n - - smtp\n",
                            $"relay unix - - n - - smtp -o {option}\n",
                            StringComparison.Ordinal
                        )
                )
                .Any(f => f.Message.Contains("'tlsproxy'", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("smtpd_sasl_security_options = noanonymous, noplaintext\n", RuleSeverity.Info)]
    [InlineData("own = noplaintext\nsmtpd_sasl_security_options = noanonymous $own\n", RuleSeverity.Info)]
    [InlineData("smtpd_sasl_security_options = noanonymous\n", RuleSeverity.Error)]
    [InlineData("smtpd_sasl_tls_security_options = noanonymous, noplaintext\n", RuleSeverity.Error)]
    public void A_login_that_sends_no_password_is_a_note(string settings, RuleSeverity expected) =>
        Assert.Equal(expected, Assert.Single(Of(Login + settings, Smtpd), f => f.Rule == "PFX1014").Severity);

    [Fact]
    public void Of_two_servers_the_one_that_sends_passwords_is_an_error() =>
        Assert.Equal(
            [(RuleSeverity.Error, "587/inet")],
            Rulebook
                .Analyze(
                    AnalyzedFiles.Read(
                        Base + Login + "smtpd_sasl_security_options = noanonymous, noplaintext\n",
                        Smtpd + "587 inet n - n - - smtpd\n  -o smtpd_sasl_security_options=noanonymous\n"
                    )
                )
                .Where(f => f.Rule.Id == "PFX1014")
                .Select(f => (f.Severity, string.Join(' ', f.Services)))
        );

    [Theory]
    [InlineData("bar = permit_mynetworks, reject\n", "bar")]
    [InlineData("bar = permit_mynetworks, reject\nfoo = bar\n", "foo bar")]
    public void A_class_that_a_service_alone_names_is_used(string settings, string classes)
    {
        string service =
            $"{Smtpd}  -o {{ smtpd_restriction_classes = {classes} }}\n  -o {{ smtpd_relay_restrictions = bar, reject }}\n";
        Assert.DoesNotContain("PFX4001", Of(settings, service).Select(f => f.Rule));
        Assert.Contains("PFX4001", Of(settings, Smtpd).Select(f => f.Rule));
    }

    [Fact]
    public void A_table_in_such_a_class_is_judged() =>
        Assert.Contains(
            "PFX4010",
            Of("bar = check_client_access nosuch:/etc/x\n", Smtpd + "  -o smtpd_restriction_classes=bar\n")
                .Select(f => f.Rule)
        );

    [Theory]
    [InlineData("known_tcp_ports = smtp=12525\n", "smtp 25")]
    [InlineData("known_tcp_ports = other = smtp = 12525, lmtp=24\n", "smtp 25")]
    [InlineData("", "lmtp 25")]
    [InlineData("known_tcp_ports =\n", "lmtp 24")]
    [InlineData("p = smtp=12525\nknown_tcp_ports = $p\n", "smtp 25")]
    public void Services_on_two_ports_are_both_there(string settings, string names) =>
        Assert.Equal(names.Split(' '), Services(settings, names, "3.7"));

    [Theory]
    [InlineData("", "lmtp 24", "3.7", "24")]
    [InlineData("", "smtp 25", "3.7", "25")]
    [InlineData("", "smtp 25", "3.5", "25")]
    [InlineData("known_tcp_ports = smtp=12525\n", "smtp 12525", "3.7", "12525")]
    [InlineData("known_tcp_ports = smtp=12525\n", "smtp 25", "3.5", "25")]
    [InlineData("known_tcp_ports = a=b=12525, smtp=lmtp\n", "smtp a b 25", "3.7", "b 25")]
    [InlineData("known_tcp_ports =\n", "smtp 25", "3.7", "25")]
    public void Of_services_on_one_port_the_last_is_there(string settings, string names, string version, string left) =>
        Assert.Equal(left.Split(' '), Services(settings, names, version));

    [Fact]
    public void Before_3_6_lmtp_is_no_name_of_a_port() => Assert.Equal(["lmtp", "24"], Services("", "lmtp 24", "3.5"));

    [Fact]
    public void A_declared_service_has_the_port_that_main_cf_names() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("known_tcp_ports = mx=2525, smtp=12525")
                .Inet("smtp", "smtpd")
                .Inet("25", "smtpd")
                .Analyze("PFX4007", besides: "PFX1008")
        );

    [Fact]
    public void Two_declared_names_of_one_port_are_one_endpoint() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("known_tcp_ports = mx=2525, smtp=25")
                .Inet("mx", "smtpd")
                .Inet("2525", "smtpd")
                .Analyze("PFX4007", besides: "PFX0005")
        );

    [Theory]
    [InlineData("known_tcp_ports = msa=587\n", "msa", 1)]
    [InlineData("known_tcp_ports = submission=12587\n", "submission", 0)]
    [InlineData("", "submission", 1)]
    public void A_port_of_submission_goes_by_its_number(string settings, string name, int expected) =>
        Assert.Equal(
            expected,
            Of(settings + "smtpd_tls_security_level = may\n", Smtpd + $"{name} inet n - n - - smtpd\n")
                .Count(f => f.Rule == "PFX1014")
        );

    [Theory]
    [InlineData("smtp=lmtp", "'smtp=lmtp' with a warning (\"non-numerical service port\")")]
    [InlineData("25=25", "'25=25' with a warning (\"numerical service name\")")]
    [InlineData("smtp=25, a==", "'a==' with a warning (\"missing port value after '='\")")]
    [InlineData("smtp=25, smtp=100", "'smtp=100' with a warning (\"duplicate service name\")")]
    [InlineData("smtp=25 smtp=100", "'smtp=25 smtp=100' with a warning (\"whitespace in service name\")")]
    [InlineData("smtp", "'smtp' with a warning (\"it is not in 'name = value' form\")")]
    public void A_port_that_Postfix_skips_is_reported(string value, string message)
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Main("known_tcp_ports = " + value).Analyze("PFX4004"));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            $"known_tcp_ports = {value}: each program skips {message}. Write name = port with a number, and a comma behind it",
            finding.Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("smtp = 25, smtps = submissions = 465, submission = 587")]
    [InlineData("a=b=025,")]
    public void A_list_of_ports_that_Postfix_takes_is_no_finding(string value) =>
        Assert.Empty(
            Declared.On("Debian12").Main("known_tcp_ports = " + value).Analyze("PFX4004", besides: "PFX0005 PFX4014")
        );

    [Theory]
    [InlineData("dbt = ldap\nvirtual_alias_maps = $dbt:va\nva_server_host = ldap.example.org\n", "")]
    [InlineData("dbt = ldap\nvirtual_alias_maps = proxy:${dbt}:va\nva_server_host = ldap.example.org\n", "")]
    [InlineData("va = ldap:va\nvirtual_alias_maps = $va\nva_server_host = ldap.example.org\n", "")]
    [InlineData("virtual_alias_maps = ldap:va\nva_server_host = ldap.example.org\n", "")]
    [InlineData("dbt = ldap\nvirtual_alias_maps = $dbt:vb\nva_server_host = ldap.example.org\n", "va_server_host")]
    [InlineData("virtual_alias_maps = ldap:va2\nva_server_host = ldap.example.org\n", "va_server_host")]
    [InlineData("xx = proxy:ldap:foo\nfoo_server_host = ldap.example.org\n", "xx foo_server_host")]
    public void A_table_of_a_database_may_be_named_through_a_value(string settings, string unknown) =>
        Assert.Equal(
            unknown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            Of(settings, Smtpd).Where(f => f.Rule == "PFX4001").Select(f => f.Parameter).Order()
        );

    [Fact]
    public void A_type_that_a_service_sets_counts() =>
        Assert.DoesNotContain(
            "PFX4001",
            Of("virtual_alias_maps = $dbt:va\nva_server_host = ldap.example.org\n", Smtpd + "  -o dbt=ldap\n")
                .Select(f => f.Rule)
        );

    [Theory]
    [InlineData("bar = xx\n", "  -o bar=yes -o always_bcc=$bar\n", 1)]
    [InlineData("bar = xx\nalways_bcc = $bar\n", "  -o bar=yes\n", 0)]
    [InlineData("bar = xx\n", "  -o always_bcc=$bar\n", 0)]
    public void A_value_of_main_cf_that_the_one_service_replaces_is_unused(
        string settings,
        string options,
        int expected
    ) => Assert.Equal(expected, Of(settings, Smtpd + options).Count(f => f.Rule == "PFX4001"));

    [Theory]
    [InlineData("check_ccert_access { nosuch:/etc/x { search_order = cert_fingerprint } }", "nosuch:/etc/x is")]
    [InlineData("check_ccert_access { nosuch:/etc/x, { search_order = cert_fingerprint } }", "nosuch:/etc/x is")]
    [InlineData("check_ccert_access { nosuch:/etc/x }", "nosuch:/etc/x is")]
    [InlineData("check_client_access { nosuch:/etc/x }", "nosuch:/etc/x is")]
    public void The_table_of_a_client_certificate_may_have_an_order(string restriction, string message) =>
        Assert.Contains(
            $"Each request for which {message}",
            Assert.Single(Of($"smtpd_client_restrictions = {restriction}\n", Smtpd), f => f.Rule == "PFX4010").Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_declared_table_with_an_order_is_used()
    {
        // A row twice makes a texthash that cannot be opened: an error where it is used, a warning where it is not.
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main(
                    "smtpd_client_restrictions = check_ccert_access { texthash:$config_directory/t { search_order = cert_fingerprint } }"
                )
                .Table("t", "texthash", ("a", "OK"), ("a", "OK"))
                .Analyze("PFX4012", besides: "PFX1023 PFX2005")
        );
        Assert.Equal(RuleSeverity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("default_rbl_reply", "$rbl_code refused by $own")]
    [InlineData("forward_path", "$home/.forward")]
    [InlineData("luser_relay", "$user@old.example.org")]
    [InlineData("smtpd_reject_footer", "call $own")]
    public void A_program_expands_a_raw_value_itself(string parameter, string value) =>
        Assert.Equal(value, Declared.On("Debian12").Main($"{parameter} = {value}", "own = x").View.Get(parameter).Text);

    private static RuleSeverity TlsProxy(string settings, string version) =>
        WithoutTlsProxy(settings, version).Severity;

    private static Finding WithoutTlsProxy(string settings, string version) =>
        Assert.Single(
            Rulebook.Analyze(
                AnalyzedFiles.Read(
                    Base + "postscreen_tls_security_level = may\n" + settings,
                    Postscreen + MasterCf.Plumbing,
                    version
                )
            ),
            f => f.Message.Contains("'tlsproxy'", StringComparison.Ordinal)
        );

    private static string[] Services(string settings, string names, string version) =>
        [
            .. AnalyzedFiles
                .Read(
                    Base + settings,
                    string.Concat(names.Split(' ').Select(name => $"{name} inet n - n - - smtpd\n")),
                    version
                )
                .Instance.Services.Select(s => s.Name),
        ];

    private static (string Rule, string Parameter, RuleSeverity Severity, string Message)[] Of(
        string settings,
        string services
    ) =>
        [
            .. Rulebook
                .Analyze(AnalyzedFiles.Read(Base + settings, services))
                .Select(f => (f.Rule.Id, f.Parameter, f.Severity, f.Message)),
        ];
}
