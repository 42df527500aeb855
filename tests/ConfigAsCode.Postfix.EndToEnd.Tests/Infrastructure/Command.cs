using System.Diagnostics;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>A program in a folder, with the patience that a build needs.</summary>
public static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task<ProgramResult> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        string program,
        params IEnumerable<string> arguments
    ) => Programs.RunAsync(program, arguments, timeout: Patience, folder: folder, variables: variables);

    /// <summary>The same for who ends it before it ends by itself.</summary>
    public static Process Start(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        string program,
        params IEnumerable<string> arguments
    ) => Programs.Start(program, arguments, folder, variables);

    /// <summary>The command failed with one code and with nothing else, a crash of the task (MSB4018) least of all.</summary>
    public static ProgramResult ShouldFailWith(this ProgramResult result, string code)
    {
        Assert.True(result.ExitCode != 0, $"{result.CommandLine} succeeded:\n{result.Everything}");
        Assert.Contains($"error {code}: ", result.Everything, StringComparison.Ordinal);
        Assert.All(
            result.Everything.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)),
            line => Assert.Contains($"error {code}: ", line, StringComparison.Ordinal)
        );
        return result;
    }
}
