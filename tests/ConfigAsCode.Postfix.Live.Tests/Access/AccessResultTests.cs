using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>What smtpd(8) does at the results of an access table that PFX2013 reports, and at others like them.</summary>
public sealed class AccessResultTests
{
    private const string Id = "PFX2013";
    private const string Unknown = "unknown smtpd restriction: ";
    private const string WithTable = "has entry with lookup table: ";

    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = none
        smtpd_restriction_classes = class
        class = permit_auth_destination
        """;

    private static readonly RestrictionCase[] Cases =
    [
        Row("address", Id, "451", Unknown + "\"sales@mail.example.test\"", "sales@mail.example.test"),
        Row("addresses", Id, "451", Unknown + "\"a@mail.example.test\"", "a@mail.example.test, b@mail.example.test"),
        Row("to-transport", Id, "451", WithTable + "smtp:[192.0.2.1]", "smtp:[192.0.2.1]"),
        Row("to-command", Id, "451", WithTable + "a@b.example", "a@b.example, |/usr/bin/x:"),
        Row("misspelt", Id, "451", Unknown + "\"REJCT\"", "REJCT not here"),
        Row("with-colon", Id, "451", WithTable + "REJECT: no", "REJECT: no"),
        Row("in-table", Id, "451", WithTable + "check_sender_access", "check_sender_access texthash:/dev/null"),
        Row("delay", Id, "451", Unknown + "\"DELAY\"", "DELAY 1h"),
        Row("success", Id, "451", Unknown + "\"250\"", "250 fine"),
        Row("code-alone", Id, "250", "", "550"),
        Row("temporary-code-alone", Id, "250", "", "450"),
        Row("time-stamp", "", "250", "", "1732900000"),
        Row("code", "", "550 5.7.1", "", "550 5.7.1 not here"),
        Row("code-without-status", "", "450 4.7.1", "", "450 later"),
        Row("code-with-dash", Id, "451", Unknown + "\"550-5.7.1\"", "550-5.7.1 no"),
        Row("ok-then", Id, "451", Unknown + "\"OK\"", "OK, reject"),
        Row("then-dunno", Id, "451", Unknown + "\"DUNNO\"", "permit_mynetworks, DUNNO"),
        Row("reject-comma", "", "554", "", "REJECT, no"),
        Row("small", "", "554", "", "reject no"),
        Row("class", "", "250", "", "class"),
        Row("class-in-capitals", Id, "451", Unknown + "\"CLASS\"", "CLASS"),
        Row("restrictions", "", "554", "", "permit_mynetworks, reject"),
        Row("misspelt-behind", Id, "451", Unknown + "\"reject_foo\"", "permit_mynetworks, reject_foo"),
        Row("behind-reject", "", "554", "", "reject, reject_foo"),
        Row("no-table", Id, "451", "check_sender_access: bad argument", "check_sender_access"),
        Row("filter-none", Id, "250", "has FILTER entry without value", "FILTER"),
        Row("filter-service", Id, "250", "requires transport:destination", "FILTER scan"),
        Row("filter", "", "250", "triggers FILTER", "FILTER scan:[127.0.0.1]:10025"),
        Row("redirect-none", Id, "250", "requires user@domain target", "REDIRECT"),
        Row("redirect-name", Id, "250", "requires user@domain target", "REDIRECT postmaster"),
        Row("redirect", "", "250", "triggers REDIRECT", "redirect postmaster@mail.example.test"),
        Row("bcc-name", Id, "250", "requires user@domain target", "BCC postmaster"),
        Row("bcc", "", "250", "triggers BCC", "BCC postmaster@mail.example.test"),
        Row("prepend-none", Id, "250", "requires header: text", "PREPEND"),
        Row("prepend-text", Id, "250", "requires header: text", "PREPEND X-Scanned yes: no"),
        Row("prepend", "", "250", "", "PREPEND X-Scanned : yes"),
        Row("hold", "", "250", "triggers HOLD action", "HOLD"),
        Row("discard", "", "250", "triggers DISCARD action", "DISCARD"),
        Row("info", "", "250", "info", "INFO a word"),
        Row("warn", "", "250", "", "warn"),
        Row("dunno", "", "250", "", "DUNNO sales@mail.example.test"),
        Row("defer", "", "450", "", "DEFER"),
        Row("defer-if", "", "450", "", "DEFER_IF_PERMIT later"),
        Row("defer-if-reject", "", "250", "", "defer_if_reject later"),
        Row("relay", "", "250", "", "RELAY"),
        new(
            "empty",
            Id,
            "451",
            "returns an empty string result",
            "smtpd_recipient_restrictions = check_recipient_access regexp:$config_directory/empty"
        ),
        new(
            "pattern",
            "",
            "451",
            Unknown + "\"to-root\"",
            "smtpd_recipient_restrictions = check_recipient_access regexp:$config_directory/pattern"
        ),
        new(
            "static",
            Id,
            "451",
            Unknown + "\"REJET\"",
            "smtpd_recipient_restrictions = check_recipient_access static:REJET"
        ),
        new(
            "bare",
            Id,
            "451",
            Unknown + "\"REJECTED\"",
            "smtpd_recipient_restrictions = inline:{root@mail.example.test=REJECTED}"
        ),
    ];

    private static readonly Dictionary<string, string> Tables = new()
    {
        ["empty"] = "/^root@/\n",
        ["pattern"] = "/^(root)@/ to-$1\n",
    };

    [Fact]
    public async Task Smtpd_answers_at_each_result_as_the_rule_says()
    {
        string masterCf = string.Concat(Cases.Select(c => c.Entry)) + MasterCf.Plumbing;
        Instance server = InstanceReader
            .Read(
                "live",
                DebianRelease.Tested.Target,
                MainCf,
                masterCf,
                [.. Tables.Select(t => new TableFile(t.Key, "regexp", t.Value))]
            )
            .Instance;
        ILookup<string, Finding> found = Rulebook
            .Analyze(server)
            .Where(f => f.Rule.Id == Id)
            .SelectMany(f => f.Services.Select(s => (Service: s, Finding: f)))
            .ToLookup(f => f.Service, f => f.Finding);
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            masterCf,
            new LivePostfixOptions { Tables = Tables }
        );

        var differences = new List<string>();
        foreach (RestrictionCase c in Cases)
        {
            string rules = string.Join(" ", found[c.Name + "/inet"].Select(f => f.Rule.Id));
            if (rules != c.Rule)
            {
                differences.Add($"{c.Name}: found '{rules}'");
            }

            string answer = await RestrictionTests.AnswerAsync(postfix.Port(c.Name), c.IsRelayed, c.NeedsData);
            if (!answer.StartsWith(c.Answer, StringComparison.Ordinal))
            {
                differences.Add($"{c.Name}: {answer}");
            }

            await postfix.WaitForLogAsync(c.Log);
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static RestrictionCase Row(string name, string rule, string answer, string log, string result) =>
        new(
            name,
            rule,
            answer,
            log,
            $"smtpd_recipient_restrictions = check_recipient_access inline:{{ {{ root@mail.example.test = {result} }} }}"
        );
}
