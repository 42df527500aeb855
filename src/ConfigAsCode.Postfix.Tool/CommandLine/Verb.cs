using System.CommandLine;

namespace ConfigAsCode.Postfix.Tool.CommandLine;

/// <summary>A verb of the program, with what people write most often.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines with what each does, then the exit codes: what its help shows below the options.</summary>
    public required string Examples { get; init; }
}
