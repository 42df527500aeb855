namespace ConfigAsCode.Postfix;

/// <summary>
/// Where the mail for an address must go, as one writes a test: at which addresses it ends, by which transport and next hop, and with which TLS. It
/// is checked while you type, through the canonical, alias and transport tables as Postfix reads them; one that does not hold is PFX7011. On a service
/// it is for the mail which that service takes; on an instance or a policy for each SMTP server of the instance, and for pickup(8) where it has none.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class ExpectDeliveryAttribute : Attribute
{
    /// <summary>Mail to one address.</summary>
    /// <param name="recipient">The recipient: <c>orders@shop.example.org</c>.</param>
    public ExpectDeliveryAttribute(string recipient)
    {
        Recipient = recipient;
    }

    /// <summary>The recipient.</summary>
    public string Recipient { get; }

    /// <summary>
    /// The addresses at which the mail ends, all of them, copies of <c>always_bcc</c> and similar parameters too. Mail for a local user ends at the
    /// address of the user. If left out, any.
    /// </summary>
    public string[] To { get; set; } = [];

    /// <summary>The transport that gets the mail for each of these addresses, by its name in master.cf (<c>lmtp</c>). If left out, any.</summary>
    public string? Transport { get; set; }

    /// <summary>The next hop of that transport, as it is written: <c>[smart.example.net]:587</c>, or the domain of the recipient. If left out, any.</summary>
    public string? Through { get; set; }

    /// <summary>The least security level with which the mail leaves; a stricter one holds too. If left out, any.</summary>
    public SmtpTlsSecurityLevel Tls { get; set; }

    /// <summary>The envelope sender. If left out, an address of a domain that the host does not know; empty for a bounce.</summary>
    public string? From { get; set; }

    /// <summary>Who sends the message: it holds at each SMTP server that accepts the message of such a client. If left out, at each.</summary>
    public Client Client { get; set; }

    /// <summary>The name of the service that takes the mail (<c>smtp</c>, <c>pickup</c>), on an instance or a policy. If left out, each SMTP server.</summary>
    public string? Service { get; set; }
}
