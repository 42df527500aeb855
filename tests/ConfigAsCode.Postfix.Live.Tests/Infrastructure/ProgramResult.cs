namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>What a program that ended by itself left behind.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, for a message.</summary>
    public string Everything => Output + Error;

    /// <summary>The lines of the standard output.</summary>
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of the standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
