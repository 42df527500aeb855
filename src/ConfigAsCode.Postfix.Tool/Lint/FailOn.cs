namespace ConfigAsCode.Postfix.Tool.Lint;

/// <summary>From which severity on a finding makes the exit code 1.</summary>
internal enum FailOn
{
    Error,
    Warning,
    Info,
    Never,
}
