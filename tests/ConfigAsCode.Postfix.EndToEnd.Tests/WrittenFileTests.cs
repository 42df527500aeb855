using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>A project without any C#, whose AdditionalFiles are a configuration of Postfix.</summary>
public class WrittenFileTests(PackedPackage package)
{
    private const string Wrong = "smtpd_tls_protocols = >=TLSv1";

    [Fact]
    public async Task An_error_fails_the_build_at_its_line_and_so_does_one_whose_report_is_switched_off()
    {
        var folder = new ProjectFolder(package, "Written/Hosts");
        folder.Write(
            "Directory.Build.targets",
            """
            <Project>
              <ItemGroup>
                <AdditionalFiles Include="mx*/**" PostfixTarget="debian12" />
              </ItemGroup>
            </Project>
            """
        );
        folder.Write(
            "mx1/main.cf",
            MainCf.Clean.Replace("smtpd_tls_protocols = >=TLSv1.2", Wrong, StringComparison.Ordinal)
        );
        folder.Write("mx1/master.cf", "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing);
        (await folder.DotnetAsync("restore")).ShouldSucceed();

        ProgramResult reported = (await folder.DotnetAsync("build", "--no-restore")).ShouldFailWith("PFX1001");
        Assert.Contains(
            "mx1/main.cf(8,1): error PFX1001: smtp/inet still accepts",
            reported.Everything,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("PFX9002", reported.Everything, StringComparison.Ordinal);

        ProgramResult gated = (
            await folder.DotnetAsync("build", "--no-restore", "-p:RunAnalyzers=false")
        ).ShouldFailWith("PFX9002");
        Assert.Contains(
            "mx1/main.cf(8,1): error PFX9002: PFX1001: smtp/inet still accepts",
            gated.Everything,
            StringComparison.Ordinal
        );

        folder.Write("mx1/main.cf", MainCf.Clean);
        (await folder.DotnetAsync("build", "--no-restore")).ShouldSucceed();
    }
}
