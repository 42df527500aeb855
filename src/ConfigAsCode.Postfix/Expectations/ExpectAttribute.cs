namespace ConfigAsCode.Postfix;

/// <summary>
/// What an SMTP server must do with a message, as one writes a test: a stranger's mail to another domain is refused. It is checked while
/// you type, with the restriction lists as smtpd(8) reads them; one that does not hold is PFX2015. On a service it is for that service; on an
/// instance or a policy for each SMTP server of the instance, where the client logs in for each at which clients can.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class ExpectAttribute : Attribute
{
    /// <summary>Mail to one address.</summary>
    /// <param name="client">Who sends it.</param>
    /// <param name="to">The recipient: <c>orders@shop.example.org</c>.</param>
    /// <param name="outcome">What becomes of it.</param>
    public ExpectAttribute(Client client, string to, Outcome outcome)
    {
        Client = client;
        To = to;
        Outcome = outcome;
    }

    /// <summary>Mail to any recipient of a kind.</summary>
    /// <param name="client">Who sends it.</param>
    /// <param name="to">The recipients.</param>
    /// <param name="outcome">What becomes of it.</param>
    public ExpectAttribute(Client client, Recipients to, Outcome outcome)
    {
        Client = client;
        ToAny = to;
        Outcome = outcome;
    }

    /// <summary>Who sends the message.</summary>
    public Client Client { get; }

    /// <summary>The recipient; null where a kind is given.</summary>
    public string? To { get; }

    /// <summary>The kind of recipients, where no address is given.</summary>
    public Recipients ToAny { get; }

    /// <summary>What becomes of the message.</summary>
    public Outcome Outcome { get; }

    /// <summary>The envelope sender. If left out, an address of a domain that the host does not know; empty for a bounce.</summary>
    public string? From { get; set; }

    /// <summary>The user name with which the client logs in (<see cref="Client.LoggedIn"/>). If left out, one that no table has.</summary>
    public string? As { get; set; }

    /// <summary>The address of the client, such as <c>192.0.2.7</c>, in place of one of its kind.</summary>
    public string? Address { get; set; }

    /// <summary>The name that DNS has for the client. If left out, a name of a domain that the host does not know.</summary>
    public string? HostName { get; set; }

    /// <summary>What the client calls itself in HELO. If left out, its name in DNS.</summary>
    public string? Helo { get; set; }

    /// <summary>Whether the client speaks no TLS. If left out, it does where the server offers it.</summary>
    public bool WithoutTls { get; set; }

    /// <summary>The name of the service that it is for (<c>smtp</c>), on an instance or a policy. If left out, each SMTP server.</summary>
    public string? Service { get; set; }
}
