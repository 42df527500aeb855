using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4010Tests
{
    private const string PutOff = "fails, and the mail that needs it is deferred";

    [Theory]
    [InlineData(
        "virtual_alias_maps = hsh:/etc/virtual",
        "Each look-up in hsh:/etc/virtual " + PutOff + ": Postfix has no table type 'hsh'. Write hash:/etc/virtual",
        "hash:/etc/virtual"
    )]
    [InlineData(
        "alias_maps = /etc/aliases",
        "Each of local and smtpd stops when it starts with \"open dictionary: expecting \"type:name\" form\": '/etc/aliases' is not type:name. Write hash:/etc/aliases",
        "hash:/etc/aliases"
    )]
    [InlineData(
        "header_checks = /etc/postfix/header_checks",
        "cleanup(8) stops when it starts with \"open dictionary: expecting \"type:name\" form\": '/etc/postfix/header_checks' is not type:name. Write regexp:/etc/postfix/header_checks",
        "regexp:/etc/postfix/header_checks"
    )]
    [InlineData(
        "relay_domains = example.org, texthsh:/etc/relay",
        "Each look-up in texthsh:/etc/relay "
            + PutOff
            + ": Postfix has no table type 'texthsh'. Write texthash:/etc/relay",
        "example.org, texthash:/etc/relay"
    )]
    [InlineData(
        "mynetworks = 127.0.0.0/8, 2001:db8::/32",
        "Each look-up in 2001:db8::/32 "
            + PutOff
            + ": without brackets Postfix reads 2001:db8::/32 as a table of type '2001'. Write [2001:db8::]/32",
        "127.0.0.0/8, [2001:db8::]/32"
    )]
    [InlineData(
        "smtpd_client_restrictions = permit_mynetworks, check_client_access /etc/postfix/clients, reject",
        "Each request that gets there is answered \"451 4.3.5 Server configuration error\": '/etc/postfix/clients' is not type:name. "
            + "Write hash:/etc/postfix/clients",
        "permit_mynetworks, check_client_access hash:/etc/postfix/clients, reject"
    )]
    [InlineData(
        "smtpd_client_restrictions = check_client_access cdir:/etc/postfix/clients",
        "Each request for which cdir:/etc/postfix/clients is asked is answered \"451 4.3.5 Server configuration error\": Postfix has "
            + "no table type 'cdir'. Write cidr:/etc/postfix/clients",
        "check_client_access cidr:/etc/postfix/clients"
    )]
    [InlineData(
        "virtual_alias_maps = debug:texthash:/etc/virtual",
        "Each look-up in debug:texthash:/etc/virtual "
            + PutOff
            + ": Postfix 3.7.11 has no table type 'debug', which came with 3.11. Write texthash:/etc/virtual",
        "texthash:/etc/virtual"
    )]
    [InlineData(
        "virtual_alias_maps = unionmap:{hash:/etc/a,regex:/etc/b}",
        "Each look-up in regex:/etc/b " + PutOff + ": Postfix has no table type 'regex'. Write regexp:/etc/b",
        "unionmap:{hash:/etc/a,regexp:/etc/b}"
    )]
    public void A_word_that_names_no_table_Postfix_has_is_mended_in_its_place(
        string setting,
        string message,
        string value
    )
    {
        string parameter = setting.Split(' ')[0];
        Declared mail = Declared.On("Debian12").Main("IShop: " + setting);
        Finding finding = Assert.Single(mail.Analyze("PFX4010"));
        Assert.Equal("IShop " + parameter, mail.PlaceOf(finding.Place));
        Assert.Equal(message, finding.Message);
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(new Edit(EditKind.Set, parameter, value), finding.Fixes[0].Edits[0]);
    }

    [Theory]
    [InlineData("Rhel10", "Postfix of RHEL 10")]
    [InlineData("Alpine", "Postfix of Alpine 3.24")]
    public void A_platform_without_Berkeley_DB_has_no_hash(string platform, string who)
    {
        Finding finding = Assert.Single(
            Declared.On(platform).Main("transport_maps = hash:/etc/postfix/transport").Analyze("PFX4010")
        );
        Assert.Equal(
            $"Each look-up in hash:/etc/postfix/transport {PutOff}: the {who} is built without the table type 'hash'. "
                + "Write lmdb:/etc/postfix/transport",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "transport_maps", "lmdb:/etc/postfix/transport"),
            finding.Fixes[0].Edits[0]
        );
    }

    [Fact]
    public void What_a_distribution_has_in_a_package_of_its_own_is_worth_knowing_and_no_more()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("header_checks = pcre:/srv/mail/header_checks", "body_checks = pcre:/srv/mail/body_checks")
                .Analyze("PFX4010")
        );
        Assert.Equal(RuleSeverity.Info, finding.Severity);
        Assert.Equal(
            $"Each look-up in pcre:/srv/mail/header_checks {PutOff} until the host has the package postfix-pcre: Debian 12 does "
                + "not have the type in its package of Postfix. Install postfix-pcre with Postfix",
            finding.Message
        );
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void An_override_of_a_service_counts_where_its_program_reads_it()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet("587", "smtpd", "smtpd_sender_login_maps = hsh:/etc/logins", "transport_maps = hsh:/etc/transport");
        Finding finding = Assert.Single(mail.Analyze("PFX4010", besides: "PFX1014 PFX4006"));
        Assert.Equal("587/inet smtpd_sender_login_maps", mail.PlaceOf(finding.Place));
        Assert.Equal("587/inet", Assert.Single(finding.Services));
    }

    [Theory]
    [InlineData("alias_maps = tcp:127.0.0.1:1234", "local(8) opens no tcp table here")]
    [InlineData("virtual_uid_maps = proxy:socketmap:inet:127.0.0.1:9:uid", "virtual(8) opens no socketmap table here")]
    [InlineData("virtual_gid_maps = memcache:/etc/postfix/gid", "virtual(8) opens no memcache table here")]
    [InlineData("address_verify_map = texthash:/var/lib/postfix/verify", "verify(8) cannot write a texthash table")]
    [InlineData("postscreen_cache_map = proxy:cidr:/var/lib/postfix/c", "postscreen(8) cannot write a cidr table")]
    [InlineData("smtpd_milter_maps = pipemap:{cidr:/a,/b}", "smtpd(8) stops when it starts")]
    [InlineData("virtual_alias_maps = hash:", "Each of cleanup, smtpd and trivial-rewrite stops when it starts")]
    [InlineData("mynetworks = ::1/128", "Each program that reads it stops when it starts")]
    [InlineData("virtual_alias_maps = mongodb:/etc/virtual.cf", "Each look-up in mongodb:/etc/virtual.cf fails")]
    public void What_a_program_does_not_open_is_told(string setting, string message) =>
        Assert.StartsWith(
            message,
            Assert.Single(Declared.On("Debian12").Main(setting).Analyze("PFX4010")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("virtual_alias_maps = cidr:{{192.0.2.0/24 x}}", "before 3.7 Postfix reads what follows cidr:")]
    [InlineData("virtual_alias_maps = pcre:{{/x/ y}}", "before 3.7 Postfix reads what follows pcre:")]
    public void Content_in_braces_came_with_3_7(string setting, string message)
    {
        Assert.Contains(message, Declared.OnPostfix("3.6").Main(setting).Analyze("PFX4010")[0].Message);
        Assert.Empty(Declared.OnPostfix("3.7").Main(setting).Analyze("PFX4010"));
    }

    // Seen on 3.5.8: "proxymap service is not configured for table"; on 3.5.27 smtpd starts.
    [Theory]
    [InlineData("3.4.13", "tls_server_sni_maps = proxy:texthash:/etc/postfix/sni", true)]
    [InlineData("3.5.8", "smtpd_reject_footer_maps = proxy:texthash:/etc/postfix/footers", true)]
    [InlineData("3.5.27", "smtpd_reject_footer_maps = proxy:texthash:/etc/postfix/footers", false)]
    [InlineData("3.6.3", "postscreen_reject_footer_maps = proxy:texthash:/etc/postfix/footers", true)]
    [InlineData("3.6.4", "postscreen_reject_footer_maps = proxy:texthash:/etc/postfix/footers", false)]
    public void Proxymap_serves_a_table_from_the_patch_that_named_it(string version, string setting, bool isRefused) =>
        Assert.Equal(
            isRefused,
            Declared
                .OnPostfix(version)
                .Main(setting)
                .Analyze("PFX4010", besides: "PFX7008")
                .Any(f => f.Message.Contains("proxy_read_maps does not name", StringComparison.Ordinal))
        );

    [Fact]
    public void Proxymap_serves_what_main_cf_names_to_it()
    {
        Assert.Empty(Declared.On("Debian12").Main("virtual_alias_maps = proxy:hash:/etc/virtual").Analyze("PFX4010"));
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("alias_maps = proxy:hash:/etc/aliases", "proxy_read_maps = ")
                .Analyze("PFX4010")
        );

        Finding emptied = Assert.Single(
            Declared
                .On("Debian12")
                .Main("virtual_alias_maps = proxy:hash:/etc/virtual", "proxy_read_maps = $alias_maps")
                .Analyze("PFX4010")
        );
        Assert.Equal(
            "Each of cleanup, smtpd and trivial-rewrite stops with \"proxymap service is not configured for table\": proxy_read_maps "
                + "does not name proxy:hash:/etc/virtual. Add proxy:hash:/etc/virtual to proxy_read_maps in main.cf",
            emptied.Message
        );

        // proxymap(8) does not see the -o of another service.
        Assert.StartsWith(
            "25/inet stops with",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Inet("25", "smtpd", "virtual_alias_maps = proxy:hash:/etc/virtual")
                        .Analyze("PFX4010", besides: "PFX4007")
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_of_ones_own_is_mended_where_it_is_defined()
    {
        Declared mail = Declared
            .On("Rhel10")
            .Main("our_maps = hash:/etc/a", "virtual_alias_maps = $our_maps", "local_recipient_maps = ${our_maps}");
        Finding finding = Assert.Single(mail.Analyze("PFX4010"));
        Assert.Equal("main.cf our_maps", mail.PlaceOf(finding.Place));
        Assert.Equal(new Edit(EditKind.Set, "our_maps", "lmdb:/etc/a"), finding.Fixes[0].Edits[0]);
    }

    [Fact]
    public void A_restriction_class_is_a_list_of_restrictions() =>
        Assert.Equal(
            ["main.cf ours"],
            Declared
                .On("Debian12")
                .Main("smtpd_restriction_classes = ours", "ours = check_sender_access hsh:/etc/senders, permit")
                .PlacesOf("PFX4010")
        );

    [Fact]
    public void A_declared_table_is_given_another_type()
    {
        Declared mail = Declared
            .On("Rhel10")
            .Table("virtual", "hash", ("a@example.org", "b"))
            .Main("virtual_alias_maps = hash:/etc/postfix/virtual", "config_directory = /etc/postfix");
        Finding finding = Assert.Single(mail.Analyze("PFX4010"));
        Assert.Equal("the table virtual", mail.PlaceOf(finding.Place));
        Assert.Equal(new Edit(EditKind.SetTableType, Value: "lmdb"), finding.Fixes[0].Edits[0]);
    }

    [Theory]
    [InlineData("transport_maps = regexp:/etc/postfix/t", "trivial-rewrite(8) skips the row /^(.*)@old$/")]
    [InlineData("alias_maps = regexp:/etc/postfix/t", "local(8) skips the row /^(.*)@old$/")]
    public void A_part_of_what_matched_is_not_taken_where_mail_is_delivered(string setting, string message)
    {
        Declared mail = Declared
            .On("Debian12")
            .Table("t", "regexp", ("/^(.*)@old$/", "$1@new"), ("/^price/", "$$1"), ("/^a/", "b"))
            .Main(setting, "config_directory = /etc/postfix");
        Finding finding = Assert.Single(mail.Analyze("PFX4010", besides: "PFX4011"));
        Assert.Equal("the row /^(.*)@old$/", mail.PlaceOf(finding.Place));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Debian12", "alias_maps = hash:/etc/aliases, nis:mail.aliases")]
    [InlineData("Debian12", "alias_maps = proxy:regexp:/etc/aliases")]
    [InlineData("Debian12", "alias_maps = ")]
    [InlineData("Debian12", "alias_database = /etc/aliases")]
    [InlineData("Debian12", "mynetworks = 127.0.0.0/8, [::1]/128, !192.0.2.1, /srv/mail/networks, cidr:/srv/mail/nets")]
    [InlineData("Debian12", "mydestination = $myhostname, localhost, /srv/mail/local, hash:/srv/mail/domains")]
    [InlineData("Debian12", "local_recipient_maps = proxy:unix:passwd.byname $alias_maps")]
    [InlineData("Debian12", "virtual_alias_maps = inline:{ {a = b, c}, d=e }, static:{ two words }, texthash:/etc/x")]
    [InlineData("Debian12", "virtual_alias_maps = $default_database_type:/etc/x")]
    [InlineData("Rhel10", "virtual_alias_maps = $default_database_type:/etc/x, ${default_database_type}:/etc/y")]
    [InlineData("Debian12", "address_verify_map = proxy:btree:$data_directory/verify")]
    [InlineData("Debian12", "address_verify_map = memcache:/srv/mail/cache")]
    [InlineData(
        "Debian12",
        "smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:10023, permit_mynetworks, reject"
    )]
    [InlineData(
        "Debian12",
        "smtpd_recipient_restrictions = check_policy_service { inet:127.0.0.1:1, timeout=10s }, reject"
    )]
    [InlineData(
        "Debian12",
        "smtpd_recipient_restrictions = check_recipient_access { inline:{x=OK} }, hash:/etc/x, reject"
    )]
    [InlineData(
        "Debian12",
        "smtpd_recipient_restrictions = reject_rbl_client zen.example=127.0.0.[2..11], $smtpd_sender_restrictions"
    )]
    [InlineData("Debian12", "smtp_tls_session_cache_database = sdbm:/x")]
    [InlineData("Debian12", "proxy_read_maps = hsh:/x")]
    [InlineData("Rhel9", "virtual_alias_maps = nis:x, lmdb:/x")]
    [InlineData("Alpine", "virtual_alias_maps = debug:lmdb:/x")]
    public void What_Postfix_reads_as_it_is_meant_is_no_finding(string platform, string setting) =>
        Assert.Empty(Declared.On(platform).Main(setting).Analyze("PFX4010", besides: "PFX1021 PFX4014 PFX7008"));

    [Theory]
    [InlineData("hash:/x, btree:/x, sdbm:/x, lmdb:/x, cdb:/x, pcre:/x, mysql:/x.cf, nis:x")]
    public void Nobody_knows_the_build_of_a_target_that_is_given_by_version(string value) =>
        Assert.Empty(Declared.OnPostfix("3.10").Main($"virtual_alias_maps = {value}").Analyze("PFX4010"));

    [Fact]
    public void Since_3_11_hash_can_stand_for_lmdb() =>
        Assert.Empty(
            Declared
                .On("Alpine")
                .Main("virtual_alias_maps = hash:/x", "non_bdb_migration_level = enable-redirect")
                .Analyze("PFX4010")
        );

    [Theory]
    [InlineData("", "smtp/inet and local/unix log")]
    [InlineData("local_recipient_maps =", "local/unix logs")]
    [InlineData("local_recipient_maps = hash:/etc/users", "local/unix logs")]
    [InlineData("local_recipient_maps = proxy:unix:passwd.byname, $alias_maps", "smtp/inet and local/unix log")]
    [InlineData("alias_maps =", null)]
    [InlineData("alias_maps = hash:/etc/aliases", null)]
    // Somebody means it.
    [InlineData("alias_maps = hash:/etc/aliases, nis:mail.aliases", null)]
    public void The_default_of_Debian_asks_NIS(string setting, string? who)
    {
        Declared mail = Declared.On("Debian12").Main(setting.Length == 0 ? [] : [setting + " "]);
        Finding[] found = mail.AnalyzeDefaultAliases();
        Assert.Equal(
            who is null
                ? []
                :
                [
                    who
                        + " \"NIS domain name not set\" at each start where the host has no NIS: alias_maps is not set, and by default it is "
                        + "'hash:/etc/aliases, nis:mail.aliases' on Debian 12. Write \"hash:/etc/aliases\"",
                ],
            found.Select(f => f.Message)
        );
        foreach (Finding finding in found)
        {
            Assert.Equal(RuleSeverity.Info, finding.Severity);
            Assert.Equal(new Edit(EditKind.Set, "alias_maps", "hash:/etc/aliases"), finding.Fixes[0].Edits[0]);
        }
    }

    [Fact]
    public void A_service_that_says_where_aliases_are_asks_no_NIS() =>
        Assert.Equal(
            ["smtp/inet"],
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Inet("2525", "smtpd", "alias_maps = hash:/etc/aliases")
                        .Unix("local", "local", "alias_maps = ")
                        .AnalyzeDefaultAliases()
                )
                .Services
        );

    [Theory]
    [InlineData("Alpine")]
    [InlineData("Rhel10")]
    [InlineData("Ubuntu2404")]
    public void A_package_of_which_no_such_default_is_known_gets_no_note(string platform) =>
        Assert.Empty(Declared.On(platform).AnalyzeDefaultAliases());

    [Theory]
    [InlineData("ldap:/etc/postfix/aliases.cf")]
    [InlineData("texthash:/etc/aliases")]
    public void Of_a_table_without_an_index_newaliases_makes_none(string table) =>
        Assert.Contains(
            $"newaliases(1) stops at {table}: no index is made of a table of the type {table.Split(':')[0]} (\"does not support bulk-mode creation\"). "
                + "Remove it here, and leave it in alias_maps",
            Core.Rules.Rulebook.Analyze(AnalyzedFiles.Read($"alias_database = hash:/etc/aliases, {table}\n", null))
                .Where(finding => finding.Rule.Id == "PFX4010")
                .Select(finding => finding.Message)
        );

    [Theory]
    [InlineData("virtual_alias_maps = hash:$config_directory/virtual", true)]
    [InlineData("virtual_alias_maps = hash:/etc/postfix/virtual", true)]
    [InlineData("virtual_alias_maps = proxy:hash:/etc/postfix/virtual", true)]
    [InlineData("virtual_alias_maps = hash:/etc/aliases", false)]
    [InlineData("virtual_alias_maps = hash:/srv/lists/virtual", false)]
    [InlineData("virtual_alias_maps = static:{a@example.org}", false)]
    [InlineData("smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd", false)]
    public void A_table_beside_main_cf_that_the_build_does_not_write_is_a_note(string setting, bool isNoted)
    {
        Finding[] notes = Array.FindAll(
            Declared.On("Debian12").Main(setting).AnalyzeAll(),
            f => f.Rule.Id == "PFX4010" && f.Severity == RuleSeverity.Info
        );
        Assert.Equal(isNoted ? 1 : 0, notes.Length);
        Assert.All(
            notes,
            f =>
                Assert.StartsWith(
                    "The build does not write hash:/etc/postfix/virtual, nor does a package bring it",
                    f.Message,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void A_declared_table_has_no_note() =>
        Assert.DoesNotContain(
            Declared
                .On("Debian12")
                .Main("virtual_alias_maps = hash:$config_directory/virtual")
                .Table("virtual", "hash", ("a@example.org", "b@example.org"))
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX4010"
        );

    [Theory]
    [InlineData("inline:{ foo = xx }", "inline:{ {foo = xx} }")]
    [InlineData("inline:foo=bar", "inline:{foo=bar}")]
    [InlineData("inline:{}", null)]
    [InlineData("inline:{ }", null)]
    [InlineData("inline:{ a=b }x", null)]
    [InlineData("inline:{ {x=y}x }", null)]
    [InlineData("inline:{ {a b} }", null)]
    [InlineData("static:{ x }y", null)]
    [InlineData("randmap:123", "randmap:{123}")]
    [InlineData("randmap:{}", null)]
    [InlineData("pipemap:{}", null)]
    [InlineData("unionmap:{}", null)]
    [InlineData("unionmap:static:x", "unionmap:{static:x}")]
    [InlineData("cidr:{ 1.2.3.4 x }", "cidr:{ {1.2.3.4 x} }")]
    [InlineData("regexp:{/foo/ x}", "regexp:{ {/foo/ x} }")]
    [InlineData("cidr:{{1.2.3.4 x}y}", null)]
    public void Content_in_braces_that_Postfix_refuses_is_found(string table, string? better)
    {
        Finding finding = Assert.Single(InBraces(table));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(better is null ? [] : [better], finding.Fixes.SelectMany(f => f.Edits).Select(e => e.Value));
    }

    [Theory]
    [InlineData("inline:{a=b, c=d}")]
    [InlineData("inline:{ {foo = xx} }")]
    [InlineData("inline:{ {a=b}, {c=d} }")]
    [InlineData("inline:{a=}")]
    [InlineData("static:{ x }")]
    [InlineData("static:x")]
    [InlineData("randmap:{1,2}")]
    [InlineData("pipemap:{inline:{a=b},static:x}")]
    [InlineData("unionmap:{static:x}")]
    [InlineData("cidr:{{1.2.3.4 x}}")]
    [InlineData("cidr:{}")]
    [InlineData("regexp:{ {/foo/ x} }")]
    [InlineData("regexp:/srv/rows")]
    public void Content_in_braces_that_Postfix_reads_is_no_finding(string table) => Assert.Empty(InBraces(table));

    private static Finding[] InBraces(string table) =>
        Array.FindAll(
            Declared.On("Debian12").Main("sender_bcc_maps = " + table).AnalyzeAll(),
            f => f.Rule.Id == "PFX4010"
        );
}
