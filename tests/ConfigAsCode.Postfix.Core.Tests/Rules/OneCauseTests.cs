using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Where one fault causes other findings, it alone is reported, as bad as the worst of them, with advice that makes nothing worse.</summary>
public class OneCauseTests
{
    private const string Base = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        mydestination = $myhostname, localhost
        alias_maps =
        alias_database =

        """;

    [Theory]
    // A line that continues the one before it, in lists of every kind.
    [InlineData("smtpd_sender_login_maps = hash:/etc/postfix/logins\n  smtpd_tls_auth_only = yes", "PFX4005")]
    [InlineData("virtual_alias_maps = hash:/etc/postfix/virtual\n\tsmtpd_helo_required = yes", "PFX4005")]
    [InlineData("mynetworks = 127.0.0.0/8\n smtpd_helo_required = yes", "PFX4005")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks\n smtpd_helo_required = yes", "PFX4005")]
    [InlineData("message_size_limit = 10240000\n smtpd_helo_required = yes", "PFX4005")]
    [InlineData("smtpd_helo_required = yes\n message_size_limit = 10240000", "PFX4005")]
    [InlineData("relayhost = [mx.example.net]:587\n smtp_sasl_auth_enable = yes", "PFX4005")]
    // A text that was appended without a line end.
    [InlineData("relayhost = [mx.example.net]:587smtp_sasl_auth_enable = yes", "PFX4005")]
    [InlineData("smtpd_helo_required = yessmtpd_delay_reject = yes", "PFX4005")]
    [InlineData("mynetworks = 127.0.0.0/8mydomain = example.org", "PFX4005")]
    [InlineData("virtual_alias_maps = hash:/etc/postfix/virtualsmtpd_delay_reject=yes", "PFX4005")]
    [InlineData(
        "smtpd_milters = inet:127.0.0.1:5000\nnon_smtpd_milters = $smtpd_milterssmtpd_delay_reject = yes",
        "PFX4009"
    )]
    [InlineData(
        "smtpd_milters = inet:127.0.0.1:5000\nnon_smtpd_milters = $smtpd_milterssmtpd_delay_reject, =, yes",
        "PFX4009"
    )]
    [InlineData("relay_domains = example.org, smtpd_delay_reject, =, yes", "PFX4005")]
    // Quotes.
    [InlineData("smtpd_recipient_restrictions = \"permit_mynetworks, reject_unauth_destination\"", "PFX4005")]
    [InlineData("smtpd_recipient_restrictions = \"permit_mynetworks\", \"reject_unauth_destination\"", "PFX4005")]
    [InlineData("smtpd_relay_restrictions = 'permit_mynetworks, reject_unauth_destination'", "PFX4005")]
    // Comments.
    [InlineData("mynetworks = 127.0.0.0/8 # loopback\n  192.0.2.128/25 # client.example.net office", "PFX4004")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks # our own\n  reject_unknown_client_hostname", "PFX4004")]
    [InlineData("virtual_alias_maps = hash:/etc/postfix/virtual # old: nosuch:/x", "PFX4004")]
    // An action in the place of a table.
    [InlineData("smtpd_sender_restrictions = check_sender_access FILTER smtp:[127.0.0.1]:10026", "PFX4010")]
    [InlineData("smtpd_sender_restrictions = check_sender_access redirect postmaster@example.org", "PFX4010")]
    [InlineData("smtpd_client_restrictions = check_client_access REJECT, permit_mynetworks", "PFX2004")]
    public void It_alone_is_reported(string settings, string cause)
    {
        string parameter = settings.Split('\n').Last(line => line[0] is not (' ' or '\t')).Split(' ')[0];
        Finding finding = Assert.Single(Analyze(settings), f => f.Parameter == parameter);
        Assert.Equal(cause, finding.Rule.Id);
    }

    [Theory]
    [InlineData("smtpd_sender_login_maps = hash:/etc/postfix/logins\n  smtpd_tls_auth_only = yes", RuleSeverity.Error)]
    [InlineData("smtpd_client_restrictions = permit_mynetworks\n smtpd_helo_required = yes", RuleSeverity.Error)]
    [InlineData("message_size_limit = 10240000\n smtpd_helo_required = yes", RuleSeverity.Error)]
    [InlineData("relayhost = [mx.example.net]\n smtp_sasl_auth_enable = yes", RuleSeverity.Error)]
    [InlineData("smtp_helo_name = mail.example.org\n smtp_sasl_auth_enable = yes", RuleSeverity.Warning)]
    [InlineData("mydestination = example.org\n smtpd_helo_required = yes", RuleSeverity.Warning)]
    public void It_is_as_bad_as_what_follows_from_it(string settings, RuleSeverity severity) =>
        Assert.Equal(severity, Assert.Single(Analyze(settings), f => f.Rule.Id == "PFX4005").Severity);

    [Theory]
    [InlineData("smtpd_helo_required = yes\n message_size_limit = 10240000", "Start a line with message_size_limit")]
    [InlineData(
        "relayhost = [mx.example.net]:587smtp_sasl_auth_enable = yes",
        "'smtp_sasl_auth_enable = yes' is part of the value, since no line ends before it. Start a line with smtp_sasl_auth_enable"
    )]
    [InlineData(
        "non_smtpd_milters = $smtpd_milterssmtpd_delay_reject = yes",
        "Start a line with smtpd_delay_reject: no line ends before it"
    )]
    [InlineData(
        "mynetworks = 127.0.0.0/8 # loopback\n  192.0.2.128/25 # office",
        "Put each comment on a line of its own"
    )]
    [InlineData("mynetworks = 127.0.0.0/8 # our office, in Berlin", "Write '127.0.0.0/8'")]
    [InlineData("mydomain = example.org # since 2020, see https://wiki.example.org", "Write 'example.org'")]
    [InlineData(
        "smtpd_sender_restrictions = check_sender_access FILTER scan:[127.0.0.1]:10026",
        "Write static:{FILTER scan:[127.0.0.1]:10026}, which answers every key with it, or name a table that does"
    )]
    [InlineData("virtual_alias_maps = /etc/postfix/virtual", "Write hash:/etc/postfix/virtual")]
    [InlineData("virtual_alias_maps = yes", "Write a type, a colon, and the name of the table")]
    [InlineData("virtual_alias_maps = smtpd_tls_auth_only", "Write a type, a colon, and the name of the table")]
    public void The_advice_is_what_was_meant(string settings, string advice) =>
        Assert.Contains(Analyze(settings), f => f.Message.EndsWith(advice, StringComparison.Ordinal));

    /// <summary>Case 12: the part before the first colon is the transport.</summary>
    [Theory]
    [InlineData("[gw.example.com]:25", "smtp:[gw.example.com]:25")]
    [InlineData("[192.0.2.1]", "smtp:[192.0.2.1]")]
    [InlineData("gw.example.com", "smtp:gw.example.com")]
    [InlineData("gw.example.com:25", "smtp:[gw.example.com]:25")]
    [InlineData("192.0.2.1:25", "smtp:[192.0.2.1]:25")]
    [InlineData("smtpp:[gw.example.com]", null)]
    [InlineData("archive", null)]
    [InlineData("archive.:x", null)]
    public void A_host_in_the_place_of_a_transport_is_one(string value, string? better)
    {
        Finding ofSetting = Assert.Single(Analyze("relay_transport = " + value), f => f.Rule.Id == "PFX4011");
        Assert.Equal(better is null ? 0 : 1, ofSetting.Fixes.Count(f => f.Edits[0].Value == better));
        Finding ofRow = Assert.Single(
            Declared
                .On("Debian12")
                .Main("compatibility_level = 3.6", "transport_maps = hash:$config_directory/routes")
                .Table("routes", "hash", ("example.com", value))
                .Analyze("PFX4011")
        );
        string advice = $". Write {better}: what is before the first colon is a transport";
        Assert.Equal(better is not null, ofRow.Message.EndsWith(advice, StringComparison.Ordinal));
        Assert.Equal(better is not null, ofSetting.Message.EndsWith(advice, StringComparison.Ordinal));
    }

    /// <summary>Case 21: the second network was lost with the comment before it.</summary>
    [Theory]
    [InlineData("mynetworks = 127.0.0.0/8 # loopback\n  192.0.2.128/25", 0)]
    [InlineData("mynetworks = 127.0.0.0/8 # loopback,\n  [::1]/128", 0)]
    [InlineData("mydestination = example.org # old\n  example.net", 0)]
    [InlineData("smtpd_client_restrictions = permit_mynetworks # own\n  reject_unknown_client_hostname", 0)]
    [InlineData("virtual_alias_maps = hash:/a # one\n $own", 0)]
    [InlineData("mynetworks = 127.0.0.0/8 # our office (Berlin)", 1)]
    [InlineData("mydestination = example.org # that's all!", 1)]
    public void No_fix_loses_a_value(string settings, int fixes) =>
        Assert.Equal(fixes, Assert.Single(Analyze(settings), f => f.Rule.Id == "PFX4004").Fixes.Count);

    /// <summary>What writes a value out where a name stood is for somebody to choose.</summary>
    [Theory]
    [InlineData("smtpd_tls_security_level = may\nown = !SSLv3\nsmtpd_tls_protocols = $own", "PFX1001", false)]
    [InlineData("smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv3", "PFX1001", true)]
    [InlineData("smtpd_tls_security_level = may\nown = MD5\nsmtpd_tls_exclude_ciphers = $own", "PFX1002", true)]
    [InlineData("smtpd_banner = $myhostname ESMTP $mail_version", "PFX2011", true)]
    public void A_safe_fix_keeps_each_name(string settings, string rule, bool isSafe)
    {
        string parameter = settings.Split('\n')[^1].Split(' ')[0];
        Finding finding = Assert.Single(
            Rulebook.Analyze(
                AnalyzedFiles
                    .Read(Base + settings + "\n", "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing)
                    .Instance with
                {
                    IsHandWritten = false,
                }
            ),
            f => f.Rule.Id == rule && f.Parameter == parameter
        );
        Assert.Equal(isSafe, Assert.Single(finding.Fixes).IsSafe);
    }

    [Theory]
    [InlineData("virtual_alias_maps = yes")]
    [InlineData("virtual_alias_maps = smtpd_tls_auth_only")]
    [InlineData("virtual_alias_maps = hash:/a virtual")]
    [InlineData("smtpd_sender_login_maps = hash:/etc/postfix/logins\n  smtpd_tls_auth_only = yes")]
    public void No_fix_makes_a_table_of_a_word(string settings) =>
        Assert.DoesNotContain(
            Analyze(settings).SelectMany(f => f.Fixes).SelectMany(f => f.Edits),
            edit => edit.Value.Contains("hash:", StringComparison.Ordinal)
        );

    [Fact]
    public void A_table_of_ones_own_is_named_with_its_folder()
    {
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main("compatibility_level = 3.6", "virtual_alias_maps = people")
                .Table("people", "hash", ("a@example.org", "root"))
                .Analyze("PFX4010")
        );
        Assert.Equal("hash:$config_directory/people", Assert.Single(Assert.Single(finding.Fixes).Edits).Value);
    }

    [Theory]
    [InlineData(
        "smtpd_sender_restrictions = permit_mynetworks, check_sender_access FILTER scan:[127.0.0.1]:10026, reject_unlisted_sender",
        "permit_mynetworks, check_sender_access static:{FILTER scan:[127.0.0.1]:10026}, reject_unlisted_sender"
    )]
    [InlineData(
        "smtpd_client_restrictions = check_client_access DISCARD, permit_mynetworks",
        "check_client_access static:{DISCARD}, permit_mynetworks"
    )]
    public void An_action_gets_a_table_that_answers_with_it(string settings, string better) =>
        Assert.Equal(
            better,
            Assert
                .Single(Assert.Single(Assert.Single(Analyze(settings), f => f.Rule.Id == "PFX4010").Fixes).Edits)
                .Value
        );

    /// <summary>Before 3.0 no table has its rows in braces.</summary>
    [Fact]
    public void Without_braces_there_is_no_such_table() =>
        Assert.Empty(
            Assert
                .Single(
                    Declared
                        .OnPostfix("2.11")
                        .Main("smtpd_sender_restrictions = check_sender_access FILTER scan:[127.0.0.1]:10026")
                        .Analyze("PFX4010")
                )
                .Fixes
        );

    /// <summary>Two words that are one fault each stay two.</summary>
    [Theory]
    [InlineData("virtual_alias_maps = hahs:/a, nosuch:/b", 2)]
    [InlineData("export_environment = TZ=UTC my_mail_owner=x", 0)]
    [InlineData("smtpd_banner = $myhostname ESMTP a=b", 0)]
    [InlineData("mydestination = example.org, localhost", 0)]
    public void What_has_no_cause_stands(string settings, int findings)
    {
        string parameter = settings.Split(' ')[0];
        Assert.Equal(
            findings,
            Analyze(settings).Count(f => f.Parameter == parameter && f.Rule.Id is "PFX4005" or "PFX4010")
        );
    }

    /// <summary>Nobody sets a level, and nobody switches logins on: what lacks either is one fault.</summary>
    [Theory]
    [InlineData(
        "submission inet n - n - - smtpd\nsmtp inet n - n - - smtpd\n",
        "PFX1014",
        "PFX1008",
        "submission/inet smtp/inet"
    )]
    [InlineData(
        "587 inet n - n - - smtpd\n  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n"
            + "  -o smtpd_sender_restrictions=reject_sender_login_mismatch,permit_sasl_authenticated,reject\n",
        "PFX3004",
        "PFX2005",
        "587/inet"
    )]
    public void What_is_missing_is_reported_once(string services, string cause, string silent, string reached)
    {
        Finding[] found = [.. Rulebook.Analyze(AnalyzedFiles.Read(Base, services + MasterCf.Plumbing))];
        Assert.Contains(found, f => f.Rule.Id == cause);
        Assert.DoesNotContain(
            found,
            f => f.Rule.Id == silent && f.Services.Any(s => reached.Contains(s, StringComparison.Ordinal))
        );
    }

    /// <summary>A level that main.cf has is no fault of the service without one.</summary>
    [Theory]
    [InlineData("submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=none\n")]
    // A note about a server of this host says nothing of the public one.
    [InlineData("127.0.0.1:587 inet n - n - - smtpd\n")]
    public void What_is_missing_in_two_ways_is_reported_twice(string submission)
    {
        Finding[] found =
        [
            .. Rulebook.Analyze(
                AnalyzedFiles.Read(Base, submission + "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing)
            ),
        ];
        Assert.Contains(found, f => f.Rule.Id == "PFX1014");
        Assert.Contains(found, f => f.Rule.Id == "PFX1008" && f.Services.Contains("smtp/inet"));
    }

    [Fact]
    public void A_transport_that_is_not_there_is_named_once()
    {
        Finding finding = Assert.Single(
            Analyze("dovecot_destination_recipient_limit = 1\ndovecot_destination_concurrency_limit = 2\n"),
            f => f.Rule.Id == "PFX4001"
        );
        Assert.StartsWith(
            "No transport is called 'dovecot', so nothing reads dovecot_destination_",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>An open relay is reported whatever caused it.</summary>
    [Fact]
    public void An_open_relay_stands_beside_its_cause()
    {
        Finding[] found = Analyze(
            "mynetworks = 127.0.0.0/8\nsmtpd_relay_restrictions =\n"
                + "smtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client, reject_unauth_destination\n"
        );
        Assert.Contains(found, f => f.Rule.Id == "PFX2001");
        Assert.Contains(found, f => f.Rule.Id == "PFX2004");
    }

    /// <summary>The options of a service that is a comment are the cause of all that they do to another one.</summary>
    [Fact]
    public void Left_over_options_are_reported_alone()
    {
        Finding[] found =
        [
            .. Rulebook.Analyze(
                AnalyzedFiles.Read(
                    Base,
                    "smtp inet n - n - - smtpd\n#smtps inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n"
                        + "  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n"
                        + MasterCf.Plumbing
                )
            ),
        ];
        Assert.Equal(
            "PFX6009",
            Assert.Single(found, f => f.Place.Origin is { DeclaredBy: "master.cf", Range.Start.Line: < 6 }).Rule.Id
        );
    }

    private static Finding[] Analyze(string settings) =>
        [
            .. Rulebook.Analyze(
                AnalyzedFiles.Read(Base + settings + "\n", "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing)
            ),
        ];
}
