using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4008Tests
{
    public static TheoryData<string> Versions => [.. Targets.Versions];

    public static TheoryData<string> Singletons => [.. WithLimit(1)];

    public static TheoryData<string> WithoutLimit => [.. WithLimit(0)];

    public static TheoryData<string> Privileged =>
        [.. DaemonInfo.All.Where(d => d.RequiresPrivilege).Select(d => d.Name)];

    [Fact]
    public void A_private_inet_service_keeps_all_of_Postfix_from_starting()
    {
        Declared mail = Declared.On("Debian12").Entry("submission inet y . . . . smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX4008", besides: "PFX1014"));
        Assert.Equal("submission/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet is private, which an inet service cannot be: master(8) stops, and no service of this instance starts. "
                + "Write n in the private field",
            finding.Message
        );
        AssertFix(finding, ServiceField.Private, "");
    }

    [Theory]
    [InlineData("x unix . . . -5 . smtp", ServiceField.Wakeup)]
    [InlineData("x unix . . . . -1 smtp", ServiceField.ProcessLimit)]
    public void A_negative_number_keeps_all_of_Postfix_from_starting(string entry, string field) =>
        AssertFix(Assert.Single(Declared.On("Debian12").Entry(entry).Analyze("PFX4008")), field, "");

    [Theory]
    [InlineData("smtp unix Y - n - - smtp", ServiceField.Private)]
    [InlineData("smtp inet N - n - - smtpd", ServiceField.Private)]
    [InlineData("smtp unix - yes n - - smtp", ServiceField.Unprivileged)]
    [InlineData("smtp unix - - x - - smtp", ServiceField.Chroot)]
    [InlineData("smtp unix - - n ? - smtp", ServiceField.Wakeup)]
    [InlineData("smtp unix - - n 1x - smtp", ServiceField.Wakeup)]
    [InlineData("smtp unix - - n 1x? - smtp", ServiceField.Wakeup)]
    [InlineData("smtp unix - - n - no smtp", ServiceField.ProcessLimit)]
    [InlineData("smtp unix - - n - 1? smtp", ServiceField.ProcessLimit)]
    [InlineData("smtp unix - - n - - -", ServiceField.Program)]
    public void A_field_of_a_file_that_holds_no_word_of_it_keeps_all_of_Postfix_from_starting(string line, string field)
    {
        Finding finding = Assert.Single(
            Rulebook.Analyze(AnalyzedFiles.Read("", line + "\n")),
            f => f.Rule.Id == "PFX4008"
        );
        Assert.Equal((field, "master.cf(1,1)"), (finding.Parameter, AnalyzedFiles.PlaceOf(finding)));
        Assert.Contains("no service of this instance starts", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp unix - - n 60? - smtp")]
    [InlineData("smtp unix y n n 0 0 smtp")]
    public void What_a_field_takes_is_not_reported(string line) =>
        Assert.DoesNotContain(Rulebook.Analyze(AnalyzedFiles.Read("", line + "\n")), f => f.Rule.Id == "PFX4008");

    /// <summary>The name is a port or host:port, by host_port(); a name of a port may be in the services file of the host alone.</summary>
    [Theory]
    [InlineData("smtp", null)]
    [InlineData("lmtp", null)]
    [InlineData("10025", null)]
    [InlineData(":10025", null)]
    [InlineData("127.0.0.1:10025", null)]
    [InlineData("[127.0.0.1]:10025", null)]
    [InlineData("[::1]:10025", null)]
    [InlineData("::1:10025", null)]
    [InlineData("[IPv6:::1]:10025", null)]
    [InlineData("0.0.0.0:10025", null)]
    [InlineData("localhost:submission", null)]
    [InlineData("m\u00e4il.example:25", null)]
    [InlineData("here", null)]
    [InlineData("submision", RuleSeverity.Warning, "Write submission")]
    [InlineData("SMTP", RuleSeverity.Warning, "Write smtp")]
    [InlineData("127.0.0.1:nosuch", RuleSeverity.Warning, "Write the number of the port")]
    [InlineData("hh.", RuleSeverity.Warning, "Write the number of the port")]
    [InlineData("hhh:1pp", RuleSeverity.Error)]
    [InlineData("[hh.]", RuleSeverity.Error)]
    [InlineData("[hh.]:25", RuleSeverity.Error)]
    [InlineData("[ipv6:127.0.0.1]", RuleSeverity.Error)]
    [InlineData("[ipv6:127.0.0.1]:25", RuleSeverity.Error)]
    [InlineData("127.0.0.1:", RuleSeverity.Error)]
    [InlineData("127.0.0.1]:12530", RuleSeverity.Error)]
    [InlineData("[127.0.0.1]12530", RuleSeverity.Error)]
    [InlineData("[127.0.0.1", RuleSeverity.Error)]
    [InlineData("[]:25", RuleSeverity.Error)]
    [InlineData("*:25", RuleSeverity.Error)]
    [InlineData("0.1.2.3:25", RuleSeverity.Error)]
    public void The_name_of_a_listener_is_a_port_or_keeps_all_of_Postfix_from_starting(
        string name,
        RuleSeverity? severity,
        string advice = "Write a port, or an address, a colon and a port"
    )
    {
        Finding[] found =
        [
            .. Rulebook
                .Analyze(AnalyzedFiles.Read("known_tcp_ports = lmtp=24, here=2525\n", name + " inet n - n - - smtpd\n"))
                .Where(f => f.Rule.Id == "PFX4008"),
        ];
        Assert.Equal(severity is null ? 0 : 1, found.Length);
        Assert.All(found, f => Assert.Equal(severity, f.Severity));
        Assert.All(found, f => Assert.EndsWith(". " + advice, f.Message, StringComparison.Ordinal));
        Assert.All(found, f => Assert.Equal(ServiceField.Name, f.Parameter));
    }

    [Fact]
    public void A_name_that_is_known_in_two_ways_is_suggested_once() =>
        Assert.EndsWith(
            ". Write submission",
            Assert
                .Single(
                    Rulebook.Analyze(AnalyzedFiles.Read("", "submision inet n - n - - smtpd\n")),
                    f => f.Rule.Id == "PFX4008"
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_socket_has_any_name() =>
        Assert.DoesNotContain(
            Rulebook.Analyze(AnalyzedFiles.Read("", "hh. unix - - n - - smtp\n")),
            f => f.Rule.Id == "PFX4008"
        );

    [Theory]
    [MemberData(nameof(Singletons))]
    public void A_program_that_must_be_alone_refuses_any_other_limit(string program)
    {
        Assert.All(["-", "0", "2"], limit => AssertLimit(program, limit, "1"));
        Assert.DoesNotContain(Limits(program, "1"), m => m.Contains("process limit", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WithoutLimit))]
    public void A_program_that_must_not_be_limited_refuses_any_limit(string program)
    {
        Assert.All(["-", "1", "2"], limit => AssertLimit(program, limit, "0"));
        Assert.DoesNotContain(Limits(program, "0"), m => m.Contains("process limit", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_word_the_default_limit_of_main_cf_counts() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("default_process_limit = 1")
                .Entry("smtp inet . . . . - postscreen")
                .Analyze("PFX4008", besides: "PFX4011")
        );

    [Theory]
    [MemberData(nameof(Privileged))]
    public void A_program_that_needs_privileges_refuses_to_do_without(string program)
    {
        string words = program is "pipe" or "spawn" ? " user=nobody argv=/bin/true" : "";
        Assert.All(
            ["y", "-"],
            field =>
                AssertFix(
                    Assert.Single(OnNewest().Entry($"x unix . {field} . . . {program}{words}").Analyze("PFX4008")),
                    ServiceField.Unprivileged,
                    ""
                )
        );
        Assert.Empty(OnNewest().Entry($"x unix . n . . . {program}{words}").Analyze("PFX4008"));
    }

    [Theory]
    [InlineData("qmgr", "inet")]
    [InlineData("pickup", "inet")]
    [InlineData("smtpd", "fifo")]
    [InlineData("smtp", "unix-dgram")]
    [InlineData("postlogd", "unix")]
    public void A_program_serves_only_its_own_types(string program, string type) =>
        Assert.Contains(
            Declared.On("Debian12").Entry($"x {type} . . . . . {program}").Analyze("PFX4008"),
            f => f.Message.Contains($"is of type {type}, which {program} does not serve", StringComparison.Ordinal)
        );

    [Fact]
    public void A_misspelt_program_is_set_right()
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Unix("x", "virtaul").Analyze("PFX4008"));
        Assert.EndsWith("Write virtual", finding.Message, StringComparison.Ordinal);
        AssertFix(finding, ServiceField.Program, "virtual");
    }

    [Fact]
    public void A_program_of_a_later_release_is_told_with_its_version()
    {
        Declared mail = Declared.OnPostfix("3.10").Unix("reindex", "nbdb_reindexd");
        Assert.Contains("came with 3.11", Assert.Single(mail.Analyze("PFX4008")).Message, StringComparison.Ordinal);
        Assert.Empty(Declared.OnPostfix("3.11").Unix("reindex", "nbdb_reindexd").Analyze("PFX4008"));
    }

    [Fact]
    public void A_type_of_a_later_release_is_told_by_another_rule()
    {
        Declared mail = Declared.OnPostfix("3.3").Entry("postlog unix-dgram n . . . . postlogd");
        Assert.Single(mail.Analyze("PFX0005"));
        Assert.Empty(mail.Analyze("PFX4008", besides: "PFX0005"));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("virtual")]
    [InlineData("pipe")]
    [InlineData("spawn")]
    public void A_program_that_works_outside_the_queue_fails_in_a_chroot(string program)
    {
        string words = program is "pipe" or "spawn" ? " user=nobody argv=/bin/true" : "";
        Finding finding = Assert.Single(
            Declared.On("Debian12").Entry($"x unix . . y . . {program}{words}").Analyze("PFX4008")
        );
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        AssertFix(finding, ServiceField.Chroot, "");
    }

    [Fact]
    public void The_opener_of_tables_in_a_chroot_is_a_warning() =>
        Assert.Equal(
            RuleSeverity.Warning,
            Assert.Single(Declared.On("Debian12").Entry("proxymap unix . . y . . proxymap").Analyze("PFX4008")).Severity
        );

    [Theory]
    [InlineData("2.11", "compatibility_level = 2", true)]
    [InlineData("3.0", "compatibility_level = 0", true)]
    [InlineData("3.0", "compatibility_level = 00", true)]
    [InlineData("3.0", "compatibility_level = 1", false)]
    [InlineData("3.0", "myhostname = mail.example.com", true)]
    [InlineData("3.5", "compatibility_level = 00", true)]
    [InlineData("3.6", "compatibility_level = 00", true)]
    [InlineData("3.7", "myhostname = mail.example.com", true)]
    [InlineData("3.7", "compatibility_level = 0", true)]
    [InlineData("3.7", "compatibility_level = 0.0", true)]
    [InlineData("3.7", "compatibility_level = 00", true)]
    [InlineData("3.7", "compatibility_level = 0.99.3", true)]
    [InlineData("3.7", "compatibility_level = 01", false)]
    [InlineData("3.7", "compatibility_level = 1", false)]
    [InlineData("3.7", "compatibility_level = 3.6", false)]
    public void What_no_word_means_for_the_chroot_depends_on_release_and_level(
        string version,
        string level,
        bool isReported
    )
    {
        Declared mail = Declared.OnPostfix(version).Main(level).Entry("local unix . . - . . local");
        Assert.Equal(isReported ? ["local/unix"] : [], mail.PlacesOf("PFX4008", "PFX4002 PFX4005"));
    }

    [Theory]
    [InlineData("cleanup unix y . . . . cleanup", "public/cleanup")]
    [InlineData("pickup unix - . . . . pickup", "public/pickup")]
    [InlineData("rewrite unix n . . . . trivial-rewrite", "private/rewrite")]
    [InlineData("smtp unix n . . . . smtp", "private/smtp")]
    [InlineData("relay2 unix n . . . . smtp", "private/relay2")]
    public void Postfix_looks_for_its_services_in_one_of_two_folders(string entry, string wanted)
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Entry(entry).Analyze("PFX4008"));
        Assert.Contains("connect to " + wanted, finding.Message, StringComparison.Ordinal);
        AssertFix(finding, ServiceField.Private, "");
    }

    [Fact]
    public void A_service_in_another_type_than_its_row_has_the_field_written()
    {
        Finding[] findings = Declared.On("Debian12").Entry("qmgr fifo . . . . . qmgr").Analyze("PFX4008");
        Assert.Equal(2, findings.Length);
        AssertFix(findings[0], ServiceField.Private, "n");
        AssertFix(findings[1], ServiceField.Wakeup, "300");
        // Two faults of one place are two findings.
        Assert.Equal([ServiceField.Private, ServiceField.Wakeup], findings.Select(f => f.Parameter));
    }

    [Theory]
    [InlineData("policy unix n n . . 0 spawn user=nobody argv=/bin/true")]
    [InlineData("anything unix n . . . . smtpd")]
    public void Where_others_connect_either_folder_will_do(string entry) =>
        Assert.Empty(Declared.On("Debian12").Entry(entry).Analyze("PFX4008"));

    [Theory]
    [InlineData("pickup")]
    [InlineData("qmgr")]
    [InlineData("flush")]
    public void What_lives_from_being_woken_wants_a_time(string program)
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Entry($"{program} unix . . . - . {program}").Analyze("PFX4008")
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        AssertFix(finding, ServiceField.Wakeup, "");
        Assert.Empty(Declared.On("Debian12").Entry($"{program} unix . . . . . {program}").Analyze("PFX4008"));
    }

    [Fact]
    public void Proxymap_knows_its_task_by_its_name()
    {
        Assert.Single(Declared.On("Debian12").Unix("tables", "proxymap").Analyze("PFX4008"));
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("proxymap_service_name = tables")
                .Without("proxymap/unix")
                .Unix("tables", "proxymap")
                .Analyze("PFX4008")
        );
    }

    [Fact]
    public void A_word_behind_a_program_that_takes_none_goes()
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Entry("2525 inet . . . . . smtpd foo").Analyze("PFX4008")
        );
        Assert.Contains("smtpd takes no words, and gets the word 'foo'", finding.Message, StringComparison.Ordinal);
        AssertFix(finding, ServiceField.Arguments, "");
    }

    [Theory]
    [InlineData("2525 inet . . . . . smtpd -v")]
    [InlineData("2525 inet . . . . . smtpd -vvD")]
    [InlineData("x unix . . . . . smtp -v flags=R")]
    [InlineData("x unix . . . . . lmtp Flags=DORX")]
    [InlineData("x unix . n n . . pipe flags=Rhu user=vmail:mail argv=/usr/bin/deliver -o x --")]
    [InlineData(
        "x unix . n n . . pipe USER=vmail size=0 null_sender= eol=\\r\\n directory=/tmp chroot=/srv argv=/bin/x"
    )]
    [InlineData("x unix . n n . 0 spawn user=nobody:postdrop argv=/usr/bin/policyd")]
    public void What_a_program_reads_is_well(string entry) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("x_destination_recipient_limit = 1")
                .Entry(entry)
                .Analyze("PFX4008", besides: "PFX1026 PFX4001")
        );

    [Theory]
    [InlineData("2525 inet . . . . . smtpd -q", "no daemon of Postfix 3.7.11 has -q")]
    [InlineData("x unix . . . . . smtp flags=F", "smtp has no flag 'F'")]
    [InlineData("x unix . . . . . smtp user=vmail", "smtp reads no 'user=vmail'")]
    [InlineData("x unix . n n . . pipe flags=Z user=vmail argv=/bin/x", "pipe has no flag 'Z'")]
    [InlineData("x unix . n n . . pipe flags=R argv=/bin/x", "missing user=")]
    [InlineData("x unix . n n . . pipe argv=/bin/x user=vmail", "missing user=")]
    [InlineData("x unix . n n . . pipe user=vmail", "missing argv=")]
    [InlineData("x unix . n n . . pipe user = vmail argv=/bin/x", "reads no 'user'")]
    [InlineData("x unix . n n . . pipe usr=vmail argv=/bin/x", "Write user=")]
    [InlineData("x unix . n n . . pipe user=root argv=/bin/x", "nothing as root")]
    [InlineData("x unix . n n . . pipe user=postfix argv=/bin/x", "owner of the mail system")]
    [InlineData("x unix . n n . . pipe user=vmail:postdrop argv=/bin/x", "setgid_group")]
    [InlineData("x unix . n n . . pipe user=65534 argv=/bin/x", "not a number")]
    [InlineData("x unix . n n . . pipe size=10k user=vmail argv=/bin/x", "not a number of bytes")]
    [InlineData("x unix . n n . . pipe user=vmail argv=", "empty command")]
    [InlineData("x unix . n n . . spawn flags=R user=vmail argv=/bin/x", "spawn reads no 'flags=R'")]
    [InlineData("x unix . n n . . spawn user=vmail:root argv=/bin/x", "group of root")]
    [InlineData("smtp inet . . . . . postscreen foo", "which it never reads")]
    public void What_a_program_refuses_is_told(string entry, string told) =>
        Assert.Contains(
            told,
            Assert.Single(Declared.On("Debian12").Entry(entry).Analyze("PFX4008", besides: "PFX4011")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Flags_of_the_SMTP_client_came_with_3_5()
    {
        Finding finding = Assert.Single(
            Declared.OnPostfix("3.4").Entry("x unix . . . . . smtp flags=R").Analyze("PFX4008")
        );
        Assert.Contains("it came with 3.5", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Declared.OnPostfix("3.5").Entry("x unix . . . . . smtp flags=R").Analyze("PFX4008"));
    }

    [Fact]
    public void Attributes_of_another_program_are_told_by_another_rule() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Entry("x unix . . . . . smtp user=vmail argv=/bin/x")
                .Problem(ProblemKind.MisplacedArguments, "Pipe on smtp")
                .Analyze("PFX4008", besides: "PFX0004")
        );

    [Theory]
    [InlineData("x unix . n n . . pipe flags=DRhu user=vmail argv=/bin/x", 'D')]
    [InlineData("x unix . n n . . pipe flags=O user=vmail argv=/bin/x", 'O')]
    [InlineData("x unix . . . . . lmtp flags=DR", 'D')]
    public void A_flag_for_one_recipient_needs_a_limit_in_main_cf(string entry, char flag)
    {
        Declared mail = Declared.On("Debian12").Main("local_transport = x").Entry(entry);
        Finding finding = Assert.Single(mail.Analyze("PFX4008"));
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.Contains($"flags={flag} needs", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.Set, "x_destination_recipient_limit", "1"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("x_destination_recipient_limit = 5", "main.cf x_destination_recipient_limit")]
    [InlineData("ITeam: x_destination_recipient_limit = 5", "ITeam x_destination_recipient_limit")]
    public void A_limit_that_is_too_high_is_told_where_it_stands(string setting, string place) =>
        Assert.Equal(
            [place],
            Declared
                .On("Debian12")
                .Main(setting, "local_transport = x:")
                .Entry("x unix . n n . . pipe flags=D user=vmail argv=/bin/x")
                .PlacesOf("PFX4008")
        );

    [Fact]
    public void A_limit_of_one_for_all_transports_will_do() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("default_destination_recipient_limit = 1", "local_transport = x")
                .Entry("x unix . n n . . pipe flags=D user=vmail argv=/bin/x")
                .Analyze("PFX4008")
        );

    [Fact]
    public void A_transport_that_only_a_declared_table_names_is_used_too() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("transport_maps = texthash:$config_directory/transport")
                .Table("transport", "texthash", ("lists.example.org", "x:"))
                .Entry("x unix . n n . . pipe flags=D user=vmail argv=/bin/x")
                .Analyze("PFX4008")
        );

    /// <summary>local(8) passes on each recipient by itself.</summary>
    [Theory]
    [InlineData("mailbox_transport = x", false)]
    [InlineData("fallback_transport = x", false)]
    [InlineData("mailbox_transport = x", true, "default_transport = x")]
    // The class has no domains.
    [InlineData("virtual_transport = x", false)]
    [InlineData("virtual_transport = x", true, "virtual_mailbox_domains = example.org")]
    public void A_transport_that_only_local_calls_may_have_the_flag(
        string setting,
        bool isFound,
        string other = "relayhost = "
    )
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(setting, other)
            .Entry("x unix . n n . . pipe flags=D user=vmail argv=/bin/x");
        Assert.Equal(isFound ? 1 : 0, mail.Analyze("PFX4008", besides: "PFX4014 PFX7006").Length);
    }

    [Fact]
    public void A_transport_that_nothing_names_delivers_no_mail() =>
        Assert.Empty(
            Declared.On("Debian12").Entry("x unix . n n . . pipe flags=D user=vmail argv=/bin/x").Analyze("PFX4008")
        );

    [Fact]
    public void Postscreen_in_the_place_of_the_server_has_the_limit_that_it_needs() =>
        Assert.Equal("1", Declared.On("Debian12").Inet("smtp", "postscreen").ServiceOf("smtp/inet").ProcessLimit);

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_services_that_a_release_starts_with_are_well(string version) =>
        Assert.Empty(Declared.OnPostfix(version).Analyze("PFX4008"));

    private static Declared OnNewest() => Declared.OnPostfix("3.11").Main("compatibility_level = 3.6");

    private static IEnumerable<string> WithLimit(int limit) =>
        DaemonInfo.All.Where(d => d.ProcessLimit == limit).Select(d => d.Name);

    private static IEnumerable<string> Limits(string program, string limit)
    {
        string type = DaemonInfo.Find(program)!.Types[0].ToMasterCf();
        return OnNewest()
            .Entry($"2525 {type} . . . . {limit} {program}")
            .Analyze("PFX4008", besides: "PFX4011")
            .Select(f => f.Message);
    }

    private static void AssertLimit(string program, string limit, string required) =>
        Assert.Contains(
            Limits(program, limit),
            m => m.Contains($"requires a process limit of {required}", StringComparison.Ordinal)
        );

    private static void AssertFix(Finding finding, string field, string value) =>
        Assert.Equal(new Edit(EditKind.SetField, field, value), Assert.Single(Assert.Single(finding.Fixes).Edits));

    [Theory]
    [InlineData("127.0.0.1:10025", "ipv6", "IPv4")]
    [InlineData("[127.0.0.1]:10025", "ipv6", "IPv4")]
    [InlineData("[::1]:10025", "ipv4", "IPv6")]
    [InlineData("::1:10025", "ipv4", "IPv6")]
    [InlineData("localhost:10025", "ipv6", null)]
    [InlineData("10025", "ipv6", null)]
    [InlineData("127.0.0.1:10025", "ipv4", null)]
    [InlineData("127.0.0.1:10025", "all", null)]
    [InlineData("127.0.0.1:10025", "ipv6, ipv4", null)]
    public void A_listener_has_an_address_of_a_protocol_that_is_spoken(string name, string protocols, string? protocol)
    {
        string[] messages =
        [
            .. Declared
                .On("Debian12")
                .Main("inet_protocols = " + protocols)
                .Inet(name, "smtpd")
                .AnalyzeAll()
                .Where(f => f.Rule.Id == "PFX4008")
                .Select(f => f.Message),
        ];
        Assert.Equal(
            protocol is null
                ? []
                :
                [
                    $"{name}/inet listens on an {protocol} address, while inet_protocols = {protocols}: master(8) stops with \"bad hostname or network "
                        + "address\", and no service of this instance starts. Write an address of the other protocol, or inet_protocols = all",
                ],
            messages
        );
    }
}
