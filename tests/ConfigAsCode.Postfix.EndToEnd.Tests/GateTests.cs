using System.Globalization;
using System.Text.RegularExpressions;
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

        [PostfixInstance("sound"), Target(Platform.Debian12)]
        public class Sound;
        """;

    // Days are named from today on: a day before that of the build is another matter.
    private static readonly string LastDay = Day(60);

    private static readonly string Waivers = $"""
        [AcceptRisk("PFX1001", "scanner on 10.2.0.7 speaks TLS 1.0 only", Until = "{LastDay}")]
        [AcceptRisk("PFX1002", "the scanner has no CA")]
        [AcceptRisk("PFX1004", "nor anything newer than 3DES")]
        [AcceptRisk("PFX1010", "taken over as it was")]
        [AcceptRisk("PFX1014", "reached through a tunnel only")]

        """;

    private static readonly string[] Rules = ["PFX1001", "PFX1002", "PFX1004", "PFX1010", "PFX1014"];

    // Warnings are another matter here: the gate is about errors.
    private const string Lenient = "-p:TreatWarningsAsErrors=false";

    private readonly ProjectFolder folder = shop.Folder;

    [Theory]
    [InlineData("a pragma", true, "", "")]
    [InlineData("NoWarn", false, "", "-p:NoWarn=PFX1001%3BPFX1002%3BPFX1004%3BPFX1010%3BPFX1014")]
    [InlineData("a lower severity", false, "dotnet_analyzer_diagnostic.category-Postfix.Tls.severity = none", "")]
    [InlineData("no analyzers", false, "", "-p:RunAnalyzers=false")]
    public async Task Switching_the_report_off_ships_nothing(
        string way,
        bool pragma,
        string editorConfig,
        string property
    )
    {
        Assert.NotEmpty(way);
        string[] options = property.Length == 0 ? [Lenient] : [Lenient, property];
        Declare(
            (pragma ? "#pragma warning disable PFX1001, PFX1002, PFX1004, PFX1010, PFX1014\n" : "") + Question,
            editorConfig
        );

        ProgramResult build = (await shop.BuildAsync(options)).ShouldFailWith("PFX9002");

        foreach (string rule in Rules)
        {
            Assert.Matches(
                $@"Shop\.csproj : error PFX9002: webshop: {rule}: submission/inet .* \(master\.cf line \d+\); the compiler's report was switched off",
                build.Everything
            );
        }

        Assert.Empty(folder.Files(ShopProject.Output));
    }

    [Fact]
    public async Task Accepted_risks_are_written_with_their_reasons_until_they_are_over()
    {
        string source = Question.Replace(
            "sealed class Submission",
            Waivers + "sealed class Submission",
            StringComparison.Ordinal
        );
        Declare(source);

        (
            await shop.BuildAsync(Lenient, $"-p:PostfixToday={Day(1)}", "-p:ErrorLog=log.sarif%2Cversion=2.1")
        ).ShouldSucceed();

        Assert.Contains(
            $"""
            # from Submission
            # accepted risk PFX1001 until {LastDay}: scanner on 10.2.0.7 speaks TLS 1.0 only (Submission)
            # accepted risk PFX1002: the scanner has no CA (Submission)
            # accepted risk PFX1004: nor anything newer than 3DES (Submission)
            # accepted risk PFX1010: taken over as it was (Submission)
            # accepted risk PFX1014: reached through a tunnel only (Submission)
            submission 
            """,
            folder.Read($"{ShopProject.Output}/webshop/master.cf"),
            StringComparison.Ordinal
        );
        string log = folder.Read("log.sarif");
        Assert.Contains(
            $"Accepted: scanner on 10.2.0.7 speaks TLS 1.0 only (until {LastDay})",
            log,
            StringComparison.Ordinal
        );
        Assert.Equal(Rules.Length, Regex.Count(log, "\"kind\": \"inSource\""));

        ProgramResult over = (await shop.BuildAsync(Lenient, $"-p:PostfixToday={Day(61)}")).ShouldFailWith("PFX9003");
        Assert.Matches(
            $@"Shop\.cs\(\d+,\d+\): error PFX9003: webshop: The risk of PFX1001 was accepted until {LastDay}",
            over.Everything
        );

        ProgramResult hidden = await shop.BuildAsync(Lenient, $"-p:PostfixToday={Day(61)}", "-p:RunAnalyzers=false");
        Assert.Contains(
            "error PFX9002: webshop: PFX9003: The risk of PFX1001",
            hidden.ShouldFailWith("PFX9002").Everything,
            StringComparison.Ordinal
        );
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
                "Shop.csproj : warning : PFX9002: PostfixGate was off: nothing has judged these files.",
                build.Everything,
                StringComparison.Ordinal
            );
        }

        Assert.StartsWith(
            "# PostfixGate was off: nothing has judged these files.\n",
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
    public async Task A_design_time_build_that_is_asked_to_accept_files_refuses_to()
    {
        Declare(Question);
        string[] accept = ["-t:AcceptPostfixSnapshots", "-p:DesignTimeBuild=true", "-p:RunAnalyzers=false", Lenient];
        Assert.Contains(
            "This is a design-time build",
            (await shop.BuildAsync(accept)).ShouldFailWith("PFX9004").Everything,
            StringComparison.Ordinal
        );
        Assert.Empty(folder.Files("snapshots"));
        Assert.Empty(folder.Files(ShopProject.Output));
    }

    [Theory]
    [InlineData("-tl:off")]
    [InlineData("-tl:on")]
    public async Task PostfixTls_shows_what_each_service_offers_and_who_decided(string logger)
    {
        Declare(
            """
            using ConfigAsCode.Postfix;

            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, AuthOnly = true, ChainFiles = ["/etc/ssl/mail.pem"])]
            public class Mail : IIntermediateTls
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                sealed class Submission;
            }
            """
        );

        string[] lines = (await shop.BuildAsync(Lenient, "-t:PostfixTls", logger))
            .ShouldSucceed()
            .Everything.Split('\n');

        Assert.Contains(lines, line => line.Contains("mail (Postfix 3.7, OpenSSL 3.0)", StringComparison.Ordinal));
        int submission = Array.FindIndex(
            lines,
            line => Regex.IsMatch(line, @"submission/inet +587 +encrypt +TLS 1\.2, 1\.3 +\d+ +\S+ \(\d+\) +0 +0")
        );
        Assert.True(submission > 0, string.Join('\n', lines));
        Assert.Matches(@"level: master\.cf line \d+; protocols: main\.cf line \d+", lines[submission + 1]);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"smtp/unix +- +none +- +- +- +- +-"));
        Assert.Contains(lines, line => line.Contains("level: default of Postfix 3.7", StringComparison.Ordinal));
        IEnumerable<string> table = lines
            .SkipWhile(line => !line.Contains("mail (", StringComparison.Ordinal))
            .Where(line => !line.Contains("warning PFX", StringComparison.Ordinal));
        Assert.All(table, line => Assert.True(line.Length <= 120, line));
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
