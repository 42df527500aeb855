using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>A mail server in one C# file: no project, and what the build makes is beside the file.</summary>
public partial class OneFileTests(PackedPackage package)
{
    private static readonly string[] Files =
    [
        ".mail.cs.written",
        "mail/main.cf",
        "mail/manifest.json",
        "mail/master.cf",
        "mail/virtual",
        "posture.html",
        "posture.md",
    ];

    /// <summary>The commands are those of the start page: NuGet knows a feed with both packages, nothing else is there.</summary>
    [Fact]
    public async Task From_an_empty_folder_three_commands_make_files_that_postconf_reads()
    {
        ProjectFolder folder = Empty("Three");
        string[] commands = CommandsOfTheStartPage();
        Assert.Equal(3, commands.Length);
        ProgramResult last = await TypeAsync(folder, commands);

        Assert.DoesNotContain("warning", last.Everything, StringComparison.Ordinal);
        Assert.Contains(
            $"""
              mail.cs -> {folder.FullPath("postfix/")}
                mail (main.cf, master.cf, virtual)
                what they do: posture.md, posture.html
            """,
            last.Everything,
            StringComparison.Ordinal
        );
        Assert.Equal(["mail.cs", "postfix"], Entries(folder));
        Assert.Equal(Files, folder.Files("postfix"));
        await Postconf.AssertTakesAsync(folder.FullPath("postfix"), "mail");

        // The command in the hint is typed as it stands.
        string hint = Hint().Match(last.Everything).Groups[1].Value;
        Assert.Equal("dotnet build mail.cs -t:AcceptPostfixSnapshots", hint);
        await TypeAsync(folder, hint);
        Assert.Equal(folder.Read("postfix/mail/main.cf"), folder.Read("snapshots/mail/main.cf"));

        // A second file in the folder: nothing of the first is taken for something of the second.
        folder.Write(
            "hub.cs",
            folder.Read("mail.cs").Replace("Instance(\"mail\")", "Instance(\"hub\")", StringComparison.Ordinal)
        );
        Assert.Contains(
            $"{folder.FullPath("hub.cs")} : error PFX9004: hub.cs and mail.cs are in one folder and would share postfix/ and snapshots/. ",
            (await RunAsync(folder, "build", "hub.cs", "-t:AcceptPostfixSnapshots"))
                .ShouldFailWith("PFX9004")
                .Everything,
            StringComparison.Ordinal
        );
        Assert.Equal(Files, folder.Files("postfix"));
        Assert.Equal(
            ["mail/main.cf", "mail/manifest.json", "mail/master.cf", "mail/virtual", "posture.md"],
            folder.Files("snapshots")
        );
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task Two_files_with_folders_of_their_own_are_built_beside_each_other()
    {
        ProjectFolder folder = await NewAsync("Two", "mail");
        string text = folder
            .Read("mail.cs")
            .Replace("Instance(\"mail\")", "Instance(\"hub\")", StringComparison.Ordinal);
        folder.Write(
            "hub.cs",
            "#:property PostfixOutputDirectory=postfix-hub\n#:property PostfixSnapshotDirectory=snapshots-hub\n" + text
        );
        foreach (string file in new[] { "mail.cs", "hub.cs", "mail.cs" })
        {
            (await RunAsync(folder, "build", file, "-t:AcceptPostfixSnapshots")).ShouldSucceed();
        }

        Assert.Equal(Files, folder.Files("postfix"));
        Assert.Contains("hub/main.cf", folder.Files("postfix-hub"));
        Assert.Contains("mail/main.cf", folder.Files("snapshots"));
        Assert.Contains("hub/main.cf", folder.Files("snapshots-hub"));

        (await RunAsync(folder, "clean", "hub.cs")).ShouldSucceed();
        Assert.Equal(["hub.cs", "mail.cs", "postfix", "snapshots", "snapshots-hub"], Entries(folder));
        Assert.Equal(Files, folder.Files("postfix"));
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task What_is_deleted_comes_back_and_tls_publish_and_clean_work_as_with_a_project()
    {
        ProjectFolder folder = await NewAsync("Verbs", "mail");
        (await RunAsync(folder, "build", "mail.cs")).ShouldSucceed();
        string mainCf = folder.Read("postfix/mail/main.cf");
        Directory.Delete(folder.FullPath("postfix"), recursive: true);
        Assert.Contains(
            "submission/inet  587   encrypt",
            (await RunAsync(folder, "build", "mail.cs", "-t:PostfixTls")).ShouldSucceed().Everything,
            StringComparison.Ordinal
        );
        Assert.Equal(Files, folder.Files("postfix"));

        (await RunAsync(folder, "publish", "mail.cs", "--output", "published")).ShouldSucceed();
        Assert.Equal(mainCf, folder.Read("published/postfix/mail/main.cf"));

        // A build in the other configuration knows what the first one wrote.
        string source = folder.Read("mail.cs");
        folder.Write("mail.cs", source.Replace("Instance(\"mail\")", "Instance(\"mx\")", StringComparison.Ordinal));
        (await RunAsync(folder, "build", "mail.cs", "-c", "Release")).ShouldSucceed();
        Assert.Equal(
            Files.Select(file => file.Replace("mail/", "mx/", StringComparison.Ordinal)),
            folder.Files("postfix")
        );

        (await RunAsync(folder, "clean", "mail.cs")).ShouldSucceed();
        Assert.Equal(["mail.cs", "published"], Entries(folder));
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task The_project_that_the_sdk_makes_of_the_file_builds_the_same_files()
    {
        ProjectFolder folder = await NewAsync("Converted", "mail");
        (await RunAsync(folder, "build", "mail.cs", "-t:AcceptPostfixSnapshots")).ShouldSucceed();

        (await RunAsync(folder, "project", "convert", "mail.cs", "--output", "Mail")).ShouldSucceed();
        Directory.Move(folder.FullPath("snapshots"), folder.FullPath("Mail/snapshots"));
        ProgramResult build = (
            await RunAsync(folder, "build", "Mail", "-p:ContinuousIntegrationBuild=true")
        ).ShouldSucceed();

        Assert.Contains("    0 Warning(s)", build.Everything, StringComparison.Ordinal);
        const string Output = "Mail/bin/Debug/net10.0/postfix";
        Assert.Equal(Files[1..], folder.Files(Output));
        Assert.All(Files[1..], file => Assert.Equal(folder.Read($"postfix/{file}"), folder.Read($"{Output}/{file}")));
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task A_name_with_blanks_and_letters_of_any_language_is_quoted_where_it_is_typed()
    {
        ProjectFolder folder = await NewAsync("Größe und Maß", "Größe Mail.cs");
        string file = folder.Read("Größe Mail.cs");
        Assert.Contains("// dotnet build 'Größe Mail.cs' -t:PostfixTls ", file, StringComparison.Ordinal);
        Assert.Contains("[PostfixInstance(\"gr-e-mail\")", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"example\.org|MailFile1|0\.0\.0-|instance-name", file);

        // From the folder above it.
        ProjectFolder above = ProjectFolder.At(Path.GetDirectoryName(folder.Root)!);
        string named = $"{Path.GetFileName(folder.Root)}/Größe Mail.cs";
        ProgramResult build = (await RunAsync(above, "build", named)).ShouldSucceed();
        Assert.Contains(
            $"\"dotnet build '{named}' -t:AcceptPostfixSnapshots\"",
            build.Everything,
            StringComparison.Ordinal
        );
        Assert.Contains("gr-e-mail/main.cf", folder.Files("postfix"));
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task A_file_written_by_hand_needs_no_output_type_and_can_be_a_program_if_it_says_so()
    {
        ProjectFolder folder = Empty("ByHand");
        string head = $"#:package ConfigAsCode.Postfix@{PackedPackage.Version}\n#:property PublishAot=false\n";
        const string Mail = """
            using ConfigAsCode.Postfix;

            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Main(MyHostname = "mail.example.org", MyDestination = ["$myhostname"], CompatibilityLevel = "3.6")]
            public class Mail;

            """;
        folder.Write("mail.cs", head + Mail);
        (await RunAsync(folder, "build", "mail.cs")).ShouldSucceed();
        Assert.Contains("mail/main.cf", folder.Files("postfix"));

        folder.Write(
            "mail.cs",
            head
                + "#:property OutputType=Exe\n"
                + Mail
                + "public static class Program { public static void Main() => System.Console.WriteLine(nameof(Mail)); }\n"
        );
        Assert.Contains(
            "Mail",
            (await RunAsync(folder, "run", "mail.cs")).ShouldSucceed().Output,
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex("no snapshots yet of mail: \"([^\"]+)\"")]
    private static partial Regex Hint();

    /// <summary>The first block of the page.</summary>
    private static string[] CommandsOfTheStartPage()
    {
        string page = File.ReadAllText(RepositoryRoot.PathTo("docs", "README.md"));
        return page.Split("```sh\n")[1].Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string?> Entries(ProjectFolder folder) =>
        Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private ProjectFolder Empty(string name) =>
        ProjectFolder.At(Directory.CreateDirectory(Path.Combine(package.Root, "OneFile", name)).FullName);

    private async Task<ProjectFolder> NewAsync(string folder, string name)
    {
        ProjectFolder made = Empty(folder);
        await TypeAsync(made, "dotnet new install ConfigAsCode.Postfix.Templates --force");
        (await RunAsync(made, "new", "postfix-file", "--name", name, "--domain", "shop.example")).ShouldSucceed();
        return made;
    }

    /// <summary>Commands without quotes.</summary>
    private async Task<ProgramResult> TypeAsync(ProjectFolder folder, params string[] commands)
    {
        ProgramResult? result = null;
        foreach (string command in commands)
        {
            string[] words = command.Split(' ');
            Assert.Equal("dotnet", words[0]);
            result = (await RunAsync(folder, words[1..])).ShouldSucceed();
        }

        return result!;
    }

    /// <summary>The templates and the cache of the SDK are those of these tests alone.</summary>
    private Task<ProgramResult> RunAsync(ProjectFolder folder, params string[] arguments)
    {
        string home = Path.Combine(package.Root, "OneFile", "home");
        var variables = new Dictionary<string, string>(Dotnet.Variables)
        {
            ["DOTNET_CLI_HOME"] = home,
            ["XDG_DATA_HOME"] = Path.Combine(home, "data"),
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        };
        return Command.RunAsync(folder.Root, variables, "dotnet", arguments);
    }
}
