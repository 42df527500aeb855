using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Smtp;
using static ConfigAsCode.Postfix.Live.Tests.Access.RelayServer;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>Lists that reject those whom they are for (PFX2016), and checks that are never made (PFX2005).</summary>
public sealed class IneffectiveListTests
{
    private const string Boss = "boss@mail.example.test";
    private const string Permits = Relay + "permit_mynetworks, permit_sasl_authenticated" + ThenNobody;
    private const string Owned = "smtpd_sender_login_maps = inline:{" + Boss + "=somebody-else}";

    private static readonly RelayClient User = new("a user", "203.0.113.7", "stranger.example", true);
    private static readonly RelayClient Office = new("the office", "192.0.2.7", "office.example", false);
    private static readonly RelayClient Stranger = User with { Name = "a stranger", LogsIn = false };

    private static readonly (RelayCase Server, string Rule, RelayClient Client, string Sender, bool Passes)[] Cases =
    [
        (
            new RelayCase("users-refused", Login, Permits, Recipient + "permit_mynetworks" + ThenNobody),
            "PFX2016",
            User,
            Boss,
            false
        ),
        (
            new RelayCase(
                "users-permitted",
                Login,
                Permits,
                Recipient + "permit_mynetworks, permit_sasl_authenticated" + ThenNobody
            ),
            "",
            User,
            Boss,
            true
        ),
        (
            new RelayCase("network-refused", Permits, Recipient + "reject_unauth_destination, permit_mynetworks"),
            "PFX2016",
            Office,
            Boss,
            false
        ),
        (
            new RelayCase("network-permitted", Permits, Recipient + "permit_mynetworks" + ThenNobody),
            "",
            Office,
            Boss,
            true
        ),
        (
            new RelayCase(
                "owner-unchecked",
                Login,
                Owned,
                Sender + "permit_sasl_authenticated, reject_sender_login_mismatch"
            ),
            "PFX2005",
            User,
            Boss,
            true
        ),
        (
            new RelayCase(
                "owner-checked",
                Login,
                Owned,
                Sender + "reject_sender_login_mismatch, permit_sasl_authenticated"
            ),
            "",
            User,
            Boss,
            false
        ),
        (
            new RelayCase("owner-unknown", Login, Sender + "reject_known_sender_login_mismatch"),
            "PFX2005",
            User,
            Boss,
            true
        ),
        (
            new RelayCase("owner-unknown-rejected", Login, Sender + "reject_sender_login_mismatch"),
            "",
            User,
            Boss,
            false
        ),
        (
            new RelayCase(
                "owner-without-logins",
                Owned,
                Relay + "open, reject",
                Sender + "reject_sender_login_mismatch"
            ),
            "PFX2005",
            Stranger,
            Boss,
            true
        ),
        (
            new RelayCase("behind-permit", Relay + "open, reject", Sender + "permit, reject_non_fqdn_sender"),
            "PFX2005",
            Stranger,
            "boss@short",
            true
        ),
        (
            new RelayCase("in-front", Relay + "open, reject", Sender + "reject_non_fqdn_sender, permit"),
            "",
            Stranger,
            "boss@short",
            false
        ),
        (
            new RelayCase("permits-alone", Relay + "open, reject", RelayServer.Client + "permit_mynetworks"),
            "PFX2005",
            Stranger,
            Boss,
            true
        ),
    ];

    [Fact]
    public async Task A_list_rejects_or_lets_pass_as_the_rules_say()
    {
        await using LivePostfix postfix = await StartAsync(Cases.Select(c => c.Server));

        var differences = new List<string>();
        foreach ((RelayCase server, string rule, RelayClient client, string sender, bool passes) in Cases)
        {
            string rules = string.Join(" ", FoundIn([server])[server.Name + "/inet"]);
            if (rules != rule)
            {
                differences.Add($"{server.Name}: found '{rules}'");
            }

            AccessVerdict verdict = (
                await client.SendAsync(postfix.Port(server.Name), withData: false, [(sender, Remote)])
            )[0];
            if (passes != (verdict == AccessVerdict.Accepted))
            {
                differences.Add($"{server.Name}: {verdict}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        await postfix.WaitForLogAsync("`reject_non_fqdn_sender' after `permit' is ignored");
        await postfix.WaitForLogAsync("`reject_authenticated_sender_login_mismatch' ignored: no SASL support");
    }

    /// <summary>That nobody relays by a certificate on these servers is seen in <see cref="RelayTests"/>.</summary>
    [Fact]
    public void A_permit_of_certificates_has_no_effect_where_nobody_relays_by_one()
    {
        ILookup<string, string> found = FoundIn(RelayServer.Cases);
        Assert.Equal(
            [
                "any-certificate-not-asked-for: PFX2005",
                // Where a certificate is required in vain, that is the cause.
                "any-certificate-required-at-may: PFX1023",
                "certificate-not-asked-for: PFX2005",
                "certificate-required-at-may: PFX1023",
                "certificate-without-TLS: PFX2005",
                "certificate-without-list: PFX2005",
            ],
            RelayServer
                .Cases.Select(c => c.Name)
                .Where(name => name.Contains("certificate", StringComparison.Ordinal))
                .Select(name => name + ": " + string.Join(" ", found[name + "/inet"]))
                .Where(line => !line.EndsWith(": ", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    private static ILookup<string, string> FoundIn(IEnumerable<RelayCase> servers) =>
        Rulebook
            .Analyze(InstanceOf(servers))
            .Where(f =>
                f.Rule.Id == "PFX1023"
                // The restriction classes of all these servers are not what is asked here.
                || (
                    f.Rule.Id is "PFX2005" or "PFX2016"
                    && f.Parameter.EndsWith("_restrictions", StringComparison.Ordinal)
                )
            )
            .SelectMany(f => f.Services.Select(s => (Service: s, f.Rule.Id)))
            .ToLookup(f => f.Service, f => f.Id);
}
