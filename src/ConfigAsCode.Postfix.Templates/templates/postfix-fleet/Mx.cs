using ConfigAsCode.Postfix;

/// <summary>The two hosts of the MX records: they receive mail for the people of example.org and pass it on to the store.</summary>
[PostfixInstance("mx1", HostName = "mx1.example.org")]
[PostfixInstance("mx2", HostName = "mx2.example.org")]
[Main(RelayDomains = ["$mydomain"])]
// No more than this many connections to the store at a time.
[Transport("relay", DestinationConcurrencyLimit = 10)]
[Expect(Client.Stranger, "postmaster@example.org", Outcome.Accepted)]
[ExpectDelivery("postmaster@example.org", Transport = "relay", Through = "[store.example.org]")]
[Expect(Client.Stranger, "nobody-here@example.org", Outcome.Rejected)]
public class Mx : IMailServer, IDelivering
{
    [Table("transport")]
    [Route("example.org", "relay", "[store.example.org]")]
    sealed class Routes : TransportTable;

    // The addresses that exist. smtpd(8) refuses mail to others, rather than return it to a sender that may be forged.
    [Table("recipients")]
    [Recipient("postmaster@example.org")]
    [Recipient("abuse@example.org")]
    sealed class People : RelayRecipientTable;
}
