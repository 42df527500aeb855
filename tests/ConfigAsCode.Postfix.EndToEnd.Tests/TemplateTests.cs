using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>From <c>dotnet new</c> to files that the real postconf reads.</summary>
public class TemplateTests(InstalledTemplates templates) : IClassFixture<InstalledTemplates>
{
    private const string Output = "bin/Debug/net10.0/postfix";

    [Fact]
    public async Task A_new_instance_builds_without_a_warning_and_postconf_reads_its_files()
    {
        // Restored by dotnet new itself.
        ProjectFolder folder = await templates.MakeAsync("postfix-instance", "Größe Mail", "--domain", "shop.example");
        ProgramResult build = (await folder.DotnetAsync("build", "--no-restore")).ShouldSucceed();

        AssertNothingFound(build);
        Assert.Contains(
            "no snapshots yet of gr-e-mail: \"dotnet build 'Größe Mail.csproj' -t:AcceptPostfixSnapshots\"",
            build.Everything,
            StringComparison.Ordinal
        );
        AssertNoPlaceholder(folder);
        string mainCf = folder.Read($"{Output}/gr-e-mail/main.cf");
        Assert.Matches(@"(?m)^myhostname += mail\.shop\.example$", mainCf);
        Assert.Contains(
            "postmaster@shop.example root\n",
            folder.Read($"{Output}/gr-e-mail/virtual"),
            StringComparison.Ordinal
        );
        await Postconf.AssertTakesAsync(folder.FullPath(Output), "gr-e-mail");
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task A_new_fleet_builds_without_a_warning_and_holds_once_its_snapshots_are_there()
    {
        ProjectFolder folder = await templates.MakeAsync("postfix-fleet", "MailFleet", "--domain", "shop.example");

        AssertNothingFound((await folder.DotnetAsync("build", "--no-restore")).ShouldSucceed());
        AssertNoPlaceholder(folder);
        string[] hosts = ["app1", "mx1", "mx2", "smtp"];
        Assert.Equal(hosts, Directory.GetDirectories(folder.FullPath(Output)).Select(Path.GetFileName).Order());
        await Postconf.AssertTakesAsync(folder.FullPath(Output), hosts);

        (await folder.DotnetAsync("build", "--no-restore", "-t:AcceptPostfixSnapshots")).ShouldSucceed();
        AssertNothingFound(
            (await folder.DotnetAsync("build", "--no-restore", "-p:ContinuousIntegrationBuild=true")).ShouldSucceed()
        );
    }

    [Theory]
    [InlineData("Mail.2", "Ubuntu1604", "mail.2", "2")]
    [InlineData("Почта", "Alpine", "mail", "3.6")]
    public async Task The_name_and_the_options_are_in_the_source(
        string name,
        string platform,
        string instance,
        string compatibilityLevel
    )
    {
        string[] options = ["--hostname", "mx.shop.example", "--platform", platform, "--no-restore"];
        ProjectFolder folder = await templates.MakeAsync("postfix-instance", name, options);

        string source = folder.Read("MailServer.cs");
        Assert.Contains(
            $"[PostfixInstance(\"{instance}\"), Target(Platform.{platform})]",
            source,
            StringComparison.Ordinal
        );
        Assert.Contains("MyHostname = \"mx.shop.example\"", source, StringComparison.Ordinal);
        Assert.Contains($"CompatibilityLevel = \"{compatibilityLevel}\"", source, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.FullPath("obj")));
        Assert.Contains(
            $"Include=\"ConfigAsCode.Postfix\" Version=\"{PackedPackage.Version}\"",
            folder.Read($"{name}.csproj"),
            StringComparison.Ordinal
        );
    }

    private static void AssertNothingFound(ProgramResult build)
    {
        Assert.Contains("    0 Warning(s)", build.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("PFX", build.Everything, StringComparison.Ordinal);
    }

    /// <summary>Of the domain, the name, the version and the instance that stand in the templates.</summary>
    private static void AssertNoPlaceholder(ProjectFolder folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder.Root))
        {
            Assert.DoesNotMatch(@"example\.org|Project1|0\.0\.0-|instance-name", Path.GetFileName(file));
            Assert.DoesNotMatch(@"example\.org|Project1|0\.0\.0-|instance-name", File.ReadAllText(file));
        }
    }
}
