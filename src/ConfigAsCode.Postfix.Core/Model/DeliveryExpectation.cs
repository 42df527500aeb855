namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>Where mail for an address must go, as its author says.</summary>
/// <param name="Recipient">The address.</param>
/// <param name="Service">The service that takes the mail (<c>submission/inet</c>); null for each that does.</param>
/// <param name="Origin">Where it was declared.</param>
public sealed record DeliveryExpectation(string Recipient, string? Service, Origin Origin)
{
    /// <summary>The addresses at which it ends, all of them; empty where nothing is said of them.</summary>
    public EquatableArray<string> To { get; init; }

    /// <summary>The transport of master.cf; null where nothing is said of it.</summary>
    public string? Transport { get; init; }

    /// <summary>The next hop of the transport; null where nothing is said of it.</summary>
    public string? Through { get; init; }

    /// <summary>The least level of TLS, a member of the enum that people write (<c>Encrypt</c>); null where nothing is said of it.</summary>
    public string? Tls { get; init; }

    /// <summary>The envelope sender; null for one that the host does not know.</summary>
    public string? From { get; init; }

    /// <summary>Who sends it, a member of the enum that people write (<c>LoggedIn</c>); null for anybody.</summary>
    public string? Client { get; init; }

    /// <summary>The name of the service that an expectation of the whole instance is for (<c>smtp</c>); null for each that takes mail.</summary>
    public string? ServiceName { get; init; }
}
