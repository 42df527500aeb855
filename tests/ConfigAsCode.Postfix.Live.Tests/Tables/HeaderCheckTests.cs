using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>A result of header checks that means nothing: Postfix warns with the words of the finding, and takes the message.</summary>
public sealed class HeaderCheckTests
{
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination =
        mynetworks = 127.0.0.0/8
        transport_maps = inline:{ {*=discard:} }
        header_checks = regexp:$config_directory/checks

        """;

    private static readonly string[] Results =
    [
        "REJCT spam",
        "550 spam",
        "FILTER",
        "FILTER scan",
        "REDIRECT joe",
        "BCC joe",
        "PREPEND",
        "REPLACE",
        "OK",
        "WARN seen",
    ];

    public static TheoryData<string> Platforms => [.. DebianRelease.Platforms];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_reported_is_what_the_log_warns_of(string platform)
    {
        var release = DebianRelease.Of(platform);
        string table = string.Concat(Results.Select((result, i) => $"/^X-Test: {i}$/ {result}\n"));
        const string Services = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;
        string[] warnings =
        [
            .. Rulebook
                .Analyze(
                    InstanceReader
                        .Read("live", release.Target, MainCf, Services, [new TableFile("checks", "regexp", table)])
                        .Instance
                )
                .Where(finding => finding.Rule.Id == "PFX4012")
                .Select(finding => finding.Message.Split("(\"")[1].Split("\")")[0].Replace('\'', '"')),
        ];
        Assert.Equal(Results.Length - 2, warnings.Length);

        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            Services,
            new LivePostfixOptions
            {
                Release = release,
                Tables = new Dictionary<string, string> { ["checks"] = table },
            }
        );
        string headers = string.Concat(Results.Select((_, i) => $"X-Test: {i}\r\n"));
        Assert.StartsWith(
            "250",
            await SmtpDialogue.SendAsync(postfix.Port("smtp"), "", ["a@b.example"], $"{headers}\r\ntext\r\n"),
            StringComparison.Ordinal
        );
        foreach (string warning in warnings)
        {
            await postfix.WaitForLogAsync("warning: " + warning);
        }

        await postfix.WaitForLogAsync("status=sent");
    }
}
