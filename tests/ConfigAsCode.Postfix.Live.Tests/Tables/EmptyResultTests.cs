using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>A row that answers with nothing: the look-up fails, and the message waits with its client or in the queue.</summary>
public sealed class EmptyResultTests
{
    private const string Services = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;

    public static TheoryData<string> Platforms => [.. DebianRelease.Platforms];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_row_that_is_reported_defers_the_mail_and_a_list_does_not_mind(string platform)
    {
        var release = DebianRelease.Of(platform);
        // What is looked up is in the local part of the recipient; the parameter of each, and its tables.
        (string Parameter, string Tables)[] uses =
        [
            ("virtual_alias_maps", "regexp:$config_directory/empty-virtual_alias_maps"),
            ("recipient_canonical_maps", "regexp:$config_directory/empty-recipient_canonical_maps"),
            ("recipient_bcc_maps", "regexp:$config_directory/empty-recipient_bcc_maps"),
            ("relocated_maps", "regexp:$config_directory/empty-relocated_maps"),
            ("transport_maps", "regexp:$config_directory/empty-transport_maps, inline:{ {*=discard:} }"),
            ("virtual_mailbox_maps", "inline:{ {virtual_mailbox_maps@virtual.test=} }"),
        ];
        string mainCf = $"""
            compatibility_level = 3.6
            myhostname = mail.example.test
            mydestination = regexp:$config_directory/empty-mydestination
            virtual_mailbox_domains = virtual.test
            mynetworks = 127.0.0.0/8
            smtpd_recipient_restrictions = permit_mynetworks, reject
            local_recipient_maps =
            local_transport = discard:
            {string.Join('\n', uses.Select(use => $"{use.Parameter} = {use.Tables}"))}

            """;
        TableFile[] tables =
        [
            .. uses.Where(use => use.Tables.Contains("empty-", StringComparison.Ordinal))
                .Select(use => new TableFile("empty-" + use.Parameter, "regexp", $"/^{use.Parameter}@/\n")),
            new TableFile("empty-mydestination", "regexp", "/^mydestination\\.test$/\n"),
        ];

        Finding[] found =
        [
            .. Rulebook
                .Analyze(InstanceReader.Read("live", release.Target, mainCf, Services, [.. tables]).Instance)
                .Where(f => f.Message.Contains("empty string result", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            uses.Select(use => use.Parameter).Order(StringComparer.Ordinal),
            found.Select(f => f.Parameter).Order(StringComparer.Ordinal)
        );

        await using LivePostfix postfix = await LivePostfix.StartAsync(
            mainCf,
            Services,
            new LivePostfixOptions { Release = release, Tables = tables.ToDictionary(t => t.Name, t => t.Text) }
        );
        foreach ((string parameter, _) in uses)
        {
            string domain = parameter == "virtual_mailbox_maps" ? "virtual.test" : "mydestination.test";
            await SmtpDialogue.SendAsync(postfix.Port("smtp"), "", [$"{parameter}@{domain}"], "\r\ntext\r\n");
            await postfix.WaitForLogAsync(
                $"warning: {parameter} lookup of {parameter}@{domain} returns an empty string result"
            );
        }

        // Sent last and delivered: what the others would be is decided by then.
        await SmtpDialogue.SendAsync(postfix.Port("smtp"), "", ["anybody@mydestination.test"], "\r\ntext\r\n");
        Assert.Contains(
            "status=sent",
            await postfix.WaitForLogAsync("to=<anybody@mydestination.test>"),
            StringComparison.Ordinal
        );
        string log = postfix.ReadLog();
        Assert.Empty(
            uses.Where(use => Regex.IsMatch(log, $"to=<{use.Parameter}@.*status=sent")).Select(use => use.Parameter)
        );
    }
}
