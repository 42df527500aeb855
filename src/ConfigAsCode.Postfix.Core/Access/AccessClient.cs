namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>A client that sends a message. It uses TLS where it is offered, and logs in where it can.</summary>
/// <param name="Address">Its address, as Postfix writes it.</param>
internal sealed record AccessClient(string Address)
{
    public const string Unknown = "unknown";

    private string? reverseName;

    /// <summary>The name that DNS has for its address and back; <c>unknown</c> where it has none.</summary>
    public string Name { get; init; } = Unknown;

    /// <summary>The name that DNS has for its address, whether or not it leads back.</summary>
    public string ReverseName
    {
        get => reverseName ?? Name;
        init => reverseName = value;
    }

    /// <summary>The user name with which it logs in; null where it has none.</summary>
    public string? Login { get; init; }

    /// <summary>Whether a server in front says so before the first list is asked (<c>XCLIENT LOGIN=</c>), without an <c>AUTH</c>.</summary>
    public bool IsLoggedInAtOnce { get; init; }

    /// <summary>Null where it has none.</summary>
    public ClientCertificate? Certificate { get; init; }

    /// <summary>Whether it speaks TLS where the server offers it.</summary>
    public bool HasTls { get; init; } = true;

    /// <summary>Whether its address is one of this host; null where the host alone knows.</summary>
    public bool? IsThisHost { get; init; }

    /// <summary>Whether it is in a network of an interface of this host; null where the host alone knows.</summary>
    public bool? IsInSubnets { get; init; }
}
