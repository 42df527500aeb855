using System.Globalization;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>
/// The web shop of the question that the project started from: whatever switches the compiler's report off, its insecure
/// files are not written; accepted risks are, with their reasons.
/// </summary>
public class GateTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string Submission = """
                [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
                [SmtpdSasl(AuthEnable = true, SecurityOptions = [SaslSecurityOption.NoAnonymous])]
                [SmtpTls(MandatoryProtocols = ["TLSv1"])]
                sealed class Submission;
        """;

    private const string Question = $$"""
        using ConfigAsCode.Postfix;

        [PostfixInstance("webshop"), Target(Platform.Ubuntu1604)]
        [SmtpdTls(CertFile = "/etc/ssl/certs/shop.pem", KeyFile = "/etc/ssl/private/shop.key")]
        public partial class Webshop
        {
        {{Submission}}
        }

        [PostfixInstance("sound"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
        public class Sound;
        """;

    private static readonly string[] Rules = ["PFX1001", "PFX1002", "PFX1004", "PFX1010", "PFX1014"];

    // Warnings are another matter here: the gate is about errors.
    private const string Lenient = "-p:TreatWarningsAsErrors=false";

    private readonly ProjectFolder folder = shop.Folder;

    /// <summary>By a pragma, the project, the editor's rules all at once, and without the analyzers.</summary>
    [Theory]
    [InlineData("-p:NoWarn=PFX1001%3BPFX1002%3BPFX1004%3BPFX1010%3BPFX1014")]
    [InlineData("-p:RunAnalyzers=false")]
    public async Task Switching_the_report_off_ships_nothing(string property)
    {
        Declare(
            "#pragma warning disable PFX1001, PFX1002, PFX1004, PFX1010, PFX1014\n" + Question,
            "dotnet_analyzer_diagnostic.category-Postfix.Tls.severity = none"
        );

        ProgramResult build = (await shop.BuildAsync(Lenient, property)).ShouldFailWith("PFX9002");

        foreach (string rule in Rules)
        {
            Assert.Matches(
                $@"Shop\.csproj : error PFX9002: webshop: {rule}: submission/inet .* \(master\.cf\(\d+,\d+\)\); the compiler's report was switched off",
                build.Everything
            );
        }

        Assert.Empty(folder.Files(ShopProject.Output));
    }

    [Fact]
    public async Task With_PostfixGate_off_every_build_writes_them_and_warns()
    {
        Declare(Question);
        string[] options =
        [
            "-p:RunAnalyzers=false",
            "-p:PostfixGate=off",
            Lenient,
            "-p:NoWarn=PFX9002",
            "-p:MSBuildWarningsAsMessages=PFX9002",
            "-v:quiet",
        ];
        for (int i = 0; i < 2; i++)
        {
            ProgramResult build = (await shop.BuildAsync(options)).ShouldSucceed();
            Assert.Contains(
                "Shop.csproj : warning : PFX9002: PostfixGate was off: nothing has checked these files.",
                build.Everything,
                StringComparison.Ordinal
            );
        }

        Assert.StartsWith(
            "# PostfixGate was off: nothing has checked these files.\n",
            folder.Read($"{ShopProject.Output}/webshop/main.cf"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_stands_in_the_environment_alone_neither_switches_the_gate_off_nor_turns_the_clock_back()
    {
        var environment = new Dictionary<string, string>(Dotnet.Variables)
        {
            ["PostfixGate"] = "off",
            ["POSTFIXTODAY"] = Day(-400),
            ["PostfixTodayIsPast"] = "true",
        };
        Declare(Question);
        string[] build = ["build", "--no-restore", "-p:RunAnalyzers=false", Lenient];
        ProgramResult refused = await Command.RunAsync(folder.Root, environment, "dotnet", build);
        Assert.DoesNotContain(
            "PostfixGate was off",
            refused.ShouldFailWith("PFX9002").Everything,
            StringComparison.Ordinal
        );
        Assert.Empty(folder.Files(ShopProject.Output));

        folder.Write("Shop.cs", "class Nothing;");
        folder.Declare(Webshop.Now);
        ProgramResult sound = (await Command.RunAsync(folder.Root, environment, "dotnet", build)).ShouldSucceed();
        Assert.DoesNotContain("PFX9002", sound.Everything, StringComparison.Ordinal);
        Assert.Equal(Webshop.MainCf, folder.Read($"{ShopProject.Output}/webshop/main.cf"));
        folder.Declare();
    }

    [Fact]
    public async Task PostfixTls_shows_what_each_service_offers_on_a_terminal_too()
    {
        folder.Write("Shop.cs", "class Nothing;");
        folder.Declare(Webshop.Now);
        string output = (await shop.BuildAsync(Lenient, "-t:PostfixTls", "-tl:on")).ShouldSucceed().Output;
        Assert.Contains("webshop (Postfix 3.7, OpenSSL 3.0)", output, StringComparison.Ordinal);
        Assert.Contains("level: default of Postfix 3.7", output, StringComparison.Ordinal);
        folder.Declare();
    }

    private static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>From nothing written, so that what is there afterwards was written by the build under test.</summary>
    private void Declare(string source, string editorConfig = "")
    {
        if (Directory.Exists(folder.FullPath(ShopProject.Output)))
        {
            Directory.Delete(folder.FullPath(ShopProject.Output), recursive: true);
        }

        folder.Write("Shop.cs", source);
        folder.Write(".editorconfig", $"root = true\n\n[*.cs]\n{editorConfig}\n");
    }
}
