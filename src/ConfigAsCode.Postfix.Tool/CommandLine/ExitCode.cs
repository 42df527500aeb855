namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>What every verb ends with.</summary>
internal static class ExitCode
{
    /// <summary>Nothing that was asked for was found.</summary>
    public const int Clean = 0;

    /// <summary>Something was.</summary>
    public const int Found = 1;

    /// <summary>An option is wrong, or a folder or a file cannot be read or written.</summary>
    public const int Failed = 2;
}
