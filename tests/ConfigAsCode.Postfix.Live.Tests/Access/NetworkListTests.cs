using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>What PFX2002 says of mynetworks is what smtpd(8) does with it: each list is a service of one Postfix.</summary>
public sealed class NetworkListTests
{
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        smtpd_authorized_xclient_hosts = 127.0.0.1
        smtpd_peername_lookup = no
        smtpd_relay_restrictions = permit_mynetworks, reject
        """;

    /// <summary>Each list, and whether the stranger of IPv4 and of IPv6 relays by it.</summary>
    private static readonly (string List, bool V4, bool V6)[] Lists =
    [
        ("127.0.0.0/8", false, false),
        ("203.0.113.0/24", true, false),
        ("203.0.113.7", true, false),
        ("[203.0.113.7]", true, false),
        ("[203.0.113.0/24]", true, false),
        ("[203.0.113.0]/24", true, false),
        ("203.0.113.7/24", false, false),
        ("203.0.113.0/24 203.0.113.7/8", true, false),
        ("!203.0.113.0/24 0.0.0.0/0", false, false),
        ("!!203.0.113.0/24", true, false),
        ("0.0.0.0/0", true, false),
        ("[::]/0", false, true),
        ("[::1]/64", false, false),
        ("[2001:db8::]/32", false, true),
        ("[2001:db8::/32]", false, true),
        ("[2001:db8::9]", false, true),
        ("[2001:db8:0::9]", false, true),
        ("[2001:db8::1]/32", false, false),
        ("[2001:db8::", false, false),
        ("[2001:db8::]1", false, false),
        ("[2001:db8::]/129", false, false),
        ("[be:be]", false, false),
        ("be/be", false, false),
        ("203.0.113.0/98", false, false),
        ("203.0.113.0/", false, false),
        ("203.0.113.0/a", false, false),
        ("203.0.113.0/024", true, false),
        ("203.0.589.0/28", false, false),
        ("203.0.0113.0/24", false, false),
        ("203.0.113", false, false),
        ("203.0.113.300", false, false),
        ("203.0/16", false, false),
        ("client.example.net", true, true),
        ("example.net", true, true),
        (".example.net", false, false),
        ("example.org", false, false),
        ("203.0.113.0/x", false, false),
    ];

    [Fact]
    public async Task A_word_is_refused_where_the_rule_says_so_and_networks_let_relay()
    {
        string masterCf =
            string.Concat(
                Lists.Select(
                    (l, i) => $"list{i} inet n - n - 1 smtpd -o {{ mynetworks = {l.List} }} -o syslog_name=list{i}\n"
                )
            ) + MasterCf.Plumbing;
        Instance server = InstanceReader.Read("live", DebianRelease.Tested.Target, MainCf, masterCf).Instance;
        ILookup<string, Finding> found = Rulebook
            .Analyze(server)
            .Where(f => f.Rule.Id == "PFX2002" && f.Severity == RuleSeverity.Error)
            .ToLookup(f => f.Services.Single());
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            masterCf,
            new LivePostfixOptions { KnowsIPv6 = true }
        );

        var differences = new ConcurrentBag<string>();
        RelayClient[] strangers =
        [
            new("IPv4", "203.0.113.7", "client.example.net", false),
            new("IPv6", "2001:db8::9", "client.example.net", false),
        ];
        await Parallel.ForEachAsync(
            Lists.Select((l, i) => (l.List, Relays: new[] { l.V4, l.V6 }, Name: $"list{i}")),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (row, _) =>
            {
                for (int i = 0; i < strangers.Length; i++)
                {
                    if (
                        await strangers[i].SendsAsync(postfix.Port(row.Name), false, "x@elsewhere.example")
                        != row.Relays[i]
                    )
                    {
                        differences.Add($"{row.List}: {strangers[i]}");
                    }
                }
            }
        );
        string[] log = postfix.ReadLog().Split('\n');
        for (int i = 0; i < Lists.Length; i++)
        {
            string service = $"list{i}";
            string? warning = Array.Find(
                log,
                line =>
                    line.Contains($" {service}/smtpd[", StringComparison.Ordinal)
                    && line.Contains(" warning: mynetworks: ", StringComparison.Ordinal)
            );
            string? said = found[service + "/inet"]
                .Select(f => f.Message.Split(" cannot use (", 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => parts[1].Split("): each IPv", 2)[0])
                .FirstOrDefault();
            bool isSame = said is null ? warning is null : warning?.Contains(said, StringComparison.Ordinal) == true;
            // Its first word answers, so no client comes to the second.
            if (!isSame && !(said is not null && warning is null && Lists[i].V4))
            {
                differences.Add($"{Lists[i].List}: the rule says '{said}', the log '{warning}'");
            }
        }

        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal)));
    }
}
