using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>The configuration that the project started from, mended by one command.</summary>
public class FormatTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private static readonly string[] Rules =
    [
        "PFX1001",
        "PFX1002",
        "PFX1003",
        "PFX1004",
        "PFX1006",
        "PFX1009",
        "PFX1010",
        "PFX1012",
        "PFX1013",
        "PFX1014",
    ];

    [Fact]
    [Trait("Time", "long")]
    public async Task Dotnet_format_mends_the_question_in_one_run()
    {
        shop.Folder.Write(
            "Shop.cs",
            """
            using ConfigAsCode.Postfix;
            using static ConfigAsCode.Postfix.Restriction;

            [PostfixInstance("webshop"), Target(Platform.Ubuntu1604)]
            public partial class Webshop
            {
                [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
                [SmtpdSasl(AuthEnable = true, SecurityOptions = [SaslSecurityOption.NoAnonymous])]
                [Smtpd(ClientRestrictions = [PermitSaslAuthenticated, Reject], RelayRestrictions = [PermitSaslAuthenticated, Reject])]
                [SmtpTls(MandatoryProtocols = ["TLSv1"])]
                sealed class Submission;
            }
            """
        );
        ProgramResult before = await shop.BuildAsync("-p:TreatWarningsAsErrors=false");
        Assert.NotEqual(0, before.ExitCode);
        foreach (string rule in new[] { "PFX1001", "PFX1002", "PFX1004", "PFX1010", "PFX1013", "PFX1014" })
        {
            Assert.Contains($"error {rule}: ", before.Everything, StringComparison.Ordinal);
        }

        (
            await shop.Folder.DotnetAsync([
                "format",
                "analyzers",
                "--no-restore",
                "--severity",
                "error",
                "--diagnostics",
                .. Rules,
            ])
        ).ShouldSucceed();

        ProgramResult after = (await shop.BuildAsync("-p:TreatWarningsAsErrors=false")).ShouldSucceed();
        Assert.DoesNotContain("error PFX", after.Everything, StringComparison.Ordinal);
        Assert.Contains("webshop/main.cf", shop.Folder.Files(ShopProject.Output));
    }
}
