using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Changes;

public class InstanceChangesTests
{
    private static readonly string[] Base =
    [
        "smtpd_tls_security_level = may",
        "smtpd_tls_protocols = >=TLSv1.2",
        "smtpd_tls_exclude_ciphers = aNULL",
        "smtp_tls_security_level = may",
        "mynetworks = 127.0.0.0/8",
        "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination",
        "message_size_limit = 10240000",
    ];

    public static TheoryData<string, string[]> Settings =>
        new()
        {
            { "smtpd_tls_protocols = >=TLSv1.1", ["smtp (25) now also accepts TLSv1.1"] },
            { "smtpd_tls_protocols = >=TLSv1.3", ["smtp (25) no longer accepts TLSv1.2"] },
            // Another text for the same protocols does nothing.
            { "smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1", [] },
            { "smtpd_tls_exclude_ciphers = MD5", ["12 anonymous suites added on smtp (25)"] },
            { "smtpd_tls_exclude_ciphers = aNULL, kRSA", ["16 suites without forward secrecy removed on smtp (25)"] },
            { "smtpd_tls_security_level = none", ["smtp (25) no longer offers TLS (may -> none)"] },
            {
                "smtpd_tls_security_level = encrypt",
                ["smtp (25) now requires TLS (may -> encrypt)", "smtp (25) now also accepts TLSv1, TLSv1.1"]
            },
            {
                "smtp_tls_security_level = none",
                ["smtp/unix no longer uses TLS (may -> none)", "relay/unix no longer uses TLS (may -> none)"]
            },
            { "mynetworks = 127.0.0.0/8, 0.0.0.0/0", ["mynetworks now covers 0.0.0.0/0"] },
            { "mynetworks = [::1]/128", ["mynetworks now covers [::1]/128 and no longer covers 127.0.0.0/8"] },
            { "message_size_limit = 20480000", ["message_size_limit is now '20480000' (before: '10240000')"] },
            // The default, in as many words.
            { "smtpd_banner = $myhostname ESMTP $mail_name", [] },
            {
                "mynetworks = ",
                ["smtp (25) no longer relays for clients in 127.0.0.0/8", "mynetworks no longer covers 127.0.0.0/8"]
            },
            {
                "smtpd_relay_restrictions = permit_inet_interfaces, reject_unauth_destination",
                [
                    "smtp (25) now relays to any domain for this host itself",
                    "smtp (25) no longer relays for clients in 127.0.0.0/8",
                    "smtpd_relay_restrictions now has permit_inet_interfaces and no longer has permit_mynetworks",
                ]
            },
            {
                "smtpd_relay_restrictions = permit_mynetworks",
                [
                    "smtp (25) no longer starts: no list rejects mail to other domains",
                    "smtpd_relay_restrictions no longer has reject_unauth_destination",
                ]
            },
            // The order alone.
            {
                "smtpd_relay_restrictions = reject_unauth_destination, permit_mynetworks",
                [
                    "smtp (25) no longer relays for clients in 127.0.0.0/8",
                    "smtpd_relay_restrictions is now 'reject_unauth_destination, permit_mynetworks' (before: "
                        + "'permit_mynetworks, reject_unauth_destination')",
                ]
            },
            // A comma separates words as a blank does.
            { "smtpd_relay_restrictions = permit_mynetworks reject_unauth_destination", [] },
            { "relayhost = [mail.example]", ["relayhost is now '[mail.example]' (before: empty)"] },
        };

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_is_told_by_what_it_does(string setting, string[] sentences)
    {
        string name = setting.Split(' ')[0];
        string[] said =
        [
            .. Sentences(
                Declared.On("Debian12").Main(Base).Instance,
                Declared
                    .On("Debian12")
                    .Main([.. Base.Where(s => !s.StartsWith(name + " ", StringComparison.Ordinal)), setting])
                    .Instance
            ),
        ];
        Assert.Equal(sentences, said);
    }

    [Fact]
    public void An_open_relay_is_told_wherever_the_word_stands_that_opens_it()
    {
        Instance closed = WithClass("permit_mynetworks");
        Instance open = WithClass("permit_mynetworks, permit");
        Assert.Equal(
            ["smtp (25) is now an open relay: it sends mail to any domain for everybody", "partners now has permit"],
            Sentences(closed, open)
        );
        Assert.Contains("smtp (25) is no longer an open relay", Sentences(open, closed));

        static Instance WithClass(string restrictions) =>
            Declared
                .On("Debian12")
                .Main([
                    "mynetworks = 127.0.0.0/8",
                    "smtpd_restriction_classes = partners",
                    "smtpd_relay_restrictions = partners, reject_unauth_destination",
                    "partners = " + restrictions,
                ])
                .Instance;
    }

    [Fact]
    public void The_same_is_no_change() =>
        Assert.Empty(
            Sentences(Declared.On("Debian12").Main(Base).Instance, Declared.On("Debian12").Main(Base).Instance)
        );

    [Fact]
    public void A_service_that_comes_goes_or_changes_is_told_with_what_it_sets()
    {
        Declared before = Declared
            .On("Debian12")
            .Main(Base)
            .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt");
        Declared after = Declared
            .On("Debian12")
            .Main(Base)
            .Inet("submission", "smtpd", "smtpd_tls_security_level = may", "smtpd_sasl_auth_enable = yes")
            .Inet("127.0.0.1:10025", "smtpd");
        Assert.Equal(
            [
                "submission (587) no longer requires TLS (encrypt -> may)",
                "submission (587) no longer accepts TLSv1, TLSv1.1",
                "service 127.0.0.1:10025/inet added, which runs smtpd",
                "submission (587): smtpd_sasl_auth_enable is now 'yes' (before: 'no')",
            ],
            Sentences(before.Instance, after.Instance)
        );
        Assert.Contains("service 127.0.0.1:10025/inet removed", Sentences(after.Instance, before.Instance));
    }

    [Fact]
    public void TLS_from_the_first_byte_is_told_where_the_level_stays()
    {
        Instance without = Submission("smtpd_tls_security_level = encrypt");
        Instance with = Submission("smtpd_tls_security_level = encrypt", "smtpd_tls_wrappermode = yes");
        Assert.Equal(
            ["submission (587) now begins with TLS, where SMTP and STARTTLS came first"],
            Sentences(without, with)
        );
        Assert.Equal(
            ["submission (587) no longer begins with TLS: SMTP and STARTTLS come first"],
            Sentences(with, without)
        );

        static Instance Submission(params string[] settings) =>
            Declared.On("Debian12").Main(Base).Inet("submission", "smtpd", settings).Instance;
    }

    [Fact]
    public void A_policy_row_is_told_by_its_destination_once()
    {
        static Declared With(string policy) =>
            Declared
                .On("Debian12")
                .Main([.. Base, "smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt"])
                .Policies(("bank.example", policy));

        Assert.Equal(
            ["1 table row: bank.example no longer verified (secure -> encrypt)"],
            Sentences(With("secure").Instance, With("encrypt").Instance)
                .Where(s => s.Contains("verified", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Rows_and_tables_that_come_and_go_are_told()
    {
        Declared before = Declared
            .On("Debian12")
            .Table("virtual", "texthash", ("a@example.org", "root"), ("b@example.org", "root"));
        Declared after = Declared
            .On("Debian12")
            .Table("virtual", "hash", ("a@example.org", "sales"), ("c@example.org", "root"))
            .Table("clients", "cidr", ("192.0.2.0/24", "REJECT"));
        Assert.Equal(
            [
                "table virtual: type is now 'hash' (before: 'texthash')",
                "table virtual: 1 row added: c@example.org",
                "table virtual: 1 row removed: b@example.org",
                "table virtual: a@example.org is now 'sales' (before: 'root')",
                "table clients added, with 1 row",
            ],
            Sentences(before.Instance, after.Instance)
        );
    }

    [Fact]
    public void Another_target_is_told_with_what_its_defaults_do()
    {
        string[] said =
        [
            .. Sentences(Declared.On("Ubuntu1604").Main(Base).Instance, Declared.On("Debian12").Main(Base).Instance),
        ];
        Assert.Equal(
            "the files are now for Debian 12 with Postfix 3.7.11 and OpenSSL 3.0 (before: Ubuntu 16.04 with Postfix 3.1.0 and "
                + "OpenSSL 1.0.2)",
            said[0]
        );
        Assert.Contains("smtp (25) now also accepts TLSv1.3", said);
        Assert.Contains(said, s => s.EndsWith("weak suites removed on smtp (25)", StringComparison.Ordinal));
        Assert.Contains("service postlog/unix-dgram added, which runs postlogd", said);
    }

    [Fact]
    public void What_does_not_hold_on_each_target_names_those_on_which_it_does()
    {
        Instance before = Declared.On("Debian12").Main("smtpd_tls_security_level = may").Instance with
        {
            Target = VersionTargets.Parse("3.7..3.8", [OpenSslSeries.V1_1_1]),
        };
        Instance after = before with
        {
            Settings = before
                .Settings.Append(new Setting("message_size_limit", "20480000", Origin.Unknown))
                .Append(new Setting("smtpd_banner", "Postfix $mail_version", Origin.Unknown))
                .ToEquatableArray(),
        };

        Assert.Equal(
            [
                "message_size_limit is now '20480000' (before: '10240000')",
                "smtpd_banner is now 'Postfix 3.7' (before: 'ESMTP Postfix') (on Postfix 3.7)",
                "smtpd_banner is now 'Postfix 3.8' (before: 'ESMTP Postfix') (on Postfix 3.8)",
            ],
            Sentences(before, after)
        );
    }

    [Theory]
    [InlineData(
        "{ inet:127.0.0.1:1, timeout=10s }",
        "{ inet:127.0.0.1:1, timeout=20s }",
        "smtpd_client_restrictions now has check_policy_service { inet:127.0.0.1:1, timeout=20s } and no longer has "
            + "check_policy_service { inet:127.0.0.1:1, timeout=10s }"
    )]
    [InlineData(
        "inet:127.0.0.1:1",
        "inet:127.0.0.1:2",
        "smtpd_client_restrictions now has check_policy_service inet:127.0.0.1:2 and no longer has "
            + "check_policy_service inet:127.0.0.1:1"
    )]
    public void A_restriction_is_one_item_with_its_argument(string before, string after, string sentence)
    {
        static Instance With(string server) =>
            Declared
                .On("Debian12")
                .Main("smtpd_client_restrictions = permit_mynetworks check_policy_service " + server)
                .Instance;
        Assert.Contains(sentence, Sentences(With(before), With(after)));
    }

    [Fact]
    public void A_list_whose_words_stand_in_braces_is_compared_by_item() =>
        Assert.Equal(
            ["smtpd_milters now has { inet:127.0.0.1:2, connect_timeout=5s }"],
            Sentences(
                Declared.On("Debian12").Main("smtpd_milters = inet:127.0.0.1:1").Instance,
                Declared
                    .On("Debian12")
                    .Main("smtpd_milters = inet:127.0.0.1:1, { inet:127.0.0.1:2, connect_timeout=5s }")
                    .Instance
            )
        );

    [Theory]
    [InlineData("message_size_limit = 20480000", ChangeImpact.Reload)]
    // master(8) refuses these until it is started again: "to change inet_interfaces, stop and start Postfix".
    [InlineData("inet_interfaces = loopback-only", ChangeImpact.Restart)]
    [InlineData("inet_protocols = ipv4", ChangeImpact.Restart)]
    public void A_change_states_what_the_host_has_to_do(string setting, ChangeImpact impact) =>
        Assert.Equal(
            impact,
            Assert
                .Single(
                    InstanceChanges.Between(
                        Declared.On("Debian12").Main(Base).Instance,
                        Declared
                            .On("Debian12")
                            .Main([.. Base.Where(s => s.Split(' ')[0] != setting.Split(' ')[0]), setting])
                            .Instance
                    )
                )
                .Impact
        );

    /// <summary>Only an index has a file descriptor whose time programs look at (dict_changed_name() in util/dict.c).</summary>
    [Theory]
    [InlineData("hash", ChangeImpact.Table)]
    [InlineData("lmdb", ChangeImpact.Table)]
    [InlineData("texthash", ChangeImpact.Reload)]
    [InlineData("regexp", ChangeImpact.Reload)]
    public void A_row_takes_effect_when_programs_read_its_table(string type, ChangeImpact impact)
    {
        Instance With(string result) =>
            Declared.On("Debian12").Main(Base).Table("clients", type, ("/a/", result)).Instance;
        Assert.Equal(impact, Assert.Single(InstanceChanges.Between(With("OK"), With("REJECT"))).Impact);
    }

    [Fact]
    public void A_change_is_a_value() =>
        Assert.Equal(
            [
                new Change.TlsSecurityLevel("smtp (25)", IsServer: true, TlsLevel.May, TlsLevel.None),
                new Change.Parameter("", "relayhost", "", "[mail.example]", default, default),
            ],
            InstanceChanges.Between(
                Declared.On("Debian12").Main(Base).Instance,
                Declared
                    .On("Debian12")
                    .Main([.. Base.Skip(1), "smtpd_tls_security_level = none", "relayhost = [mail.example]"])
                    .Instance
            )
        );

    private static IEnumerable<string> Sentences(Instance before, Instance after) =>
        InstanceChanges.Between(before, after).Select(ChangeSentence.Of);
}
