using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// Faults of access control that people reported in public, as whole configurations: each is found at its line, and the corrected form has
/// no finding at the lines that differ, and none that the faulty form has not.
/// </summary>
public class ReportedFaultTests
{
    private const string Base = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        mydestination = $myhostname, localhost
        alias_maps =
        alias_database =

        """;

    private const string Networks = "mynetworks = 127.0.0.0/8 [::1]/128\n";

    private const string Services = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;

    private const string PostscreenAccess = "postscreen_access_list = permit_mynetworks\n";

    private const string PostscreenCache = """
        smtp inet n - n - 1 postscreen
          -o postscreen_cache_map=proxy:btree:$data_directory/ps2_cache
        smtpd pass - - n - - smtpd
        dnsblog unix - - n - 0 dnsblog
        tlsproxy unix - - n - 0 tlsproxy

        """;

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["no relay restriction at all"] = new(
            "PFX2006",
            "smtpd_recipient_restrictions",
            Files(
                (Base + Networks).Replace("compatibility_level = 3.6\n", "", StringComparison.Ordinal)
                    + "smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated\n"
            ),
            Files(Base + Networks + "smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated\n")
        ),
        ["the argument of reject_rbl_client is behind another restriction"] = new(
            "PFX2004",
            "smtpd_recipient_restrictions",
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client, reject_unauth_destination zen.spamhaus.org, reject_unauth_pipelining\n"
            ),
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client zen.spamhaus.org=127.0.0.[2..11], reject_unauth_pipelining\n"
            )
        ),
        ["a table of aliases as access table"] = new(
            "PFX2013",
            "abuse@mail.example.org sales@mail.example.org",
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, check_recipient_access hash:$config_directory/roles\n",
                ("roles", "abuse@mail.example.org sales@mail.example.org\n")
            ),
            Files(
                Base + Networks + "virtual_alias_maps = hash:$config_directory/roles\n",
                ("roles", "abuse@mail.example.org sales@mail.example.org\n")
            )
        ),
        ["a misspelt action of an access table"] = new(
            "PFX2013",
            "info@mail.example.org REJCT",
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, check_recipient_access hash:$config_directory/roles\n",
                ("roles", "info@mail.example.org REJCT not here\n")
            ),
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, check_recipient_access hash:$config_directory/roles\n",
                ("roles", "info@mail.example.org REJECT not here\n")
            )
        ),
        ["OK for a sender in front of the guard"] = new(
            "PFX2001",
            "smtpd_recipient_restrictions",
            Files(
                Base
                    + Networks
                    + "smtpd_relay_restrictions =\n"
                    + "smtpd_recipient_restrictions = check_sender_access hash:$config_directory/senders, permit_mynetworks, reject_unauth_destination\n",
                ("senders", "partner.example OK\n")
            ),
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_sender_access hash:$config_directory/senders\n",
                ("senders", "partner.example OK\n")
            )
        ),
        ["a login check behind the permit for logins"] = new(
            "PFX2005",
            "smtpd_sender_restrictions",
            Files(
                Base
                    + Networks
                    + Logins
                    + "smtpd_sender_restrictions = permit_sasl_authenticated, permit_mynetworks, reject_sender_login_mismatch\n",
                ("logins", "alice@mail.example.org alice\n")
            ),
            Files(
                Base
                    + Networks
                    + Logins
                    + "smtpd_sender_restrictions = reject_sender_login_mismatch, permit_sasl_authenticated, permit_mynetworks\n",
                ("logins", "alice@mail.example.org alice\n")
            )
        ),
        ["everybody in mynetworks"] = new(
            "PFX2002",
            "mynetworks",
            Files(Base + "mynetworks = 0.0.0.0/0\n"),
            Files(Base + Networks)
        ),
        ["the networks of containers in mynetworks"] = new(
            "PFX2002",
            "mynetworks",
            Files(Base + "mynetworks = 127.0.0.0/8 [::1]/128 172.16.0.0/12\n"),
            Files(Base + Networks)
        ),
        ["a commented-out service whose options stay"] = new(
            "PFX6009",
            "-o syslog_name",
            Files(
                Base + Networks,
                Services.Replace(
                    "smtpd\ncleanup",
                    "smtpd\n#submission inet n - n - - smtpd\n  -o syslog_name=postfix/submission\n  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\ncleanup",
                    StringComparison.Ordinal
                )
            ),
            Files(
                Base + Networks,
                Services.Replace(
                    "smtpd\ncleanup",
                    "smtpd\n#submission inet n - n - - smtpd\n#  -o syslog_name=postfix/submission\n#  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\ncleanup",
                    StringComparison.Ordinal
                )
            )
        ),
        ["a block list without a filter of its answers"] = new(
            "PFX2012",
            "smtpd_recipient_restrictions",
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client zen.spamhaus.org\n"
            ),
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]\n"
            )
        ),
        ["strict HELO checks that submission inherits"] = new(
            "PFX2010",
            "submission inet",
            Files(Base + Networks + Helo, Services + Submission),
            Files(Base + Networks + Helo, Services + Submission + "  -o smtpd_helo_restrictions=\n")
        ),
        ["one domain in two address classes"] = new(
            "PFX7001",
            "mydestination",
            Files(
                (Base + Networks + Mailboxes).Replace("mail.example.org", "example.org", StringComparison.Ordinal),
                ("mailboxes", "carol@example.org carol\n")
            ),
            Files(Base + Networks + Mailboxes, ("mailboxes", "carol@example.org carol\n"))
        ),
        ["virtual aliases in a circle"] = new(
            "PFX7002",
            "postmaster@mail.example.org admin@mail.example.org",
            Files(
                Base + Networks + "virtual_alias_maps = hash:$config_directory/virtual\n",
                (
                    "virtual",
                    "postmaster@mail.example.org admin@mail.example.org\nadmin@mail.example.org postmaster@mail.example.org\n"
                )
            ),
            Files(
                Base + Networks + "virtual_alias_maps = hash:$config_directory/virtual\n",
                (
                    "virtual",
                    "postmaster@mail.example.org admin@mail.example.org\nadmin@mail.example.org alice@mail.example.org\n"
                )
            )
        ),
        ["a relay host that is the host itself"] = new(
            "PFX7003",
            "relayhost",
            Files(Base + Networks + "relayhost = [$myhostname]:25\n"),
            Files(Base + Networks + "relayhost = [relay.example.net]:25\n")
        ),
        ["the own name in no address class"] = new(
            "PFX7003",
            "mydestination",
            Files((Base + Networks).Replace("$myhostname, localhost", "localhost", StringComparison.Ordinal)),
            Files(Base + Networks)
        ),
        ["a catch-all row that takes the mail of a mailbox"] = new(
            "PFX7004",
            "@example.org info@example.org",
            Files(
                Base + Networks + Mailboxes + "virtual_alias_maps = hash:$config_directory/virtual\n",
                ("mailboxes", "carol@example.org carol\ninfo@example.org info\n"),
                ("virtual", "@example.org info@example.org\n")
            ),
            Files(
                Base + Networks + Mailboxes + "virtual_alias_maps = hash:$config_directory/virtual\n",
                ("mailboxes", "carol@example.org carol\ninfo@example.org info\n"),
                ("virtual", "@example.org info@example.org\ncarol@example.org carol@example.org\n")
            )
        ),
        ["mailbox domains for virtual(8) and nothing that it needs"] = new(
            "PFX7005",
            "virtual_mailbox_domains",
            Files(
                (Base + Networks + Mailboxes).Replace(Store, "", StringComparison.Ordinal),
                ("mailboxes", "carol@example.org carol\n")
            ),
            Files(
                (Base + Networks + Mailboxes).Replace(
                    Store,
                    "virtual_mailbox_base = /srv/mail\nvirtual_uid_maps = static:5000\nvirtual_gid_maps = static:5000\n",
                    StringComparison.Ordinal
                ),
                ("mailboxes", "carol@example.org carol\n")
            )
        ),
        ["any local user is taken"] = new(
            "PFX7006",
            "local_recipient_maps",
            Files(Base + Networks + "local_recipient_maps =\n"),
            Files(Base + Networks)
        ),
        ["mailbox domains without their mailboxes"] = new(
            "PFX7006",
            "virtual_mailbox_domains",
            Files(Base + Networks + "virtual_mailbox_domains = example.org\n" + Store),
            Files(Base + Networks + Mailboxes, ("mailboxes", "carol@example.org carol\n"))
        ),
        ["checks of cleanup beside a filter that is asked first"] = new(
            "PFX7008",
            "-o cleanup_service_name",
            Files(Base + Networks, Services + ProxyFilter + "  -o cleanup_service_name=checks\n" + BehindFilter),
            Files(Base + Networks, Services + ProxyFilter + BehindFilter + "  -o cleanup_service_name=checks\n")
        ),
        ["a folder for mail beside a command"] = new(
            "PFX7008",
            "home_mailbox",
            Files(Base + Networks + "mailbox_command = /usr/bin/procmail\nhome_mailbox = Maildir/\n"),
            Files(Base + Networks + "home_mailbox = Maildir/\n")
        ),
        ["copies before and behind a content filter"] = new(
            "PFX7010",
            "127.0.0.1:10026 inet",
            Files(Base + Networks + Filter, Services + Back),
            Files(Base + Networks + Filter, Services + Back + "  -o receive_override_options=no_address_mappings\n")
        ),
        ["a restriction that swallows the guard"] = new(
            "PFX2001",
            "smtpd_recipient_restrictions",
            Files(
                Base
                    + Networks
                    + "smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client, reject_unauth_destination\n"
            ),
            Files(
                Base
                    + Networks
                    + "smtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client bl.example.net, reject_unauth_destination\n"
            )
        )
        {
            Besides = "PFX2004",
        },
    };

    private const string Store = "virtual_transport = lmtp:unix:private/store\n";

    private const string Mailboxes =
        "virtual_mailbox_domains = example.org\nvirtual_mailbox_maps = hash:$config_directory/mailboxes\n" + Store;

    private const string ProxyFilter =
        "checks unix n - n - 0 cleanup\n127.0.0.1:10025 inet n - n - - smtpd\n  -o smtpd_proxy_filter=127.0.0.1:10027\n";

    private const string BehindFilter = "127.0.0.1:10026 inet n - n - - smtpd\n";

    private const string Filter = "content_filter = smtp:[127.0.0.1]:10027\nalways_bcc = copy@mail.example.org\n";

    private const string Back = "127.0.0.1:10026 inet n - n - - smtpd\n  -o content_filter=\n";

    private const string Logins =
        "smtpd_sender_login_maps = hash:$config_directory/logins\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = private/auth\n";

    private const string Helo =
        "smtpd_helo_required = yes\nsmtpd_helo_restrictions = reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname\n";

    private const string Submission =
        "submission inet n       -       n       -       -       smtpd\n"
        + "  -o smtpd_sasl_auth_enable=yes\n"
        + "  -o smtpd_client_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n"
        + "  -o smtpd_relay_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n";

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_is_found_at_its_line(string name)
    {
        Fault fault = Faults[name];
        Said[] said = Analyze(fault.Wrong);
        Assert.Contains(said, s => s.Rule == fault.Rule && s.Text.StartsWith(fault.Line, StringComparison.Ordinal));
        Assert.True(fault.Besides is null || said.Any(s => s.Rule == fault.Besides), fault.Besides);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_corrected_form_has_no_finding_at_the_lines_that_differ_and_no_new_one(string name)
    {
        Fault fault = Faults[name];
        HashSet<string> before = [.. fault.Wrong.Lines];
        Said[] wrong = Analyze(fault.Wrong);
        Assert.Equal(
            "",
            string.Join(
                "\n",
                Analyze(fault.Right)
                    .Where(s => (s.Text.Length > 0 && !before.Contains(s.Text)) || !wrong.Any(w => w.Rule == s.Rule))
            )
        );
    }

    private static Said[] Analyze(Configuration files)
    {
        var reading = InstanceReader.Read(
            "mail",
            PlatformInfo.Find("Debian12")!.Target,
            files.MainCf,
            files.MasterCf,
            [.. files.Tables.Select(t => new TableFile(t.Name, "hash", t.Text))]
        );
        return
        [
            .. Rulebook
                .Analyze(reading)
                .Select(f => new Said(
                    f.Rule.Id,
                    files.LineAt(f.Place.Origin.DeclaredBy, f.Place.Origin.Range?.Start.Line),
                    f.Message
                )),
        ];
    }

    private static Configuration Files(string mainCf, params (string Name, string Text)[] tables) =>
        new(mainCf, Services, tables);

    private static Configuration Files(string mainCf, string masterCf) => new(mainCf, masterCf, []);

    private sealed record Said(string Rule, string Text, string Message);

    private sealed record Fault(string Rule, string Line, Configuration Wrong, Configuration Right)
    {
        /// <summary>Another rule that finds something as well.</summary>
        public string? Besides { get; init; }
    }

    private sealed record Configuration(string MainCf, string MasterCf, (string Name, string Text)[] Tables)
    {
        public IEnumerable<string> Lines =>
            Tables
                .Select(t => t.Text)
                .Append(MainCf)
                .Append(MasterCf)
                .SelectMany(text => text.Split('\n'))
                .Select(line => line.Trim());

        public string LineAt(string file, int? line)
        {
            string text =
                file.EndsWith("main.cf", StringComparison.Ordinal) ? MainCf
                : file.EndsWith("master.cf", StringComparison.Ordinal) ? MasterCf
                : Array.Find(Tables, t => file.EndsWith(t.Name, StringComparison.Ordinal)).Text ?? "";
            return line is { } number ? text.Split('\n').ElementAtOrDefault(number - 1)?.Trim() ?? "" : "";
        }
    }
}
