namespace ConfigAsCode.Postfix.Testing.Processes;

/// <summary>What a program that ended by itself left behind.</summary>
/// <param name="CommandLine">The program with its arguments, for a message.</param>
/// <param name="ExitCode">0 where it succeeded.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ProgramResult(string CommandLine, int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, for a message.</summary>
    public string Everything => Output + Error;

    /// <summary>The lines of the standard output.</summary>
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of the standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public ProgramResult ShouldSucceed()
    {
        Assert.True(ExitCode == 0, $"{CommandLine} ended with {ExitCode}:\n{Everything}");
        return this;
    }
}
