using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>A default that several services have is one finding; so is what Postfix does on purpose, in files that somebody wrote by hand.</summary>
public class DefaultsOnceTests
{
    private const string Base = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        mynetworks = 127.0.0.0/8
        smtpd_tls_chain_files = /etc/ssl/private/mail.pem

        """;

    private const string Logins =
        "  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_sasl_path=private/auth\n  -o smtpd_sasl_type=dovecot\n";

    private const string Submissions = """
        submission inet n - n - - smtpd
          -o smtpd_tls_security_level=encrypt
        smtps inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes

        """;

    [Theory]
    [InlineData("PFX1001", "smtpd_tls_mandatory_protocols", "submission/inet smtps/inet")]
    [InlineData("PFX1002", "smtpd_tls_exclude_ciphers", "smtp/inet submission/inet smtps/inet")]
    [InlineData("PFX1005", "smtpd_tls_exclude_ciphers", "submission/inet smtps/inet")]
    public void It_is_reported_with_all_services_that_it_reaches(string rule, string parameter, string services)
    {
        Finding finding = Assert.Single(
            Analyze("smtpd_tls_security_level = may\n", "smtp inet n - n - - smtpd\n" + Submissions),
            f => f.Rule.Id == rule && f.Parameter == parameter
        );
        Assert.Equal(services.Split(' '), finding.Services);
        // Where TLS is switched on in several places, main.cf can change it for all of them.
        Assert.Equal("main.cf", AnalyzedFiles.PlaceOf(finding));
    }

    [Fact]
    public void Where_it_is_switched_on_in_one_place_it_is_reported_there()
    {
        Finding finding = Assert.Single(
            Analyze("smtpd_tls_security_level = may\n", "smtp inet n - n - - smtpd\n25 inet n - n - - smtpd\n"),
            f => f.Rule.Id == "PFX1001"
        );
        Assert.Equal("main.cf(5,1)", AnalyzedFiles.PlaceOf(finding));
    }

    /// <summary>Each override is a fault of its own, to be changed where it is.</summary>
    [Fact]
    public void What_each_service_sets_is_reported_of_each() =>
        Assert.Equal(
            ["master.cf(3,3)", "master.cf(6,3)"],
            Analyze(
                    "smtpd_tls_security_level = none\n",
                    Submissions.Replace(
                        "smtpd\n",
                        "smtpd\n  -o smtpd_tls_mandatory_protocols=!SSLv3\n  -o smtpd_tls_exclude_ciphers=aNULL\n",
                        StringComparison.Ordinal
                    )
                )
                .Where(f => f.Rule.Id == "PFX1001")
                .Select(AnalyzedFiles.PlaceOf)
                .Select(place => place.Replace("(2,", "(3,", StringComparison.Ordinal))
        );

    [Fact]
    public void A_missing_certificate_is_one_fault()
    {
        Finding finding = Assert.Single(
            [
                .. Rulebook.Analyze(
                    AnalyzedFiles.Read(
                        "compatibility_level = 3.6\n",
                        Submissions
                            + "smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n"
                            + MasterCf.Plumbing
                    )
                ),
            ],
            f => f.Rule.Id == "PFX1013"
        );
        Assert.StartsWith(
            "submission/inet: no mail comes in, as TLS is required and STARTTLS is refused with 454; smtps/inet: every connection is dropped; "
                + "smtp/inet: STARTTLS is announced and then refused with 454, so mail comes in as plain text or not at all, since there is no certificate. ",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Logins_without_TLS_on_two_ports_are_one_fault()
    {
        Finding finding = Assert.Single(
            Analyze(
                "",
                "smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n"
                    + Logins
                    + "2525 inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n"
                    + Logins
            ),
            f => f.Rule.Id == "PFX1014"
        );
        Assert.Equal(["smtp/inet", "2525/inet"], finding.Services);
    }

    [Theory]
    // Where nobody looks at certificates, Postfix has them on purpose.
    [InlineData("smtp inet n - n - - smtpd\n", "", RuleSeverity.Warning, "smtp/inet smtp/unix relay/unix")]
    [InlineData(
        "smtp inet n - n - - smtpd\n2525 inet n - n - - smtpd\n",
        "",
        RuleSeverity.Warning,
        "smtp/inet 2525/inet smtp/unix relay/unix"
    )]
    // Where people log in it is a fault, and then of all with the same default.
    [InlineData(
        "smtp inet n - n - - smtpd\n" + Submissions,
        "",
        RuleSeverity.Error,
        "smtp/inet submission/inet smtps/inet"
    )]
    [InlineData("submission inet n - n - - smtpd\n", "", RuleSeverity.Error, "submission/inet")]
    [InlineData("smtps inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n", "", RuleSeverity.Error, "smtps/inet")]
    public void Anonymous_suites_in_files_written_by_hand(
        string services,
        string settings,
        RuleSeverity severity,
        string reached
    )
    {
        Finding[] found = Analyze(
            "smtpd_tls_security_level = may\nsmtp_tls_security_level = may\n" + settings,
            services
        );
        Finding finding = Assert.Single(found, f => f.Rule.Id == "PFX1002");
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(reached.Split(' '), finding.Services);
    }

    /// <summary>A note about a service of this host says nothing of the others.</summary>
    [Fact]
    public void A_note_does_not_silence_what_others_reach() =>
        Assert.Equal(
            [RuleSeverity.Info, RuleSeverity.Warning],
            Analyze(
                    "smtpd_tls_security_level = may\n",
                    "smtp inet n - n - - smtpd\n127.0.0.1:587 inet n - n - - smtpd\n  -o smtpd_tls_exclude_ciphers=MD5\n"
                )
                .Where(f => f.Rule.Id == "PFX1002")
                .Select(f => f.Severity)
                .Order()
        );

    /// <summary>In C# the product promises that none is there.</summary>
    [Fact]
    public void Anonymous_suites_in_a_declaration_are_a_fault_at_every_level() =>
        Assert.All(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .Analyze("PFX1002", besides: "PFX1001 PFX1013"),
            f => Assert.Equal(RuleSeverity.Error, f.Severity)
        );

    [Theory]
    [InlineData("PFX1001")]
    [InlineData("PFX1014")]
    public void A_service_of_this_host_alone_is_left_out_beside_others(string rule)
    {
        const string Local = "127.0.0.1:10025 inet n - n - - smtpd\n";
        const string Settings =
            "smtpd_tls_security_level = may\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = private/auth\n";
        Finding beside = Assert.Single(
            Analyze(Settings, "smtp inet n - n - - smtpd\n" + Local),
            f => f.Rule.Id == rule
        );
        Assert.Equal(["smtp/inet"], beside.Services);
        Assert.Equal(RuleSeverity.Error, beside.Severity);

        Finding alone = Assert.Single(Analyze(Settings, Local), f => f.Rule.Id == rule);
        Assert.Equal(["127.0.0.1:10025/inet"], alone.Services);
        Assert.Equal(RuleSeverity.Info, alone.Severity);

        // A proxy on this host brings the connections of others.
        Finding proxied = Assert.Single(
            Analyze(Settings, Local + "  -o smtpd_upstream_proxy_protocol=haproxy\n"),
            f => f.Rule.Id == rule
        );
        Assert.Equal(RuleSeverity.Error, proxied.Severity);
    }

    [Theory]
    [InlineData("inet_interfaces = loopback-only\n", RuleSeverity.Info)]
    [InlineData("inet_interfaces = localhost\n", RuleSeverity.Info)]
    [InlineData("inet_interfaces = 127.0.0.1, [::1]\n", RuleSeverity.Info)]
    [InlineData("inet_interfaces = all\n", RuleSeverity.Error)]
    [InlineData("inet_interfaces = $myhostname, localhost\n", RuleSeverity.Error)]
    public void A_host_that_only_listens_to_itself_has_a_note(string settings, RuleSeverity severity) =>
        Assert.Equal(
            severity,
            Assert
                .Single(
                    Analyze(settings + "smtpd_tls_security_level = may\n", "smtp inet n - n - - smtpd\n"),
                    f => f.Rule.Id == "PFX1001"
                )
                .Severity
        );

    [Theory]
    [InlineData("smtpd_sasl_application_name", "smtpd_sasl_path")]
    [InlineData("program_directory", "daemon_directory")]
    [InlineData("virtual_maps", "virtual_alias_maps")]
    [InlineData("smtpd_sasl_tls_security_optoins", "smtpd_sasl_tls_security_options")]
    public void A_name_of_long_ago_gets_the_one_of_now(string old, string name)
    {
        Finding finding = Assert.Single(
            Analyze($"{old} = /x\n", "smtp inet n - n - - smtpd\n"),
            f => f.Parameter == old
        );
        Assert.Contains(name, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("postconf(5)", finding.Message, StringComparison.Ordinal);
        Assert.Contains(
            finding.Fixes.SelectMany(f => f.Edits),
            e => e is { Kind: EditKind.Rename } && e.Parameter == name
        );
    }

    private static Finding[] Analyze(string mainCf, string masterCf) =>
        [.. Rulebook.Analyze(AnalyzedFiles.Read(Base + mainCf, masterCf + MasterCf.Plumbing))];
}
