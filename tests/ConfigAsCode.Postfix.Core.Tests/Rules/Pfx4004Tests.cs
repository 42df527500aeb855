using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>What the programs of 3.7 take; RealReaderTests in the live tests asks them.</summary>
public class Pfx4004Tests
{
    [Theory]
    // yes and no in any case, nothing else
    [InlineData("smtpd_helo_required = yes")]
    [InlineData("smtpd_helo_required = NO")]
    [InlineData("smtpd_helo_required = true", "yes")]
    [InlineData("smtpd_helo_required = off", "no")]
    [InlineData("smtpd_helo_required = maybe", null)]
    [InlineData("smtpd_helo_required = ", null)]
    [InlineData("smtpd_helo_required = yes # always", "yes")]
    [InlineData("smtpd_helo_required = yes\t# always", "yes")]
    // numbers: strtol() over the whole text
    [InlineData("smtpd_recipient_limit = 010")]
    [InlineData("smtpd_recipient_limit = +5")]
    [InlineData("smtpd_recipient_limit = 10k", null)]
    [InlineData("smtpd_recipient_limit = 0x10", null)]
    [InlineData("smtpd_recipient_limit = 1e3", null)]
    [InlineData("smtpd_recipient_limit = ", null)]
    [InlineData("smtpd_recipient_limit = 2147483647")]
    [InlineData("smtpd_recipient_limit = 2147483648", null)]
    [InlineData("smtpd_recipient_limit = 0", null)]
    [InlineData("smtpd_client_connection_count_limit = -1")]
    [InlineData("message_size_limit = 2147483648")]
    [InlineData("message_size_limit = 99999999999999999999", null)]
    // times: only the first letter counts; the seconds must fit an int
    [InlineData("smtpd_timeout = 30")]
    [InlineData("smtpd_timeout = 5min")]
    [InlineData("smtpd_timeout = 1d2h")]
    [InlineData("smtpd_timeout = 5 m", null)]
    [InlineData("smtpd_timeout = 5x", null)]
    [InlineData("smtpd_timeout = 5M", null)]
    [InlineData("smtpd_timeout = -5s", null)]
    [InlineData("smtpd_timeout = ", null)]
    [InlineData("smtpd_timeout = +5s")]
    [InlineData("smtpd_timeout = never", null)]
    [InlineData("smtpd_timeout = soon", null)]
    [InlineData("minimal_backoff_time = soon", null)]
    [InlineData("in_flow_delay = soon")]
    [InlineData("in_flow_delay = -0s")]
    [InlineData("in_flow_delay = +s", null)]
    [InlineData("in_flow_delay = - 5", null)]
    [InlineData("smtpd_timeout = 0", null)]
    [InlineData("smtpd_timeout = 3549w")]
    [InlineData("smtpd_timeout = 3550w", null)]
    // words
    [InlineData("smtpd_tls_security_level = encrypt")]
    [InlineData("smtpd_tls_security_level = MAY")]
    [InlineData("smtpd_tls_security_level = verify")]
    [InlineData("smtpd_tls_security_level = ")]
    [InlineData("smtp_tls_security_level = encrpt", "encrypt")]
    [InlineData("smtp_tls_security_level = dane")]
    [InlineData("mynetworks_style = host")]
    [InlineData("mynetworks_style = HOST", "host")]
    [InlineData("smtpd_forbid_bare_newline = reject")]
    [InlineData("smtpd_forbid_bare_newline = maybe", null)]
    [InlineData("smtp_address_preference = IPv6")]
    [InlineData("smtp_address_preference = ipv5", "ipv4")]
    [InlineData("header_from_format = ", null)]
    // closed lists
    [InlineData("inet_protocols = ipv4, ipv6")]
    [InlineData("inet_protocols = IPv4", null)]
    [InlineData("notify_classes = resource software")]
    [InlineData("notify_classes = resource, foo", null)]
    [InlineData("tls_ssl_options = NO_RENEGOTIATION, 0x1000")]
    [InlineData("tls_ssl_options = NO_SUCH_OPTION", null)]
    // open ones and texts
    [InlineData("inet_interfaces = 192.0.2.1, loopback-only")]
    [InlineData("default_verp_delimiters = +=")]
    [InlineData("default_verp_delimiters = +", null)]
    [InlineData("myhostname = ", null)]
    [InlineData("relayhost = ")]
    [InlineData("relayhost = [mail.example.org] # the hub", "[mail.example.org]")]
    [InlineData("relayhost = # none", "")]
    [InlineData("myhostname = # later", null)]
    [InlineData("recipient_delimiter = a#b")]
    [InlineData("smtpd_banner = $myhostname # 1 in town")]
    [InlineData("virtual_alias_maps = static:{ postmaster # root }")]
    // names of the host, by valid_hostname()
    [InlineData("myhostname = mail.example.org")]
    [InlineData("myhostname = MAIL.example.ORG")]
    [InlineData("myhostname = mail_1.example.org")]
    [InlineData("myhostname = mail.example.org.", "mail.example.org")]
    [InlineData("myhostname = -mail.example.org", "mail.example.org")]
    [InlineData("myhostname = mail..example.org", "mail.example.org")]
    [InlineData("myhostname = <mail.example.org>", "mail.example.org")]
    [InlineData("myhostname = \"mail.example.org\"", "mail.example.org")]
    [InlineData("myhostname = mail.example.org # the host", "mail.example.org")]
    [InlineData("myhostname = \"\"", null)]
    [InlineData("mydomain = .example.org", "example.org")]
    [InlineData("mydomain = 'example.org'", "example.org")]
    [InlineData("myhostname = 192.0.2.10", null)]
    [InlineData("myhostname = %(host)s", null)]
    [InlineData("myhostname = @HOST@", null)]
    [InlineData("myhostname = ##HOST##", null)]
    [InlineData("myhostname = a.example.org, b.example.org", null)]
    [InlineData("myhostname = mail.\\$mydomain", null)]
    [InlineData("myhostname = m\u00e4il.example.org", null)]
    [InlineData("myhostname = mail.123", null)]
    // what comes back to the name itself
    [InlineData("myhostname = $mydomain", null)]
    [InlineData("myhostname = mail.$mydomain", null)]
    [InlineData("mydomain = $myorigin", null)]
    [InlineData("mydomain = $myhostname")]
    [InlineData("mydomain = sub.$myhostname")]
    [InlineData("myorigin = a.example.org, b.example.org", null)]
    // paths, as post-install wants them
    [InlineData("sendmail_path = null", null)]
    [InlineData("mailq_path = usr/bin/mailq", null)]
    [InlineData("newaliases_path = no", null)]
    [InlineData("manpage_directory = no", null)]
    [InlineData("meta_directory = etc", null)]
    [InlineData("html_directory = no")]
    [InlineData("html_directory = NO", "no")]
    [InlineData("html_directory = \"/srv/html\"", "/srv/html")]
    [InlineData("readme_directory = null", null)]
    [InlineData("shlib_directory = lib", null)]
    [InlineData("sample_directory = null")]
    // what the package of another system has
    [InlineData("daemon_directory = /usr/libexec/postfix", "/usr/lib/postfix/sbin")]
    [InlineData("daemon_directory = /usr/lib/postfix", "/usr/lib/postfix/sbin")]
    [InlineData("daemon_directory = /usr/lib/postfix/sbin")]
    [InlineData("daemon_directory = /usr/lib/postfix/sbin/")]
    [InlineData("daemon_directory = /opt/own-build/libexec")]
    [InlineData("command_directory = /usr/local/sbin", "/usr/sbin")]
    [InlineData("shlib_directory = /usr/lib64/postfix", "/usr/lib/postfix")]
    [InlineData("meta_directory = /usr/libexec/postfix", "/etc/postfix")]
    [InlineData("sendmail_path = /usr/sbin/sendmail.postfix")]
    [InlineData("mailq_path = /usr/bin/mailq.postfix")]
    [InlineData("setgid_group = maildrop", "postdrop")]
    [InlineData("mail_owner = _postfix", "postfix")]
    [InlineData("mail_owner = mailer")]
    // an address of a protocol that inet_protocols leaves out, on Debian none
    [InlineData("inet_interfaces = 192.0.2.1, [2001:db8::1]")]
    // after expansion
    [InlineData("smtpd_recipient_limit = ${stress?10}${stress:100}")]
    [InlineData("smtpd_recipient_limit = $my_limit", null)]
    public void Postfix_takes_a_value_or_stops(string setting, params string?[]? better)
    {
        Declared mail = Declared.On("Debian12").Main("my_limit = many", setting);
        Finding[] findings = mail.Analyze(
            "PFX4004",
            besides: "PFX1001 PFX1002 PFX1005 PFX1012 PFX1013 PFX1016 PFX1017 PFX4001 PFX4005 PFX4013 PFX4014 PFX4018"
        );
        if (better is { Length: 0 })
        {
            Assert.Empty(findings);
            return;
        }

        string name = setting.Split(' ')[0];
        Finding finding = Assert.Single(findings);
        Assert.Equal("main.cf " + name, mail.PlaceOf(finding.Place));
        Assert.Equal(
            better is null ? [] : [new Edit(EditKind.Set, name, better[0]!)],
            finding.Fixes.Select(f => Assert.Single(f.Edits))
        );
    }

    [Theory]
    [InlineData(
        "smtpd_helo_required = true",
        "smtpd_helo_required = true: the program stops when it starts with \"bad boolean configuration\". Write yes or no"
    )]
    [InlineData(
        "smtpd_recipient_limit = 10k",
        "smtpd_recipient_limit = 10k: the program stops when it starts with \"bad numerical configuration\". "
            + "Write a plain number without a unit"
    )]
    [InlineData(
        "smtpd_timeout = 0",
        "smtpd_timeout = 0: the program stops when it starts, since the value is too small. Write at least 1 seconds"
    )]
    [InlineData(
        "smtp_tls_security_level = encrpt",
        "smtp_tls_security_level = encrpt: Postfix 3.7 has no word 'encrpt' here. "
            + "Write none, may, encrypt, fingerprint, dane, dane-only, verify, secure"
    )]
    [InlineData(
        "relayhost = a # b",
        "relayhost = a # b: '# b' is part of the value, since main.cf has no comments after a value. Write 'a'"
    )]
    [InlineData(
        "default_verp_delimiters = +",
        "default_verp_delimiters = +: the program stops when it starts, since the value is of the wrong length. Write 2 characters"
    )]
    public void The_message_says_what_the_program_does_and_what_to_write(string setting, string message) =>
        Assert.Equal(message, Assert.Single(Declared.On("Debian12").Main(setting).Analyze("PFX4004")).Message);

    [Fact]
    public void It_is_told_at_the_policy_and_at_the_service() =>
        Assert.Equal(
            ["ILimits smtpd_timeout", "submission/inet smtpd_helo_required"],
            Declared
                .On("Debian12")
                .Main("ILimits: smtpd_timeout = 5x")
                .Inet("submission", "smtpd", "smtpd_helo_required = 1")
                .PlacesOf("PFX4004", besides: "PFX1014")
        );

    [Theory]
    [InlineData("")]
    [InlineData("mydomain = example.org")]
    public void A_domain_does_not_mend_a_name_that_is_wrong_with_any(params string[] domain) =>
        Assert.EndsWith(
            "since this is not a host name. Write one host name, such as mail.example.org",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main([@"myhostname = mail.\$mydomain", .. domain.Where(d => d.Length > 0)])
                        .Analyze("PFX4004")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_name_that_needs_the_domain_needs_it_set()
    {
        Declared mail = Declared.On("Debian12").Main("myhostname = mail.$mydomain");
        Assert.Equal(
            "myhostname = mail.: each program stops when it starts, since mydomain is still empty where it reads myhostname: its default is taken "
                + "from myhostname. Set mydomain, or write the name",
            Assert.Single(mail.Analyze("PFX4004")).Message
        );
        Assert.Empty(mail.Main("mydomain = example.org").Analyze("PFX4004"));
    }

    [Theory]
    [InlineData("mail.example.org", true)]
    [InlineData("MAIL.example.org", true)]
    [InlineData("$myhostname", true)]
    [InlineData("[mail.example.org]", false)]
    [InlineData("example.org", false)]
    [InlineData("", false)]
    public void A_host_is_not_its_own_relay_host(string relayHost, bool isRefused)
    {
        Finding[] found = Declared
            .On("Debian12")
            .Main("myhostname = mail.example.org", "relayhost = " + relayHost)
            .Analyze("PFX4004", besides: "PFX4014 PFX7003");
        Assert.Equal(isRefused ? ["relayhost"] : [], found.Select(f => f.Parameter));
    }

    /// <summary>Nobody but the script that starts Postfix reads a path, and an override only the program of its service.</summary>
    [Fact]
    public void A_name_on_a_service_stops_that_service_and_a_path_nothing() =>
        Assert.Equal(
            ["2525/inet myhostname"],
            Declared
                .On("Debian12")
                .Inet("2525", "smtpd", "myhostname = mail.example.org.", "sendmail_path = null")
                .PlacesOf("PFX4004", besides: "PFX4006")
        );

    [Theory]
    [InlineData("bl.example")]
    [InlineData("bl.example=127.0.0.2")]
    [InlineData("bl.example=127.0.0.[2..11;14]*2")]
    [InlineData("bl.example=[127.0.0.[1..4]], list.example*-3")]
    [InlineData("bl.example=[127].0.0.1")]
    [InlineData("bl.example=0127.0.0.1")]
    [InlineData("bl.example=127.0.0.[1..4", "'127.0.0.[1..4'")]
    [InlineData("bl.example=127.0.0.[4..1]", "'127.0.0.[4..1]'")]
    [InlineData("bl.example=127.0.0.[1.4]", "'127.0.0.[1.4]'")]
    [InlineData("bl.example=127.0.0.[]", "'127.0.0.[]'")]
    [InlineData("bl.example=127.0.0.[1-4]", "'127.0.0.[1-4]'")]
    [InlineData("bl.example=127.0.0.256", "'127.0.0.256'")]
    [InlineData("bl.example=127.0.0", "'127.0.0'")]
    [InlineData("bl.example=127.0.0.1.2", "'127.0.0.1.2'")]
    [InlineData("bl.example=127.0.0.2/32", "'127.0.0.2/32'")]
    [InlineData("bl.example=[127.0.0.1", "'[127.0.0.1'")]
    [InlineData("bl.example=", "''")]
    [InlineData("bl.example*x", "'x'")]
    [InlineData("bl.example*", "''")]
    [InlineData("bl..example", "'bl..example'")]
    // A comma or a blank ends the site.
    [InlineData("bl.example =127.0.0.2", "''")]
    [InlineData("bl.example=127.0.0.2 *3", "''")]
    [InlineData("bl.example=127.0.0.[2,11]", "'127.0.0.[2'")]
    public void Postscreen_reads_a_DNS_list_or_stops(string sites, string? wrong = null)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("postscreen_dnsbl_sites = " + sites)
            .Inet("smtp", "postscreen")
            .Pass("smtpd", "smtpd")
            .Unix("dnsblog", "dnsblog");
        Finding[] found = mail.Analyze("PFX4004");
        Assert.Equal(wrong is null ? 0 : 1, found.Length);
        Assert.All(found, f => Assert.Contains(wrong + " in ", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_postscreen_nobody_reads_its_DNS_lists() =>
        Assert.Empty(
            Declared.On("Debian12").Main("postscreen_dnsbl_sites = bl.example*x").Analyze("PFX4004", besides: "PFX7008")
        );

    [Theory]
    [InlineData("maildrop_destination_recipient_limit = one")]
    [InlineData("maildrop_time_limit = 5x")]
    public void A_member_of_a_family_has_the_type_of_the_family(string setting) =>
        Assert.Single(
            Declared.On("Debian12").Unix("maildrop", "pipe").Main(setting).Analyze("PFX4004", besides: "PFX4008")
        );

    [Theory]
    [InlineData("3.3", "postscreen_command_time_limit = 5x", false)]
    [InlineData("3.4", "postscreen_command_time_limit = 5x", true)]
    // The level has a rule of its own (PFX4015).
    [InlineData("3.5.8", "compatibility_level = 3.6", false)]
    // A word of a later release is a matter of PFX4002, and a misspelt one beside it is not.
    [InlineData("3.1", "smtpd_tls_eecdh_grade = auto", false)]
    [InlineData("3.8", "smtpd_forbid_bare_newline = note", false)]
    [InlineData("3.8", "smtpd_forbid_bare_newline = nope", true)]
    public void A_type_is_that_of_the_release(string version, string setting, bool isRefused) =>
        Assert.Equal(
            isRefused,
            Declared.OnPostfix(version).Main(setting).Analyze("PFX4004", besides: "PFX4002 PFX7008").Length == 1
        );

    [Theory]
    [InlineData("3.8", "maillog_file_permissions = 0640")]
    [InlineData("3.9", "maillog_file_permissions = 0640")]
    [InlineData("3.9", "maillog_file_permissions = 644")]
    public void A_mode_may_start_with_a_zero(string version, string setting) =>
        Assert.Empty(Declared.OnPostfix(version).Main(setting).Analyze("PFX4004", besides: "PFX4002"));

    [Theory]
    [InlineData("myorigin = $mydomain")]
    [InlineData("myorigin = ${mydomain}")]
    [InlineData("smtp_helo_name = $myhostname")]
    public void What_the_host_computes_is_not_taken_for_empty(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX4004", besides: "PFX4014"));

    [Fact]
    public void A_value_that_is_empty_is_told_and_not_each_that_takes_it() =>
        Assert.Equal(
            ["main.cf mydomain"],
            Declared.On("Debian12").Main("mydomain = ", "myorigin = $mydomain").PlacesOf("PFX4004", besides: "PFX4014")
        );

    [Fact]
    public void A_name_of_ones_own_may_be_empty_and_what_takes_it_not() =>
        Assert.Equal(
            ["main.cf myorigin"],
            Declared.On("Debian12").Main("our_name = ", "myorigin = $our_name").PlacesOf("PFX4004")
        );

    /// <summary>PFX4003 tells that nothing is done with it.</summary>
    [Theory]
    [InlineData("3.5", true)]
    [InlineData("3.6", false)]
    public void Any_word_goes_where_the_program_does_nothing_with_it(string version, bool isRefused) =>
        Assert.Equal(
            isRefused,
            Declared
                .OnPostfix(version)
                .Main("smtpd_tls_eecdh_grade = weak")
                .Analyze("PFX4004", besides: "PFX4003")
                .Length == 1
        );

    [Fact]
    public void Protocol_lists_are_another_rules_business() =>
        Assert.Empty(
            Declared.On("Debian12").Main("smtpd_tls_protocols = TLSv9").Analyze("PFX4004", besides: "PFX1006")
        );

    [Fact]
    public void A_value_that_cannot_be_expanded_is_not_guessed_at() =>
        Assert.Empty(Declared.On("Debian12").Main("smtpd_timeout = 5$").Analyze("PFX4004", besides: "PFX4009"));

    [Theory]
    // Seen on 3.7.11, one option at a time.
    [InlineData("connect_timeout=bogus", "bad time value or unit")]
    [InlineData("connect_timeout=0", "too small")]
    [InlineData("connect_timeout=", "is empty")]
    [InlineData("command_timeout=soon", "too small")]
    [InlineData("nosuch=1", "unknown option")]
    [InlineData("Default_Action=accept", "Write default_action=value")]
    [InlineData("milter_default_action=accept", "Write default_action=value")]
    [InlineData("default_action=bogus", "has no word 'bogus' here")]
    [InlineData("default_action=shutdown", "does not know 'shutdown' for default_action yet, which came with 3.7.20")]
    [InlineData("default_action=", "is empty")]
    [InlineData("default_action", "malformed option")]
    [InlineData("=accept", "malformed option")]
    [InlineData("default_action = accept", "Write default_action=accept")]
    [InlineData("default_action= accept", "Write default_action=accept")]
    [InlineData("protocol=", "is empty")]
    [InlineData("{default_action=accept} x", "malformed option")]
    [InlineData("{ connect_timeout = bogus }", "bad time value or unit")]
    public void An_option_in_braces_of_a_milter_is_read_as_its_parameter_is(string option, string happens)
    {
        foreach (string list in new[] { "smtpd_milters", "non_smtpd_milters" })
        {
            Declared mail = Declared.On("Debian12").Main($"{list} = unix:a/b, {{ inet:127.0.0.1:9, {option} }}");
            Finding finding = Assert.Single(mail.Analyze("PFX4004"));
            Assert.Equal("main.cf " + list, mail.PlaceOf(finding.Place));
            Assert.Contains(happens, finding.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("3.7.11", "default_action=accept")]
    [InlineData("3.7.11", "default_action=ACCEPT, connect_timeout=5min")]
    [InlineData("3.7.11", "{ default_action = accept } {protocol=6}")]
    [InlineData("3.7.11", "content_timeout=1d command_timeout=30")]
    [InlineData("3.7.20", "default_action=shutdown")]
    [InlineData("3.11", "default_action=shutdown")]
    public void A_right_option_is_not_reported(string release, string options) =>
        Assert.Empty(
            Declared
                .OnPostfix(release)
                .Main($"smtpd_milters = {{ inet:127.0.0.1:9, {options} }}, {{unix:a}}, inet:[::1]:9, local:b/c")
                .Analyze("PFX4004", besides: "PFX1008")
        );

    [Theory]
    [InlineData("3.7.19", 1)]
    [InlineData("3.7.20", 0)]
    [InlineData("3.8.14", 1)]
    [InlineData("3.8.15", 0)]
    [InlineData("3.9.8", 1)]
    [InlineData("3.9.9", 0)]
    [InlineData("3.10.7", 1)]
    [InlineData("3.10.8", 0)]
    public void A_word_of_an_option_is_one_from_its_release_on(string release, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix(release)
                .Main("smtpd_milters = { inet:127.0.0.1:9, default_action=shutdown }")
                .Analyze("PFX4004", besides: "PFX1008")
                .Length
        );

    [Theory]
    [InlineData("{}", "there is no endpoint")]
    [InlineData("{ inet:127.0.0.1:9, default_action=accept }x", "text behind the closing brace")]
    [InlineData("{ inet:127.0.0.1:9, default_action=accept", "a brace is not closed")]
    public void Braces_that_hold_nothing_or_do_not_close_are_reported(string milter, string happens) =>
        Assert.Contains(
            happens,
            Assert.Single(Declared.On("Debian12").Main("smtpd_milters = " + milter).Analyze("PFX4004")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_misspelt_option_is_written_right()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtpd_milters = unix:a, { $filter, conect_timeout=3s }", "filter = inet:127.0.0.1:9")
                .Analyze("PFX4004")
        );
        Assert.Equal([], finding.Fixes.SelectMany(f => f.Edits).Select(e => e.Value));
        finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtpd_milters = unix:a,  { inet:127.0.0.1:9, conect_timeout=3s }")
                .Analyze("PFX4004")
        );
        Assert.Equal(
            ["unix:a,  { inet:127.0.0.1:9, connect_timeout=3s }"],
            finding.Fixes.SelectMany(f => f.Edits).Select(e => e.Value)
        );
    }

    [Fact]
    public void A_milter_of_the_other_list_is_reported_there() =>
        Assert.Equal(
            ["main.cf smtpd_milters"],
            Declared
                .On("Debian12")
                .Main("smtpd_milters = { inet:127.0.0.1:9, nosuch=1 }", "non_smtpd_milters = unix:a $smtpd_milters")
                .PlacesOf("PFX4004")
        );

    [Fact]
    public void An_option_that_appears_twice_is_a_note()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtpd_milters = { inet:127.0.0.1:9, default_action=tempfail, default_action=accept }")
                .Analyze("PFX4004")
        );
        Assert.Equal(RuleSeverity.Info, finding.Severity);
    }

    [Fact]
    public void Options_in_braces_came_with_3_0() =>
        Assert.Contains(
            "does not read options in braces",
            Assert
                .Single(
                    Declared
                        .OnPostfix("2.11")
                        .Main("smtpd_milters = { inet:127.0.0.1:9, default_action=accept }")
                        .Analyze("PFX4004", besides: "PFX1001 PFX1008")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{ inet:127.0.0.1:9, nosuch=1 }", 1)]
    [InlineData("{ inet:127.0.0.1:9, default_action=accept }", 0)]
    [InlineData("disable", 0)]
    public void The_milters_of_a_client_are_read_likewise(string milters, int findings)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_milter_maps = texthash:$config_directory/milters")
            .Table("milters", "texthash", ("127.0.0.1", milters));
        Assert.Equal(Enumerable.Repeat("the row 127.0.0.1", findings), mail.PlacesOf("PFX4004", besides: "PFX4010"));
    }

    [Theory]
    [InlineData("3.6", 0)]
    [InlineData("3.7", 1)]
    public void A_program_that_does_not_read_the_parameter_yet_refuses_nothing(string release, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix(release)
                .Inet("2525", "smtpd", "header_from_format = bogus")
                .Analyze("PFX4004", besides: "PFX1008 PFX4006")
                .Length
        );

    [Theory]
    [InlineData(
        "mysql",
        "query = SELECT '%s'\n",
        "dbname is not set, and each program that opens the table stops. Write dbname = and its value"
    )]
    [InlineData(
        "sqlite",
        "dbpath =\nquery = SELECT '%s'\n",
        "dbpath is empty, and each program that opens the table stops. Write its value, or remove the line"
    )]
    [InlineData(
        "sqlite",
        "dbpath = a\n",
        "query is not set, and each program that opens the table stops. Write query = and the statement, with %s where the key belongs"
    )]
    [InlineData(
        "sqlite",
        "dbpath = a\nquery =\ntable = b\nselect_field = c\n",
        "neither query nor where_field is set, and each program that opens the table stops. Write query = and the statement, with %s where the key belongs"
    )]
    [InlineData(
        "mysql",
        "dbname = a\nquery = SELECT '%s' + '5%'\n",
        "query has '%'', which is not expanded, and each program that opens the table stops. Write %s, %u, %d, %S, %U, %D or %1 to %9, and %% for a percent sign"
    )]
    [InlineData(
        "mysql",
        "dbname = a\nquery = SELECT '%s'\nresult_format = 5%\n",
        "result_format has '%', which is not expanded, and each program that opens the table stops. Write %s, %u, %d, %S, %U, %D or %1 to %9, and %% for a percent sign"
    )]
    [InlineData(
        "mysql",
        "dbname = a\nquery = SELECT '%s'\nrequire_result_set = maybe\n",
        "require_result_set is neither yes nor no, and each program that opens the table stops. Write yes or no"
    )]
    [InlineData(
        "ldap",
        "timeout = 5s\n",
        "timeout is not a number, and each program that opens the table stops. Write a number without a unit"
    )]
    [InlineData(
        "ldap",
        "recursion_limit = 0\n",
        "recursion_limit is less than 1, and each program that opens the table stops. Write 1 or more"
    )]
    [InlineData(
        "ldap",
        "sasl_minssf = 5000\n",
        "sasl_minssf is more than 4096, and each program that opens the table stops. Write 4096 or less"
    )]
    [InlineData(
        "ldap",
        "bind = maybe\n",
        "bind is none of yes, no, none, simple, sasl, and each program that opens the table stops. Write one of them"
    )]
    [InlineData(
        "ldap",
        "scope = tree\n",
        "scope is none of sub, base, one, and each program that opens the table takes another value, with a warning. Write one of them"
    )]
    [InlineData(
        "memcache",
        "ttl = 1h\n",
        "ttl is not a number, and each program that opens the table stops. Write a number without a unit"
    )]
    [InlineData("mysql", "dbname = a\nselect_field = b\ntable = c\nwhere_field = d\n", null)]
    [InlineData("pgsql", "dbname = a\nselect_function = b\n", null)]
    [InlineData("ldap", "bind = SASL\nscope = One\nversion = 3\nexpansion_limit = -1\n", null)]
    [InlineData("mysql", "dbname = a\nquery = SELECT '%s'\nidle_interval = x\n", null)]
    public void The_configuration_of_a_database_is_read_as_its_table_type_does(
        string type,
        string text,
        string? fault
    ) =>
        Assert.Equal(
            fault is null ? [] : [$"The {type} table users.cf: {fault}"],
            ClientTables.Messages("PFX4004", type, text)
        );

    [Theory]
    [InlineData("3.9", 1)]
    [InlineData("3.10", 0)]
    public void Since_3_10_a_database_that_each_URI_names_needs_no_name(string version, int faults) =>
        Assert.Equal(
            faults,
            ClientTables
                .Messages(
                    "PFX4004",
                    "pgsql",
                    "hosts = postgresql://a/b, postgres://c/d\nquery = SELECT '%s'\n",
                    version
                )
                .Length
        );

    [Fact]
    public void No_value_of_the_configuration_of_a_database_is_repeated() =>
        Assert.DoesNotContain(
            ClientTables.Messages("PFX4004", "ldap", "bind_pw = geheim\nbind = geheim\ntimeout = geheim\n"),
            message => message.Contains("geheim", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("ipv4", "192.0.2.1, [2001:db8::1]", "192.0.2.1")]
    [InlineData("ipv6", "192.0.2.1", null)]
    [InlineData("ipv6", "$myhostname, [::1]", "")]
    [InlineData("ipv4", "loopback-only", "")]
    [InlineData("all", "192.0.2.1, [2001:db8::1]", "")]
    [InlineData("ipv6, ipv4", "192.0.2.1, [2001:db8::1]", "")]
    public void An_interface_is_of_a_protocol_that_is_spoken(string protocols, string interfaces, string? better)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main($"inet_protocols = {protocols}", $"inet_interfaces = {interfaces}");
        Finding[] findings = Array.FindAll(mail.AnalyzeAll(), f => f.Rule.Id == "PFX4004");
        Assert.Equal(better is "" ? [] : ["main.cf inet_interfaces"], findings.Select(f => mail.PlaceOf(f.Place)));
        Assert.All(
            findings,
            f => Assert.Equal(better, f.Fixes.SelectMany(x => x.Edits).Select(e => e.Value).FirstOrDefault())
        );
    }

    [Theory]
    [InlineData("Ubuntu2404", "/usr/libexec/postfix", true)]
    [InlineData("Rhel9", "/usr/lib/postfix/sbin", true)]
    [InlineData("Rhel9", "/usr/libexec/postfix", false)]
    [InlineData("Alpine", "/usr/libexec/postfix", false)]
    public void The_folder_of_programs_is_that_of_the_package(string platform, string folder, bool isReported) =>
        Assert.Equal(
            isReported,
            Array.Exists(
                Declared.On(platform).Main("daemon_directory = " + folder).AnalyzeAll(),
                f => f.Rule.Id == "PFX4004"
            )
        );

    [Fact]
    public void Of_a_release_alone_nobody_knows_the_package() =>
        Assert.DoesNotContain(
            Declared.OnPostfix("3.7.11").Main("daemon_directory = /usr/lib/postfix/sbin").AnalyzeAll(),
            f => f.Rule.Id == "PFX4004"
        );
}
