using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;
using CsCheck;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>
/// Random restriction lists. One server has them all: the sender address says which lists a message passes, as each is a restriction
/// class that a row for the sender names.
/// </summary>
public sealed class RandomListTests
{
    private const int Lists = 400;

    private static readonly string[] Stages = ["client", "helo", "sender", "relay", "recipient"];

    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        local_recipient_maps = static:x
        smtpd_authorized_xclient_hosts = 127.0.0.1
        smtpd_peername_lookup = no
        smtpd_sasl_auth_enable = yes
        in_flow_delay = 0
        smtpd_error_sleep_time = 0
        smtpd_soft_error_limit = 100000
        smtpd_hard_error_limit = 100000
        smtpd_junk_command_limit = 100000
        line_length_limit = 2048
        mine = permit_mynetworks
        shut = permit_mynetworks, reject
        open = permit
        ended = permit_mynetworks, reject_unauth_destination

        """;

    // A class needs a definition.
    private const string Nothing = "check_client_access static:DUNNO";

    // smtpd(8) starts only where it finds "reject" or its like. It asks no list for a domain that ends in digits.
    private const string Starting = ", reject_rhsbl_sender reject";

    private const string Classes = "mine, shut, open, ended";

    private static readonly Gen<string> Restriction = Gen.Frequency(
        (6, OneOf("permit_mynetworks", "permit_sasl_authenticated", "permit_auth_destination")),
        (6, OneOf("reject_unauth_destination", "defer_unauth_destination", "Reject_Unauth_Destination")),
        (2, OneOf("reject", "defer", "permit")),
        (2, OneOf("defer_if_permit", "defer_if_reject", "reject_unlisted_recipient")),
        (3, OneOf("reject_non_fqdn_sender", "reject_non_fqdn_helo_hostname", "reject_invalid_helo_hostname")),
        (2, OneOf("reject_unknown_client_hostname", "permit_naked_ip_address", "reject_plaintext_session")),
        (3, OneOf("mine", "shut", "open", "ended")),
        (1, OneOf("permit_mynetwrks", "nonsense", "check_sender_access")),
        (
            5,
            Gen.Select(
                OneOf("client", "helo", "sender", "recipient", "reverse_client_hostname"),
                OneOf(
                    "static:OK",
                    "static:DUNNO",
                    "static:REJECT",
                    "static:shut",
                    "inline:{example=OK}",
                    "inline:{203.0.113=OK, elsewhere.example=REJECT}",
                    "inline:{{stranger.example=reject_unauth_destination, permit}}",
                    "inline:{{lists.123 = permit_mynetworks, reject}}",
                    "regexp:{{/^203\\./ OK}}",
                    "pcre:{{/@lists\\.123/ 450 later}}",
                    "cidr:{{203.0.113.0/24 open}}"
                ),
                (what, table) => $"check_{what}_access {table}"
            )
        )
    );

    private static readonly Gen<string> List = Gen.Select(
            Gen.Frequency((8, Gen.Const("")), (1, Gen.Const("warn_if_reject "))),
            Restriction,
            (sign, restriction) => sign + restriction
        )
        .Array[0, 4]
        .Select(words => string.Join(", ", words));

    [Fact]
    public async Task A_list_that_is_judged_closed_takes_no_mail_of_strangers_and_each_answer_is_that_of_the_engine()
    {
        string[][] all = [];
        List.Array[Stages.Length].Array[Lists].Sample(lists => all = lists, iter: 1, threads: 1);
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf + ClassesOf(all),
            Server + MasterCf.Plumbing,
            new LivePostfixOptions { Tables = Stages.ToDictionary(stage => "lists-of-" + stage, Rows) }
        );

        var differences = new List<string>();
        int closed = 0;
        (int List, string Recipient)[] asked =
        [
            .. Enumerable.Range(0, Lists).SelectMany(i => Recipients.Select(recipient => (i, recipient))),
        ];
        InstanceOnTarget[] servers = [.. all.Select(ServerOf)];
        foreach (RelayClient client in Clients)
        {
            AccessVerdict[] seen = await client.SendAsync(
                postfix.Port("lists"),
                withData: false,
                [.. asked.Select(a => (SenderOf(a.List), a.Recipient))]
            );
            foreach (((int list, string recipient), AccessVerdict verdict) in asked.Zip(seen))
            {
                ServiceAccess access = servers[list].AccessThrough(servers[list].Instance.Services[0]);
                bool isClosed =
                    recipient == RelayServer.Remote
                    && client == Stranger
                    // A row for a recipient opens the relay to its domain alone.
                    && !all[list].Any(text => text.Contains("check_recipient_access inline", StringComparison.Ordinal))
                    && access is { Starts: true, WayOfStrangers: null };
                closed += isClosed ? 1 : 0;
                AccessAnswer answer = access.Answer(
                    new AccessRequest
                    {
                        Client = client.ToAccessClient(isTrusted: false),
                        Helo = client.Helo.Length > 0 ? client.Helo : null,
                        Sender = SenderOf(list),
                        Recipient = recipient,
                    }
                );
                if (answer.Verdict != verdict || (isClosed && verdict == AccessVerdict.Accepted))
                {
                    differences.Add(
                        $"{client} to {recipient}: seen {verdict}, the engine says {answer.Verdict}"
                            + $"{(isClosed ? " and closed" : "")}: {string.Join(" | ", all[list])}"
                    );
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences.Prepend($"{differences.Count}")));
        Assert.InRange(closed, Lists / 4, Lists);
    }

    private static readonly string[] Recipients = [RelayServer.Remote, RelayServer.Own];

    /// <summary>One that no row names.</summary>
    private static readonly RelayClient Stranger = new("a stranger", "198.51.100.9", "unknown", false) { Helo = "" };

    private static readonly RelayClient[] Clients =
    [
        Stranger,
        new("a client that rows name", "203.0.113.7", "stranger.example", false),
        new("a client with an address as name", "198.51.100.9", "other.test", false) { Helo = "198.51.100.9" },
        new("a client in mynetworks", "192.0.2.7", "office", false) { Helo = "office" },
    ];

    private static string SenderOf(int list) => $"l{list}@lists.123";

    private static string ClassOf(int list, string stage) => $"l{list}_{stage}";

    /// <summary>The row of each sender names the class with its list.</summary>
    private static string Rows(string stage) =>
        string.Concat(Enumerable.Range(0, Lists).Select(i => $"{SenderOf(i)} {ClassOf(i, stage)}\n"));

    private static string ClassesOf(string[][] all) =>
        string.Concat(
            all.SelectMany(
                (lists, i) =>
                    Stages.Zip(lists, (stage, list) => $"{ClassOf(i, stage)} = {(list.Length > 0 ? list : Nothing)}\n")
            )
        )
        + $"smtpd_restriction_classes = {Classes}"
        + string.Concat(all.SelectMany((_, i) => Stages.Select(stage => $",\n    {ClassOf(i, stage)}")))
        + "\n";

    private static string Server =>
        "lists inet n - n - - smtpd"
        + string.Concat(
            Stages.Select(stage =>
                $" -o {{ smtpd_{stage}_restrictions = check_sender_access texthash:$config_directory/lists-of-{stage}"
                + (stage == "recipient" ? Starting : "")
                + " }"
            )
        )
        + "\n";

    private static InstanceOnTarget ServerOf(string[] lists)
    {
        string settings = string.Concat(
            Stages.Zip(
                lists,
                (stage, list) => $"smtpd_{stage}_restrictions = {list}{(stage == "recipient" ? Starting : "")}\n"
            )
        );
        return new InstanceOnTarget(
            InstanceReader
                .Read(
                    "random",
                    DebianRelease.Tested.Target,
                    MainCf + $"smtpd_restriction_classes = {Classes}\n" + settings,
                    "lists inet n - n - - smtpd\n" + MasterCf.Plumbing
                )
                .Instance,
            DebianRelease.Tested.Target
        );
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
