namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>What a program that ended by itself left behind.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    public string Everything => Output + Error;
}
