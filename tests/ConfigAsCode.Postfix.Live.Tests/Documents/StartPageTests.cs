using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Documents;

/// <summary>
/// Who copies the commands of the start page (docs/README.md) into a shell gets, from an empty folder, files on which Postfix
/// starts. The home folder is a new one, so that nothing is there already; only its packages of NuGet are the machine's while
/// the clone is packed. By itself: it builds, while other tests wait for a Postfix.
/// </summary>
[Trait("Time", "long")]
[CollectionDefinition(nameof(StartPageTests), DisableParallelization = true)]
[Collection(nameof(StartPageTests))]
public sealed partial class StartPageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly TemporaryFolder home = new("start-page-");

    [Fact]
    public async Task Its_commands_lead_from_an_empty_folder_to_a_Postfix_that_delivers()
    {
        string page = await File.ReadAllTextAsync(
            RepositoryRoot.PathTo("docs", "README.md"),
            TestContext.Current.CancellationToken
        );
        // The first block is the start with one file, which OneFileTests (EndToEnd.Tests) types.
        string[] blocks = [.. Commands().Matches(page).Skip(1).Select(m => m.Groups["commands"].Value)];
        Assert.Equal(6, blocks.Length);

        string packages =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // Beside the clone: its bin and obj are those of the tests that run.
        Shell(
            RepositoryRoot.Folder,
            blocks[0],
            $"NUGET_PACKAGES={packages}",
            $"ArtifactsPath={home.PathTo("artifacts")}"
        );
        string folder = Directory.CreateDirectory(home.PathTo("empty")).FullName;
        string said = Shell(folder, string.Concat(blocks[1..]));

        Assert.Contains("mail (main.cf, master.cf, virtual)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", said, StringComparison.Ordinal);
        Assert.Contains("submission", said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "mail", "snapshots", "mail", "main.cf")));

        // The last step: cp published/postfix/mail/* /etc/postfix/, postfix check, postfix reload.
        string published = Path.Combine(folder, "mail", "published", "postfix", "mail");
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            Text("main.cf"),
            Text("master.cf"),
            new LivePostfixOptions
            {
                // The page's instance is for Debian 12: an older Postfix does not read its lists of protocols.
                Release = DebianRelease.Tested.Target.Postfix.IsAtLeast(3, 7)
                    ? DebianRelease.Tested
                    : DebianRelease.Of("Debian12"),
                Tables = new Dictionary<string, string> { ["virtual"] = Text("virtual") },
            }
        );
        string messageId = await SubmissionClient.SendAsync(postfix.Port("submission"), "postmaster@example.org");
        using MimeMessage message = await postfix.Delivered.WaitForAsync(messageId);
        Assert.Contains("with ESMTPSA", message.Headers["Received"], StringComparison.Ordinal);

        string Text(string file) => File.ReadAllText(Path.Combine(published, file));
    }

    public void Dispose() => home.Dispose();

    /// <summary>What the commands print; each has to succeed.</summary>
    private string Shell(string folder, string commands, params string[] variables)
    {
        string[] arguments =
        [
            $"--chdir={folder}",
            $"HOME={home.FullName}",
            "DOTNET_CLI_TELEMETRY_OPTOUT=1",
            "DOTNET_NOLOGO=1",
            "MSBUILDDISABLENODEREUSE=1",
            .. variables,
            "bash",
            "-euo",
            "pipefail",
            "-c",
            commands,
        ];
        ProgramResult result = Programs.Run("env", arguments, timeout: Patience);
        Assert.True(result.ExitCode == 0, $"{commands}\nended with {result.ExitCode}:\n{result.Everything}");
        return result.Output;
    }

    [GeneratedRegex("```sh\n(?<commands>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
