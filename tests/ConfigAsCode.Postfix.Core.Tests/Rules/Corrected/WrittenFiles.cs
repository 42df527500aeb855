using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>What is written in place of, or beside, the lines of a server with no finding.</summary>
/// <param name="MainCf">Lines of main.cf; a name without a value leaves the line out.</param>
internal sealed record WrittenFiles(string MainCf = "")
{
    /// <summary>Entries of master.cf, each with its overrides below it.</summary>
    public string MasterCf { get; init; } = "";

    /// <summary>The services that master.cf lacks.</summary>
    public string Without { get; init; } = "";

    public TableFile[] Tables { get; init; } = [];
}
