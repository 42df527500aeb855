namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>How one rule finds one fault, whoever makes it.</summary>
/// <param name="Rule">The id.</param>
/// <param name="Service">Name, type and program of a service that the fault is on, as in master.cf.</param>
/// <param name="Fault">The setting that is the fault.</param>
internal sealed record RuleCase(string Rule, string Service, string Fault)
{
    /// <summary>What else holds in main.cf; a name alone takes the hardened setting away.</summary>
    public string[] Around { get; init; } = [];

    /// <summary>What the service has of its own in any case.</summary>
    public string[] Own { get; init; } = [];

    /// <summary>The platform on which the fault is shown.</summary>
    public string On { get; init; } = "Debian12";

    /// <summary>Whether the finding is about a setting that is missing beside the fault.</summary>
    public bool IsAboutWhatIsMissing { get; init; }

    /// <summary>Whether main.cf cannot have the fault, since all programs and ports read it.</summary>
    public bool IsOnServiceOnly { get; init; }

    /// <summary>What to write or leave out for a default to do the harm, and the place; null where none is harmful.</summary>
    public (string[] Settings, string Place)? Default { get; init; }

    /// <summary>What is a fault on one platform and none on another; null where the fault is one everywhere.</summary>
    public (string[] Settings, string Told, string Silent)? Elsewhere { get; init; }

    public string Parameter => Fault.Split(' ')[0];
}
