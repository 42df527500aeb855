namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>How a command ended, and what it wrote to standard output and standard error.</summary>
public sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    public CommandResult ShouldSucceed()
    {
        Assert.True(ExitCode == 0, $"{CommandLine} ended with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The command failed with PFX9004 and with nothing else, a crash of the task (MSB4018) least of all.</summary>
    public CommandResult ShouldFailWithPfx9004()
    {
        Assert.True(ExitCode != 0, $"{CommandLine} succeeded:\n{Output}");
        Assert.All(
            Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)),
            line => Assert.Contains("error PFX9004: ", line, StringComparison.Ordinal)
        );
        return this;
    }
}
