namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>What an SMTP server must do with a message, as its author says.</summary>
/// <param name="Client">Who sends it: a member of the enum that people write (<c>Stranger</c>).</param>
/// <param name="To">The address of the recipient, or a kind of recipients (<c>OtherDomains</c>).</param>
/// <param name="Outcome">What becomes of it: <c>Accepted</c>, <c>Refused</c>, <c>Rejected</c> or <c>Deferred</c>.</param>
/// <param name="Service">The service that it is for (<c>submission/inet</c>); null for each SMTP server.</param>
/// <param name="Origin">Where it was declared.</param>
public sealed record Expectation(string Client, string To, string Outcome, string? Service, Origin Origin)
{
    /// <summary>The envelope sender; null for one that the host does not know.</summary>
    public string? From { get; init; }

    /// <summary>The user name of the client; null for one that no table has.</summary>
    public string? As { get; init; }

    /// <summary>The address of the client; null for one of its kind.</summary>
    public string? Address { get; init; }

    /// <summary>The name that DNS has for the client; null for one that the host does not know.</summary>
    public string? HostName { get; init; }

    /// <summary>What the client calls itself; null for its name in DNS.</summary>
    public string? Helo { get; init; }

    /// <summary>Whether the client speaks no TLS.</summary>
    public bool WithoutTls { get; init; }

    /// <summary>The name of the service that an expectation of the whole instance is for (<c>smtp</c>); null for each SMTP server.</summary>
    public string? ServiceName { get; init; }
}
