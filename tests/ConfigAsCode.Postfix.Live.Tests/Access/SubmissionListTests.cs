using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>
/// PFX2010 has a finding where somebody who logs in from home is rejected, or a stranger is not: each case is a submission service with
/// what main.cf sets, and what the service sets.
/// </summary>
public sealed class SubmissionListTests
{
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_authorized_xclient_hosts = 127.0.0.1
        smtpd_peername_lookup = no
        smtpd_tls_security_level = none
        smtpd_sasl_auth_enable = yes
        smtpd_restriction_classes = strict
        strict = reject_non_fqdn_helo_hostname
        """;

    private const string Own = "root@mail.example.test";
    private const string OnlyLogins = "smtpd_relay_restrictions = permit_sasl_authenticated, reject";
    private const string Client = "smtpd_client_restrictions = ";
    private const string Helo = "smtpd_helo_restrictions = ";
    private const string Sender = "smtpd_sender_restrictions = ";
    private const string NoDelay = "smtpd_delay_reject = no";

    private static readonly RelayClient AtHome = new("somebody at home", "203.0.113.7", "[UNAVAILABLE]", true)
    {
        Helo = "laptop",
    };

    private static readonly RelayClient Stranger = new("a stranger", "203.0.113.8", "mx.example.net", false);

    private static readonly (string Name, string[] Main, string[] Own)[] Cases =
    [
        ("plain", [], [OnlyLogins]),
        ("open", [], []),
        ("open-by-list", [Client + "permit_mynetworks, permit_sasl_authenticated"], []),
        ("closed-by-client", [], [Client + "permit_sasl_authenticated, reject"]),
        ("helo", [Helo + "reject_non_fqdn_helo_hostname"], [OnlyLogins]),
        ("helo-emptied", [Helo + "reject_non_fqdn_helo_hostname"], [OnlyLogins, Helo]),
        ("helo-networks", [Helo + "permit_mynetworks, reject_non_fqdn_hostname"], [OnlyLogins]),
        ("helo-logins", [Helo + "permit_sasl_authenticated, reject_non_fqdn_helo_hostname"], [OnlyLogins]),
        ("helo-warns", [Helo + "warn_if_reject reject_non_fqdn_helo_hostname"], [OnlyLogins]),
        ("helo-class", [Helo + "strict"], [OnlyLogins]),
        ("helo-late", [Helo + "permit_sasl_authenticated, reject_non_fqdn_helo_hostname", NoDelay], [OnlyLogins]),
        ("name", [Client + "reject_unknown_client_hostname"], [OnlyLogins]),
        ("reverse-name", [Sender + "reject_unknown_reverse_client_hostname"], [OnlyLogins]),
        ("name-logins", [Client + "permit_sasl_authenticated, reject_unknown_client_hostname"], [OnlyLogins]),
        ("name-late", [Client + "permit_sasl_authenticated, reject_unknown_client_hostname", NoDelay], [OnlyLogins]),
        ("sender-late", [Sender + "permit_sasl_authenticated, reject_unknown_client_hostname", NoDelay], [OnlyLogins]),
        ("helo-in-client", [Client + "reject_non_fqdn_helo_hostname", NoDelay], [OnlyLogins]),
        ("permit-first", [Sender + "permit, reject_unknown_client_hostname"], [OnlyLogins]),
    ];

    [Fact]
    public async Task People_are_rejected_or_strangers_pass_where_the_rule_says_so()
    {
        string masterCf = string.Concat(Cases.Select(c => Entry(c.Name, [.. c.Main, .. c.Own]))) + MasterCf.Plumbing;
        await using LivePostfix postfix = await LivePostfix.StartAsync(MainCf, masterCf);

        var differences = new List<string>();
        int faults = 0;
        foreach ((string name, string[] main, string[] own) in Cases)
        {
            Instance server = InstanceReader
                .Read(
                    "live",
                    DebianRelease.Tested.Target,
                    MainCf + "\n" + string.Join("\n", main) + "\n",
                    Entry("submission", own)
                )
                .Instance;
            bool isFound = Rulebook.Analyze(server).Any(f => f.Rule.Id == "PFX2010");
            bool passes = await AtHome.SendsAsync(postfix.Port(name), withData: false, Own);
            bool isOpen = await Stranger.SendsAsync(postfix.Port(name), withData: false, Own);
            faults += isFound ? 1 : 0;
            if (isFound == (passes && !isOpen))
            {
                differences.Add(
                    $"{name}: who logs in {(passes ? "passes" : "is rejected")}, a stranger {(isOpen ? "passes" : "is rejected")}"
                );
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.InRange(faults, 6, Cases.Length - 6);
    }

    private static string Entry(string name, string[] settings) =>
        $"{name} inet n - n - 1 smtpd {string.Concat(settings.Select(s => $" -o {{ {s} }}"))}\n";
}
