using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Native;

/// <summary>The native programs, published once from a copy of the sources by the first command of docs/lint.md.</summary>
public sealed partial class NativeProgram : IAsyncLifetime
{
    private static readonly TimeSpan TimeToPublish = TimeSpan.FromMinutes(15);

    private readonly TemporaryFolder folder = new("native-");

    /// <summary>The two commands of docs/lint.md that lead from nothing to a checked /etc/postfix.</summary>
    public static string[] Commands { get; } = CommandsOf("lint.md");

    /// <summary>Where somebody types them.</summary>
    public string Folder => folder.FullName;

    public string PathTo(string runtime) => folder.PathTo("artifacts", "tool", "postfix-cac-" + runtime);

    /// <summary>The first commands of a page.</summary>
    public static string[] CommandsOf(string page) =>
        ShellBlock().Match(RepositoryRoot.Read("docs", page)).Groups[1].Value.Trim().Split('\n');

    public async ValueTask InitializeAsync()
    {
        Sources.CopyTo(Folder, "src", "eng", "docs", "editors");
        (
            await Programs.RunAsync(
                "bash",
                ["-c", Commands[0]],
                timeout: TimeToPublish,
                folder: Folder,
                variables: Dotnet.Variables
            )
        ).ShouldSucceed();
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
