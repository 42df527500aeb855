namespace ConfigAsCode.Postfix.Tool.Hosts;

/// <summary>What a program printed.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ProgramOutput(int ExitCode, byte[] Output, string Error);
