using System.Globalization;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4012Tests
{
    private const string TlsRules =
        "PFX1001 PFX1002 PFX1004 PFX1005 PFX1013 PFX1018 PFX2005 PFX4002 PFX4014 PFX4015 PFX7008";

    [Theory]
    [InlineData("3.6", "", 32, "")]
    [InlineData(
        "3.6",
        "",
        16,
        "it asks for 32 bytes of sha256, and this fingerprint has 16 bytes. Write the fingerprint that sha256 gives"
    )]
    [InlineData(
        "3.6",
        "",
        20,
        "it asks for 32 bytes of sha256, and this fingerprint has 20 bytes. Write the fingerprint that sha256 gives"
    )]
    [InlineData("3.6", "SHA1", 20, "")]
    [InlineData("3.6", "$digest", 20, "")]
    [InlineData(
        "3.6",
        "sha1",
        32,
        "it asks for 20 bytes of sha1, and this fingerprint has 32 bytes. Write the fingerprint that sha1 gives"
    )]
    [InlineData("3.6", "some-digest", 16, "")]
    [InlineData("2", "", 16, "")]
    [InlineData(
        "2",
        "",
        32,
        "it asks for 16 bytes of md5, and this fingerprint has 32 bytes. Write the fingerprint that md5 gives"
    )]
    public void A_fingerprint_has_the_length_of_the_digest(string level, string digest, int bytes, string message)
    {
        foreach (string use in new[] { "relay_clientcerts = ", "smtpd_client_restrictions = check_ccert_access " })
        {
            Declared mail = Declared
                .On("Debian12")
                .Main("compatibility_level = " + level, "smtpd_tls_security_level = may", "digest = sha1")
                .Main(digest.Length == 0 ? [] : ["smtpd_tls_fingerprint_digest = " + digest])
                .Main(use + "texthash:$config_directory/t")
                .Table("t", "texthash", (Pairs(bytes), "OK"));
            Finding[] found = mail.Analyze("PFX4012", TlsRules + " PFX4001 PFX4004");
            Assert.Equal(
                message.Length == 0 ? [] : [$"smtpd(8) never finds the row {Cut(Pairs(bytes))}: {message}"],
                found.Select(f => f.Message)
            );
            Assert.All(found, f => Assert.Equal(RuleSeverity.Error, f.Severity));
        }
    }

    [Fact]
    public void Servers_look_up_a_fingerprint_with_colons()
    {
        string plain = Pairs(32).Replace(":", "", StringComparison.Ordinal);
        Assert.Equal(
            $"smtpd(8) never finds the row {plain}: it asks for pairs of digits with ':' between them. Write {Pairs(32)}",
            Assert.Single(Certificates((plain, "a"), ("partner.example.net", "b")).Analyze("PFX4012", TlsRules)).Message
        );
    }

    [Fact]
    public void A_row_that_one_of_the_services_finds_is_right()
    {
        Declared Mail() => Certificates((Pairs(16), "a")).Inet("2525", "smtpd", "smtpd_tls_fingerprint_digest = md5");
        Assert.Empty(Mail().Analyze("PFX4012", TlsRules));
        Assert.Contains(
            "it asks for 32 bytes of sha256 and 16 bytes of md5, and this fingerprint has 20 bytes",
            Assert
                .Single(
                    Certificates((Pairs(20), "a"))
                        .Inet("2525", "smtpd", "smtpd_tls_fingerprint_digest = md5")
                        .Analyze("PFX4012", TlsRules)
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(32, 32, null)]
    [InlineData(16, 16, RuleSeverity.Error)]
    [InlineData(16, 32, RuleSeverity.Warning)]
    public void So_has_one_of_a_policy(int first, int second, RuleSeverity? severity)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("compatibility_level = 3.6")
            .Policies(
                ("example.org", $"fingerprint match={Pairs(first)}|{Pairs(second)}"),
                ("example.net", "secure match=.example.net"),
                ("example.com", "fingerprint match=" + Pairs(32).Replace(":", "", StringComparison.Ordinal))
            );
        Finding[] found = mail.Analyze("PFX4012", TlsRules);
        Assert.Equal(severity is null ? [] : ["example.org"], found.Select(f => mail.PlaceOf(f.Place)));
        Assert.All(found, f => Assert.Equal(severity, f.Severity));
        Assert.All(
            found,
            f =>
                Assert.EndsWith(
                    (
                        severity == RuleSeverity.Error
                            ? "Mail to example.org is deferred"
                            : "A fingerprint of the policy of example.org never matches"
                    )
                        + ": certificates are compared by 32 bytes of sha256, and "
                        + (severity == RuleSeverity.Error ? "the fingerprint" : "it")
                        + " has 16 bytes. Write the fingerprint that sha256 gives",
                    f.Message,
                    StringComparison.Ordinal
                )
        );
    }

    private static Declared Certificates(params (string Key, string Value)[] rows) =>
        Declared
            .On("Debian12")
            .Main(
                "compatibility_level = 3.6",
                "smtpd_tls_security_level = may",
                "relay_clientcerts = texthash:$config_directory/t"
            )
            .Table("t", "texthash", rows);

    private static string Pairs(int bytes) =>
        string.Join(':', Enumerable.Range(0, bytes).Select(i => i.ToString("X2", CultureInfo.InvariantCulture)));

    private static string Cut(string text) => text.Length <= 80 ? text : text[..77] + "...";

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void Postmap_keeps_the_first_of_two_rows_with_one_key(string type)
    {
        Declared mail = With("virtual_alias_maps", type, ("a@x", "first"), ("b@x", "other"), ("A@X", "second"));
        Finding finding = Assert.Single(mail.Analyze("PFX4012", besides: "PFX4010"));
        Assert.Equal("the row A@X", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "postmap(1) warns of a \"duplicate entry\" in t and keeps the first row of A@X: this one is never found. Remove one of the two",
            finding.Message
        );
    }

    [Fact]
    public void A_texthash_with_one_key_twice_is_not_opened_at_all()
    {
        Declared mail = With("virtual_alias_maps", "texthash", ("a@x", "first"), ("a@x", "second"));
        Finding finding = Assert.Single(mail.Analyze("PFX4012"));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(
            "Postfix cannot open t (\"duplicate entry: \"a@x\"\"): each look-up in it fails, and the mail that needs it is deferred. "
                + "Remove one of the two rows",
            finding.Message
        );
        Assert.Equal("virtual_alias_maps", finding.Parameter);
    }

    [Fact]
    public void A_table_that_is_named_nowhere_does_no_harm_yet()
    {
        Declared mail = Declared.On("Debian12").Table("t", "texthash", ("a", "1"), ("a", "2"), ("A", "3"));
        Assert.Equal(RuleSeverity.Warning, Assert.Single(mail.Analyze("PFX4012")).Severity);
    }

    [Theory]
    [InlineData("virtual_alias_maps", true)]
    [InlineData("virtual_mailbox_maps", true)]
    [InlineData("virtual_uid_maps", false)]
    [InlineData("relay_domains", false)]
    public void Case_tells_keys_apart_in_a_texthash_where_no_program_folds_them(string parameter, bool folds)
    {
        Finding[] found = With(parameter, "texthash", ("a", "1"), ("A", "2")).Analyze("PFX4012", besides: "PFX7006");
        Assert.Equal(folds, found.Any(f => f.Message.Contains("cannot open")));
    }

    [Theory]
    [InlineData("virtual_mailbox_maps", "virtual(8)")]
    [InlineData("mailbox_command_maps", "local(8)")]
    [InlineData("mydestination", "Postfix")]
    public void A_capital_in_a_texthash_is_never_found_where_keys_are_not_folded(string parameter, string who)
    {
        Finding finding = Assert.Single(With(parameter, "texthash", ("Info@X.org", "1")).Analyze("PFX4012"));
        Assert.Equal(
            $"{who} never finds the row Info@X.org of t: for {parameter} it looks up in lower case, and the keys of a texthash are not converted to lower case. Write info@x.org",
            finding.Message
        );
        Assert.Empty(With(parameter, "hash", ("Info@X.org", "1")).Analyze("PFX4012"));
    }

    [Theory]
    [InlineData("virtual_alias_maps", "hash", "info@x.org:", "info@x.org")]
    [InlineData("alias_maps", "texthash", "postmaster:", "postmaster")]
    [InlineData("IShop: transport_maps", "lmdb", "x.org:", "x.org")]
    [InlineData("smtpd_client_restrictions", "hash", "192.0.2.1:", "192.0.2.1")]
    [InlineData("virtual_alias_maps", "hash", "info@x.org", null)]
    // An address of IPv6, commands of SMTP, and a table that aliases(5) is the form of.
    [InlineData("smtpd_client_restrictions", "hash", "2001:db8::", null)]
    [InlineData("smtpd_forbidden_commands", "hash", "date:", null)]
    public void A_key_with_the_colon_of_aliases_is_never_found(
        string parameter,
        string type,
        string key,
        string? better
    )
    {
        string word = parameter == "smtpd_client_restrictions" ? "check_client_access " : "";
        Finding[] found = Declared
            .On("Debian12")
            .Main(parameter + " = " + word + type + ":/etc/postfix/t")
            .Table("t", type, (key, "smtp:[mx.org]"))
            .Analyze("PFX4012", besides: "PFX2013 PFX4010 PFX7008");
        Assert.Equal(
            better is null
                ? []
                :
                [
                    $"The row {key} of t is never found: its key ends with ':', as in aliases(5), and Postfix asks without it. Write {better}",
                ],
            found.Select(f => f.Message)
        );
    }

    [Theory]
    [InlineData("transport_maps", "@x.org", "Write x.org, and .x.org for its subdomains")]
    [InlineData("sender_dependent_relayhost_maps", "x.org", "Write @x.org")]
    [InlineData("virtual_alias_maps", ".x.org", "Write @x.org")]
    [InlineData("recipient_bcc_maps", "*", "Write @ and a domain")]
    [InlineData("mynetworks", "192.0.2.0/24", "Make it a table of type cidr")]
    public void A_key_of_a_form_that_is_not_looked_up_is_never_found(string parameter, string key, string advice)
    {
        string value = parameter == "transport_maps" ? "smtp:[mx.org]" : "[mx.org]";
        Declared mail = With("IShop: " + parameter, "hash", (key, value));
        Finding finding = Assert.Single(mail.Analyze("PFX4012"));
        Assert.Equal("the row " + key, mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"The row {key} of t is never found: {parameter} looks up no key of this form. {advice}",
            finding.Message
        );
    }

    [Theory]
    [InlineData("check_sender_access", "@x.org", "Write x.org")]
    [InlineData("check_recipient_access", "@x.org", "Write x.org")]
    [InlineData("check_client_access", "192.0.2.0/24", "Make it a table of type cidr")]
    [InlineData("check_client_access", "[2001:db8::]/32", "Make it a table of type cidr")]
    [InlineData(
        "check_helo_access",
        ".x.org",
        "Write x.org, which also matches its subdomains while parent_domain_matches_subdomains has smtpd_access_maps"
    )]
    public void So_is_one_in_the_table_of_a_restriction(string restriction, string key, string advice)
    {
        Declared mail = Declared
            .On("Debian12")
            .Table("t", "texthash", (key, "REJECT"))
            .Inet("25", "smtpd", $"smtpd_recipient_restrictions = {restriction} texthash:$config_directory/t, reject");
        Finding finding = Assert.Single(mail.Analyze("PFX4012", besides: "PFX4007"));
        Assert.Equal(
            $"The row {key} of t is never found: {restriction} looks up no key of this form. {advice}",
            finding.Message
        );
    }

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.7")]
    [InlineData("192.0.2.0/24", "192.0.2.128/25")]
    [InlineData("0.0.0.0/0", "203.0.113.0/24")]
    [InlineData("::/0", "2001:db8::/32")]
    [InlineData("[2001:db8::]/32", "2001:db8::1")]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    public void A_network_within_an_earlier_one_never_answers(string first, string second)
    {
        Declared mail = With("mynetworks", "cidr", (first, "x"), ("10.0.0.0/8", "y"), (second, "z"));
        Finding finding = mail.Analyze("PFX4012")[^1];
        Assert.Equal(
            $"The row {second} of t never matches: {first} before it contains all its addresses. Move it before {first}, or remove it",
            finding.Message
        );
    }

    /// <summary>Programs that ask for a result fail without one; lists ask only whether there is a row (seen by EmptyResultTests).</summary>
    [Theory]
    [InlineData("virtual_alias_maps", "regexp", true)]
    [InlineData("transport_maps", "pcre", true)]
    [InlineData("header_checks", "regexp", true)]
    [InlineData("smtp_sasl_password_maps", "regexp", true)]
    [InlineData("mydestination", "regexp", false)]
    [InlineData("relay_domains", "pcre", false)]
    [InlineData("mynetworks", "regexp", false)]
    public void A_pattern_without_a_result_fails_the_look_up(string parameter, string type, bool isReported)
    {
        Finding[] found = With(parameter, type, ("/^a/", ""), ("if /^b/", ""), ("/^bc/", "DUNNO"), ("endif", ""))
            .Analyze("PFX4012", besides: "PFX4010 PFX4011 PFX7006");
        Assert.Equal(
            isReported
                ?
                [
                    (
                        RuleSeverity.Error,
                        "Each look-up that the row /^a/ of t matches fails (\"returns an empty string result\"), and the mail that needs it is deferred: nothing is behind the pattern. Write the result behind the pattern, or remove the row"
                    ),
                ]
                : [],
            found.Select(f => (f.Severity, f.Message))
        );
    }

    [Theory]
    [InlineData("virtual_alias_maps", "inline:{a@example.org=}", "Each look-up of 'a@example.org' in ")]
    [InlineData("virtual_alias_maps", "inline:{ x=y, {b = } }", "Each look-up of 'b' in ")]
    [InlineData("transport_maps", "static:{ }", "Each look-up in ")]
    [InlineData("canonical_maps", "pipemap:{inline:{a=b}, static:{}}", "Each look-up of 'a' in ")]
    [InlineData("canonical_maps", "pipemap:{static:{}, static:x}", null)]
    [InlineData("mydestination", "inline:{example.org=}", null)]
    [InlineData("canonical_maps", "inline:{a=b}", null)]
    public void A_row_of_the_value_without_a_result_fails_the_look_up(string parameter, string table, string? start)
    {
        Finding[] found = [.. Declared.On("Debian12").Main($"{parameter} = {table}").Analyze("PFX4012")];
        Assert.Equal(
            start is null
                ? []
                :
                [
                    start
                        + table
                        + " fails (\"returns an empty string result\"), and the mail that needs it is deferred. Write a result, or leave the row out",
                ],
            found.Select(f => f.Message)
        );
    }

    [Theory]
    [InlineData("192.0.2.7/24", "(\"non-null host address bits\"). Write 192.0.2.0/24")]
    [InlineData("2001:db8::1/32", "(\"non-null host address bits\"). Write 2001:db8::/32")]
    [InlineData("example.org", "(\"bad address pattern\"). Write an address, or a network such as 192.0.2.0/24")]
    [InlineData("192.0.2.0/33", "(\"bad mask length\"). Write an address, or a network such as 192.0.2.0/24")]
    [InlineData("010.0.0.0/8", "(\"bad network value\"). Write an address, or a network such as 192.0.2.0/24")]
    [InlineData("[192.0.2.0/24", "(\"missing ']' character\"). Write an address, or a network such as 192.0.2.0/24")]
    public void Postfix_skips_what_is_no_network(string key, string message) =>
        Assert.Equal(
            $"Postfix skips the row {key} of t with a warning {message}",
            Assert.Single(With("mynetworks", "cidr", (key, "x")).Analyze("PFX4012")).Message
        );

    [Theory]
    [InlineData("regexp", "/^/", "/^/ before it matches everything")]
    [InlineData("pcre", "/.*/", "/.*/ before it matches everything")]
    [InlineData("pcre", "~^.*$~", "~^.*$~ before it matches everything")]
    [InlineData("pcre", "/./", "/./ before it matches everything")]
    [InlineData("regexp", "/b/", "the same pattern is before it, with HOLD")]
    public void A_pattern_behind_its_twin_or_behind_one_that_takes_all_never_answers(
        string type,
        string first,
        string message
    ) =>
        Assert.StartsWith(
            $"The row /b/ of t never matches: {message}",
            Assert
                .Single(
                    With("header_checks", type, (first, "HOLD"), ("/b/", "IGNORE"))
                        .Analyze("PFX4012", besides: "PFX4010")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("cidr", "010.0.0.0/8", "a", "8.1.0.0/16", "b")]
    [InlineData("cidr", "[10.0.0.0/8", "a", "10.1.0.0/16", "b")]
    [InlineData("cidr", "10.0.0.0]/8", "a", "10.1.0.0/16", "b")]
    [InlineData("cidr", "fe80::%1/10", "a", "fe80::1", "b")]
    [InlineData("regexp", "/(a)/", "REJECT $2", "/(a)/", "OK")]
    [InlineData("pcre", "/(a)/", "REJECT ${1x", "/(a)/", "OK")]
    [InlineData("pcre", "/a/", "REJECT $x", "/a/", "OK")]
    [InlineData("regexp", "/a/", "1 $ x", "/a/", "OK")]
    [InlineData("pcre", "!/a/", "$1", "!/a/", "OK")]
    [InlineData("regexp", "/^/z", "x", "/a/", "OK")]
    public void A_row_that_Postfix_skips_takes_nothing_from_those_behind_it(
        string type,
        string first,
        string value,
        string second,
        string answer
    )
    {
        Declared mail = With("virtual_alias_maps", type, (first, value), (second, answer));
        Assert.StartsWith(
            $"Postfix skips the row {first} of t with a warning",
            Assert.Single(mail.Analyze("PFX4012", besides: "PFX4010")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "/(a)/",
        "$2",
        "(\"out of range replacement index '2'\"). Write the number of a group in parentheses that the pattern has, or $$ for a dollar"
    )]
    [InlineData(
        "/(a)/",
        "5 $ off",
        "(\"empty macro name\"). Write $$ for a dollar, or $ and the number of a group in parentheses"
    )]
    [InlineData(
        "!/a/",
        "$1",
        "(\"$number found in negative match replacement text\"). Write a result without $number, since a negated pattern has matched nothing"
    )]
    [InlineData("/a/z", "x", "(\"unknown regexp option 'z'\"). Write only flags that regexp_table(5) has")]
    [InlineData(
        "/(?:a)/",
        "x",
        "(\"Invalid preceding regular expression\"). Write ( without ?, or make it a table of type pcre"
    )]
    [InlineData("/(a/", "x", "(\"Unmatched ( or \\(\"). Write a pattern that postmap -q accepts")]
    public void A_skipped_pattern_is_reported_with_what_to_write(string key, string value, string message) =>
        Assert.Equal(
            $"Postfix skips the row {key} of t with a warning {message}",
            Assert.Single(With("virtual_alias_maps", "regexp", (key, value)).Analyze("PFX4012")).Message
        );

    [Fact]
    public void An_endif_without_if_ends_no_block()
    {
        Declared mail = With("virtual_alias_maps", "regexp", ("/a/", "x"), ("endif", ""), ("/a/", "y"));
        Assert.Equal(
            [
                "Postfix skips an endif of t with a warning (\"ignoring ENDIF without matching IF\"), since no block is open there. Write the if that it ends, or remove it",
                "The row /a/ of t never matches: the same pattern is before it, with x. Remove one of the two",
            ],
            mail.Analyze("PFX4012", besides: "PFX0005").Select(f => f.Message)
        );
    }

    [Theory]
    [InlineData("if /a/  /b/ x", "'/b/ x' after if /a/ of t", "IF statement")]
    [InlineData("if /a/ x", "'x' after if /a/ of t", "IF statement")]
    [InlineData("endif # of a", "'# of a' after endif of t", "ENDIF")]
    public void Text_behind_a_condition_is_no_row(string key, string ignored, string statement)
    {
        bool isIf = key[0] == 'i';
        Declared mail = With("virtual_alias_maps", "regexp", (isIf ? key : "if /a/", ""), (isIf ? "endif" : key, ""));
        Assert.Equal(
            $"Postfix ignores {ignored} with a warning (\"ignoring extra text after {statement}\"). Remove it, or write it as a row, at the start of a line",
            Assert.Single(mail.Analyze("PFX4012")).Message
        );
    }

    [Fact]
    public void A_block_without_endif_is_reported() =>
        Assert.StartsWith(
            "The block of if /a/ in t never ends",
            Assert
                .Single(
                    With("virtual_alias_maps", "regexp", ("if /a/", ""), ("/b/", "x"))
                        .Analyze("PFX4012", besides: "PFX0005")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("transport_maps", "hash", "x.org|.x.org|a@x.org|*")]
    [InlineData("virtual_alias_maps", "texthash", "x.org|@x.org|a@x.org|a|first.last")]
    [InlineData("sender_dependent_relayhost_maps", "texthash", "@x.org|a@x.org|<>")]
    [InlineData("mynetworks", "texthash", "192.0.2.7|2001:db8::1")]
    [InlineData("mynetworks", "cidr", "192.0.2.7|192.0.2.0/24|!10.0.0.0/8|198.51.100.0/24|::/0")]
    [InlineData("header_checks", "regexp", "/a/|/a/i|/A/|!/a/|/^$/")]
    [InlineData("header_checks", "regexp", "if /x/|/^/|endif|/b/")]
    [InlineData("header_checks", "pcre", "if /x/|/b/|endif|if /y/|/b/|endif")]
    [InlineData("header_checks", "pcre", "/^.*$/s|/b/")]
    [InlineData("body_checks", "pcre", "/./|/^$/")]
    [InlineData("header_checks", "pcre", "/^.$/|/b/")]
    [InlineData("mynetworks", "cidr", "if 192.0.2.0/24|192.0.2.7|endif|192.0.2.7")]
    [InlineData("alias_maps", "texthash", "Postmaster|root")]
    [InlineData("header_checks", "regexp", "if /x/|if /y/|endif|endif|/b/")]
    public void Rows_that_are_found_are_no_finding(string parameter, string type, string keys) =>
        Assert.Empty(
            With(parameter, type, [.. keys.Split('|').Select(key => (key, key is "endif" ? "" : "HOLD"))])
                .Analyze("PFX4012", besides: "PFX0005 PFX4010 PFX4011")
        );

    [Fact]
    public void A_row_inside_a_condition_is_behind_what_stands_above_it() =>
        Assert.Equal(
            ["the row 192.0.2.7"],
            With(
                    "mynetworks",
                    "cidr",
                    ("192.0.2.0/24", "x"),
                    ("if 192.0.0.0/16", ""),
                    ("192.0.2.7", "y"),
                    ("endif", "")
                )
                .PlacesOf("PFX4012")
        );

    [Fact]
    public void A_key_that_one_of_two_places_asks_for_is_found() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Table("t", "hash", ("@x.org", "smtp:"))
                .Main(
                    "transport_maps = hash:$config_directory/t",
                    "sender_dependent_default_transport_maps = hash:$config_directory/t"
                )
                .Analyze("PFX4012")
        );

    [Fact]
    public void Where_subdomains_are_asked_for_with_a_dot_that_key_is_found() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Table("t", "hash", (".x.org", "REJECT"))
                .Main(
                    "smtpd_sender_restrictions = check_sender_access hash:$config_directory/t",
                    "parent_domain_matches_subdomains = "
                )
                .Analyze("PFX4012")
        );

    [Theory]
    [InlineData("header_checks", "REJECT spam", "")]
    [InlineData("header_checks", "reject", "")]
    [InlineData("header_checks", "OK", "")]
    [InlineData("header_checks", "PASS", "")]
    [InlineData("header_checks", "FILTER smtp:[127.0.0.1]:10025", "")]
    [InlineData("body_checks", "IGNORE", "")]
    [InlineData("smtp_header_checks", "REPLACE Subject: x", "")]
    [InlineData("header_checks", "REJCT spam", "unknown command in header_checks map|Write REJECT")]
    [InlineData("header_checks", "550 spam", "unknown command in header_checks map|Write BCC, DISCARD,")]
    [InlineData(
        "smtp_header_checks",
        "REJECT spam",
        "unsupported command in smtp_header_checks map|A client that delivers can only change a line: write DUNNO, IGNORE, INFO, PREPEND, REPLACE, STRIP, WARN, or move the row to header_checks"
    )]
    [InlineData(
        "body_checks",
        "FILTER",
        "missing FILTER command argument in body_checks map|Write FILTER transport:nexthop"
    )]
    [InlineData(
        "header_checks",
        "FILTER scan",
        "bad FILTER command scan in header_checks\")|Write FILTER transport:nexthop"
    )]
    [InlineData(
        "header_checks",
        "REDIRECT joe",
        "bad REDIRECT target 'joe' in header_checks map|Write REDIRECT user@domain"
    )]
    [InlineData("header_checks", "BCC joe", "bad BCC address 'joe' in header_checks map|Write BCC user@domain")]
    [InlineData(
        "mime_header_checks",
        "PREPEND",
        "PREPEND action without text in mime_header_checks map|Write PREPEND and"
    )]
    public void A_result_of_header_checks_that_means_nothing_is_reported(string parameter, string result, string parts)
    {
        string[] messages =
        [
            .. With(parameter, "pcre", ("/^Subject: casino/", result))
                .Analyze("PFX4012", besides: "PFX4011")
                .Select(f => f.Message),
        ];
        Assert.Equal(parts.Length == 0 ? 0 : 1, messages.Length);
        Assert.All(
            parts.Split('|', StringSplitOptions.RemoveEmptyEntries),
            part => Assert.Contains(part, messages[0], StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_release_without_an_action_does_not_know_it() =>
        Assert.Contains(
            "STRIP came with Postfix 3.2",
            Assert
                .Single(
                    Declared
                        .On("Ubuntu1604")
                        .Table("t", "pcre", ("/^X-Trace:/", "STRIP"))
                        .Main("header_checks = pcre:$config_directory/t")
                        .Analyze("PFX4012")
                )
                .Message,
            StringComparison.Ordinal
        );

    private static Declared With(string parameter, string type, params (string Key, string Value)[] rows) =>
        Declared.On("Debian12").Table("t", type, rows).Main($"{parameter} = {type}:$config_directory/t");

    [Theory]
    [InlineData("smtp_generic_maps", "mail.example.org", true)]
    [InlineData("smtp_generic_maps", "example.com", true)]
    [InlineData("smtp_generic_maps", "root", false)]
    [InlineData("smtp_generic_maps", "@mail.example.org", false)]
    [InlineData("smtp_generic_maps", "first.last", false)]
    [InlineData("canonical_maps", "example.com", true)]
    [InlineData("canonical_maps", "sub.example.de", true)]
    [InlineData("sender_canonical_maps", "jet.li", false)]
    [InlineData("recipient_bcc_maps", "example.com", true)]
    [InlineData("relocated_maps", "example.com", true)]
    [InlineData("virtual_alias_maps", "example.com", false)]
    [InlineData("virtual_mailbox_maps", "dora", true)]
    [InlineData("virtual_mailbox_maps", "dora@box.example.org", false)]
    [InlineData("virtual_mailbox_maps", "box.example.org", false)]
    [InlineData("alias_maps", "bob@mail.example.org", true)]
    [InlineData("alias_maps", "bob", false)]
    public void A_key_has_a_form_that_is_asked_for(string parameter, string key, bool isReported)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("myhostname = mail.example.org", parameter + " = hash:$config_directory/rows")
            .Table("rows", "hash", ("someone", "x@example.net"), (key, "y@example.net"));
        Assert.Equal(
            isReported ? ["the row " + key] : [],
            mail.AnalyzeAll()
                .Where(f => f.Rule.Id == "PFX4012" && f.Message.Contains(key, StringComparison.Ordinal))
                .Select(f => mail.PlaceOf(f.Place))
        );
    }

    [Theory]
    [InlineData("|/usr/bin/list", true)]
    [InlineData("\"|/usr/bin/list -x\"", true)]
    [InlineData("/var/mail/list", true)]
    [InlineData(":include:/etc/list", true)]
    [InlineData("list@localhost", false)]
    [InlineData("a@example.org, b@example.org", false)]
    public void A_table_of_addresses_leads_to_addresses(string result, bool isReported) =>
        Assert.Equal(
            isReported,
            Array.Exists(
                Declared
                    .On("Debian12")
                    .Main("virtual_alias_maps = hash:$config_directory/rows")
                    .Table("rows", "hash", ("list@example.org", result))
                    .AnalyzeAll(),
                f => f.Rule.Id == "PFX4012"
            )
        );
}
