using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>What smtpd(8) does in classes that lead back to themselves (PFX2017).</summary>
public sealed class EndlessClassTests
{
    private const string Crash = "closed";

    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = none
        smtpd_restriction_classes = around, back, itself, ended, asked, deep1, deep2
        around = back
        back = permit_mynetworks, around
        itself = warn_if_reject reject, itself
        ended = permit, ended
        asked = check_sender_access texthash:$config_directory/senders
        deep1 = deep2, deep2
        deep2 = permit_mynetworks
        """;

    private static readonly (string Name, bool IsFound, string Answer)[] Cases =
    [
        ("around", true, Crash),
        ("itself", true, Crash),
        ("ended", false, "250"),
        ("asked", false, "451"),
        ("deep1", false, "250"),
    ];

    [Fact]
    public async Task Smtpd_crashes_where_the_rule_says()
    {
        string masterCf =
            string.Concat(
                Cases.Select(c => $"{c.Name} inet n - n - - smtpd\n  -o smtpd_sender_restrictions={c.Name}\n")
            ) + MasterCf.Plumbing;
        Instance server = InstanceReader.Read("live", DebianRelease.Tested.Target, MainCf, masterCf).Instance;
        string[] found =
        [
            .. Rulebook
                .Analyze(server)
                .Where(f => f.Rule.Id == "PFX2017" && f.Severity == RuleSeverity.Error)
                .SelectMany(f => f.Services),
        ];
        Assert.Equal(Cases.Where(c => c.IsFound).Select(c => c.Name + "/inet"), found.Order());
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            masterCf,
            new LivePostfixOptions { Tables = new Dictionary<string, string> { ["senders"] = "example.test asked\n" } }
        );
        foreach ((string name, _, string answer) in Cases)
        {
            string given = await RestrictionTests.AnswerAsync(postfix.Port(name), isRelayed: false, withData: false);
            Assert.StartsWith(answer, given, StringComparison.Ordinal);
            if (answer == Crash)
            {
                await postfix.WaitForLogAsync("killed by signal 11");
            }
        }
    }
}
