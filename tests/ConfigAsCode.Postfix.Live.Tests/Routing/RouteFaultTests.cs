using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>
/// Faults of where mail goes, each with what one Postfix says of a message that meets it, and what the rules report of its files. A fault that is not
/// reported, and a report without a fault, fail.
/// </summary>
public sealed class RouteFaultTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname, both.example
        mynetworks = 127.0.0.0/8
        alias_maps = texthash:$config_directory/local
        alias_database =
        local_recipient_maps = $alias_maps
        virtual_mailbox_domains = both.example, boxes.example
        virtual_mailbox_maps = texthash:$config_directory/boxes
        virtual_transport = lmtp:unix:private/store
        virtual_alias_maps = texthash:$config_directory/virtual
        relay_domains = open.example
        transport_maps = texthash:$config_directory/routes

        """;

    private static readonly (string Name, string Text)[] Tables =
    [
        ("local", "a b\nb a\nself self\n"),
        ("boxes", "carol@both.example carol\nbob@boxes.example bob\nall@boxes.example all\n"),
        (
            "virtual",
            "@boxes.example all@boxes.example\nfirst@ring.example second@ring.example\nsecond@ring.example first@ring.example\n"
                + "own@ring.example own@ring.example, other@ring.example\nother@ring.example own@ring.example\n"
        ),
        (
            "routes",
            "here.example smtp:[127.0.0.1]\nvirtual.example virtual:\nring.example discard:\nopen.example discard:\n"
        ),
    ];

    // A recipient, and what the server answers or logs.
    private static readonly (string Recipient, string Seen)[] Messages =
    [
        ("carol@both.example", "User unknown in local recipient table"),
        ("first@ring.example", "451 4.6.0 Alias expansion error"),
        ("own@ring.example", "to=<own@ring.example>, relay=none"),
        ("a@mail.example.test", "alias database loop for b"),
        ("x@here.example", "mail for 127.0.0.1 loops back to myself"),
        ("bob@boxes.example", "to=<all@boxes.example>, orig_to=<bob@boxes.example>"),
        ("x@virtual.example", "bad string length 0 < 1: virtual_mailbox_base"),
        ("nobody-has-this@open.example", "to=<nobody-has-this@open.example>"),
    ];

    private static readonly string[] Reported =
    [
        "PFX7001 both.example",
        "PFX7002 a",
        "PFX7002 first@ring.example",
        "PFX7003 [127.0.0.1]",
        "PFX7004 @boxes.example",
        "PFX7005 virtual",
        "PFX7006 ",
    ];

    [Fact]
    public async Task What_the_rules_report_happens()
    {
        const string Services = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;
        Finding[] found =
        [
            .. Rulebook
                .Analyze(
                    InstanceReader
                        .Read(
                            "live",
                            Release.Target,
                            MainCf,
                            Services,
                            [.. Tables.Select(t => new TableFile(t.Name, "texthash", t.Text))]
                        )
                        .Instance
                )
                .Where(f => f.Rule.Id.StartsWith("PFX70", StringComparison.Ordinal)),
        ];
        Assert.Equal(Reported, found.Select(f => $"{f.Rule.Id} {f.Part}").Order(StringComparer.Ordinal));

        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            Services,
            new LivePostfixOptions { Tables = Tables.ToDictionary(t => t.Name, t => t.Text) }
        );
        foreach ((string recipient, string seen) in Messages)
        {
            string answer = await SmtpDialogue.SendAsync(
                postfix.Port("smtp"),
                "",
                [recipient],
                "Subject: test\r\n\r\ntest\r\n"
            );
            if (!answer.Contains(seen, StringComparison.Ordinal))
            {
                await postfix.WaitForLogAsync(seen);
            }
        }
    }
}
