namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>How a command ended, and what it wrote to standard output and standard error.</summary>
public sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    public CommandResult ShouldSucceed()
    {
        Assert.True(ExitCode == 0, $"{CommandLine} ended with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The command failed with one code and with nothing else, a crash of the task (MSB4018) least of all.</summary>
    public CommandResult ShouldFailWith(string code)
    {
        Assert.True(ExitCode != 0, $"{CommandLine} succeeded:\n{Output}");
        Assert.Contains($"error {code}: ", Output, StringComparison.Ordinal);
        Assert.All(
            Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)),
            line => Assert.Contains($"error {code}: ", line, StringComparison.Ordinal)
        );
        return this;
    }
}
