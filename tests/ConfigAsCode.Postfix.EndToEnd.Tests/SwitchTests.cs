using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>
/// A project whose files must not go out as they are is built with switches that were drawn at random. Whatever is drawn, its files are
/// the old ones byte for byte, and the build has failed where it was to make files; or each of its files says that nothing has judged
/// it. All draws are builds of one process, in whose environment stands what has no effect there.
/// </summary>
public sealed class SwitchTests(PackedPackage package)
{
    private const int Seed = 11;
    private const string Unjudged = "PostfixGate was off: nothing has checked these files.";
    private const string UnjudgedInJson = "\"gate\": \"off\"";

    private static readonly string[] Ids =
    [
        "PFX0001",
        "PFX0003",
        "PFX0005",
        "PFX1001",
        "PFX9001",
        "PFX9002",
        "PFX9003",
        "PFX9004",
    ];

    private static readonly string Insecure = Source(
        "SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [\">=TLSv1\"],",
        "",
        "root"
    );

    private static readonly string Conflicting = Source(
        "SecurityLevel = SmtpdTlsSecurityLevel.May,",
        ", IA, IB",
        "root"
    );

    private static readonly string Unrenderable = Source("SecurityLevel = SmtpdTlsSecurityLevel.May,", "", "a\\nb");

    /// <summary>What a project can set, each line another switch.</summary>
    private static readonly string[] Properties =
    [
        $"<NoWarn>{string.Join(';', Ids)}</NoWarn>",
        $"<MSBuildWarningsAsMessages>{string.Join(';', Ids)}</MSBuildWarningsAsMessages>",
        "<RunAnalyzers>false</RunAnalyzers>",
        "<RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>",
        "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
        $"<WarningsNotAsErrors>{string.Join(';', Ids)}</WarningsNotAsErrors>",
        "<WarningLevel>0</WarningLevel>",
        "<AnalysisLevel>none</AnalysisLevel>",
        "<PostfixGate>off</PostfixGate>",
        $"<PostfixToday>{Day(-400)}</PostfixToday>",
        "<PostfixTodayIsPast>true</PostfixTodayIsPast>",
        "<PostfixSnapshots>off</PostfixSnapshots>",
        "<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>",
        "<DesignTimeBuild>true</DesignTimeBuild>",
        "<PostfixTar>on</PostfixTar>",
        "<ProduceReferenceAssembly>false</ProduceReferenceAssembly>",
        "<Deterministic>false</Deterministic>",
        "<OutputType>Exe</OutputType><StartupObject />",
    ];

    /// <summary>The analyzers of the package, and with them its generator, taken from the compiler.</summary>
    private const string WithoutAnalyzers = """
        <Target Name="WithoutAnalyzers" BeforeTargets="CoreCompile">
          <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
        </Target>
        """;

    private static readonly string[] Targets =
    [
        "Build",
        "Rebuild",
        "Publish",
        "Compile;Publish",
        "AcceptPostfixSnapshots",
        "Compile;WritePostfixFiles",
        "Compile;PublishPostfixFiles",
        "Compile;AcceptPostfixSnapshots",
        "Build;Pack",
    ];

    [Fact]
    public Task No_switch_lets_files_out_that_do_not_say_so() => DrawAsync(20);

    [Fact]
    [Trait("Time", "long")]
    public Task No_switch_of_two_hundred_draws_does() => DrawAsync(200);

    private async Task DrawAsync(int draws)
    {
        var folder = new ProjectFolder(package, $"Switches{draws}/Shop");
        folder.Write("Shop.csproj", Project);
        (await folder.DotnetAsync("restore")).ShouldSucceed();
        var random = new Random(Seed);
        Draw[] all = [.. Enumerable.Range(0, draws).Select(number => Draw.Random(number, random))];
        foreach (Draw draw in all)
        {
            draw.Write(folder);
        }

        folder.Write("Draws.proj", Driver(all));
        var environment = new Dictionary<string, string>(Dotnet.Variables)
        {
            ["PostfixGate"] = "off",
            ["PostfixToday"] = Day(-30),
            ["POSTFIXTODAYISPAST"] = "true",
        };
        string[] build = ["msbuild", "Draws.proj", "-m:2", "-nodeReuse:false", "-v:minimal"];
        ProgramResult log = await Command.RunAsync(folder.Root, environment, "dotnet", build);

        Assert.All(all, draw => draw.Check(folder, log.Everything));
        // Neither outcome is there by chance alone.
        Assert.Contains(all, draw => draw.Succeeded(folder));
        Assert.Contains(all, draw => !draw.Succeeded(folder));
    }

    private const string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <EnableDefaultItems>false</EnableDefaultItems>
            <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
            <!-- Only what the package brings is of interest, and costs time. -->
            <EnableNETAnalyzers>false</EnableNETAnalyzers>
            <GenerateDependencyFile>false</GenerateDependencyFile>
            <UseAppHost>false</UseAppHost>
            <IntermediateOutputPath>obj/$(Draw)/</IntermediateOutputPath>
            <OutDir>draws/$(Draw)/bin/</OutDir>
            <PublishDir>draws/$(Draw)/publish/</PublishDir>
            <PackageOutputPath>draws/$(Draw)/</PackageOutputPath>
            <PostfixSnapshotDirectory>draws/$(Draw)/snapshots/</PostfixSnapshotDirectory>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="ConfigAsCode.Postfix" Version="{PackedPackage.Version}" />
            <Compile Include="draws/$(Draw)/*.cs" />
            <GlobalAnalyzerConfigFiles Include="draws/$(Draw)/*.globalconfig" />
          </ItemGroup>
          <Import Project="draws/$(Draw)/Switches.props" Condition="'$(Draw)' != ''" />
          <Target Name="Succeeded"><WriteLinesToFile File="draws/$(Draw)/succeeded" /></Target>
        </Project>
        """;

    private static string Driver(IEnumerable<Draw> draws)
    {
        var text = new StringBuilder("<Project>\n  <Target Name=\"Run\">\n");
        foreach (var sameTargets in draws.GroupBy(draw => draw.Targets))
        {
            string item = "Of" + Array.IndexOf(Targets, sameTargets.Key);
            text.Append("    <ItemGroup>\n");
            foreach (Draw draw in sameTargets)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      <{item} Include=\"Shop.csproj\" AdditionalProperties=\"Draw={draw.Number}\" />\n"
                );
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"    </ItemGroup>\n    <MSBuild Projects=\"@({item})\" Targets=\"{sameTargets.Key};Succeeded\" BuildInParallel=\"true\" ContinueOnError=\"true\" />\n"
            );
        }

        return text.Append("  </Target>\n</Project>\n").ToString();
    }

    private static string Source(string serverTls, string policies, string alias) =>
        $$"""
            using ConfigAsCode.Postfix;

            [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            [SmtpdTls({{serverTls}} ChainFiles = ["/etc/ssl/private/mail.pem"])]
            [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
            public partial class Mail : IIntermediateTls{{policies}}
            {
                [Table("virtual"), Entry("postmaster@example.org", "{{alias}}")]
                sealed class Aliases : VirtualAliasTable;
            }

            [Main(MyHostname = "a.example.org")] public interface IA;
            [Main(MyHostname = "b.example.org")] public interface IB;
            internal static class Program { internal static void Main() { } }
            """;

    private static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Draw(
        int Number,
        string Source,
        string[] Switches,
        bool HasAnalyzers,
        string Config,
        string Targets
    )
    {
        /// <summary>What an earlier build has left, a publish, and somebody who accepted it.</summary>
        private static readonly string[] Old =
        [
            "bin/postfix/mail/main.cf",
            "bin/postfix/mail/master.cf",
            "bin/postfix/mail/manifest.json",
            "bin/postfix/posture.md",
            "publish/postfix/mail/main.cf",
            "snapshots/mail/main.cf",
            "snapshots/mail/manifest.json",
        ];

        private string Folder => $"draws/{Number}";

        public static Draw Random(int number, Random random)
        {
            string source = random.GetItems([Insecure, Conflicting, Unrenderable], 1)[0];
            if (random.Next(3) == 0)
            {
                source = $"#pragma warning disable {string.Join(", ", Ids)}\n" + source;
            }

            string severities = string.Concat(Ids.Select(id => $"dotnet_diagnostic.{id}.severity = none\n"));
            return new Draw(
                number,
                source,
                [.. Properties.Where(_ => random.Next(4) == 0)],
                HasAnalyzers: random.Next(5) > 0,
                Config: random.Next(3) == 0 ? "is_global = true\n" + severities : "is_global = true\n",
                random.GetItems(SwitchTests.Targets, 1)[0]
            );
        }

        public void Write(ProjectFolder folder)
        {
            folder.Write($"{Folder}/Mail.cs", Source);
            folder.Write($"{Folder}/Draw.globalconfig", Config);
            folder.Write(
                $"{Folder}/Switches.props",
                $"<Project><PropertyGroup>{string.Concat(Switches)}</PropertyGroup>{(HasAnalyzers ? "" : WithoutAnalyzers)}</Project>"
            );
            foreach (string file in Old)
            {
                folder.Write($"{Folder}/{file}", $"old {file}\n");
            }

            string[] written = [.. Old.Where(file => file.StartsWith("bin/postfix/", StringComparison.Ordinal))];
            folder.Write(
                $"obj/{Number}/ConfigAsCode.Postfix.written.txt",
                string.Concat(written.Select(file => file["bin/postfix/".Length..] + "\n"))
            );
        }

        public bool Succeeded(ProjectFolder folder) => File.Exists(folder.FullPath($"{Folder}/succeeded"));

        public void Check(ProjectFolder folder, string log)
        {
            bool succeeded = Succeeded(folder);
            bool changed = false;
            foreach (
                string place in new[] { "bin/postfix", "publish/postfix", "snapshots", $"../../obj/{Number}/postfix" }
            )
            {
                string[] old =
                [
                    .. Old.Where(f => f.StartsWith(place + "/", StringComparison.Ordinal))
                        .Select(f => f[(place.Length + 1)..]),
                ];
                IReadOnlyList<string> now = folder.Files($"{Folder}/{place}");
                bool isOld =
                    old.Order(StringComparer.Ordinal).SequenceEqual(now)
                    && now.All(f => folder.Read($"{Folder}/{place}/{f}") == $"old {place}/{f}\n");
                // What was published before and is not published now stays: dotnet publish removes nothing.
                bool says = now.All(f =>
                    folder.Read($"{Folder}/{place}/{f}") is { } text
                    && (
                        text.Contains(Unjudged, StringComparison.Ordinal)
                        || text.Contains(UnjudgedInJson, StringComparison.Ordinal)
                    )
                );
                Assert.True(isOld || (succeeded && says), $"{this} in {place}: {string.Join(", ", now)}\n{log}");
                changed |= !isOld;
            }

            bool isDesignTime = Switches.Any(s => s.Contains("DesignTimeBuild", StringComparison.Ordinal));
            Assert.True(changed || !succeeded || isDesignTime, $"{this} succeeded and made no file\n{log}");
        }

        public override string ToString() =>
            $"draw {Number}: {Targets}, {string.Join(" ", Switches)}, analyzers: {HasAnalyzers}, {Config.Length > 20}\n{Source}\n";
    }
}
