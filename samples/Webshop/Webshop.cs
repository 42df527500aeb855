using ConfigAsCode.Postfix;
using static ConfigAsCode.Postfix.Restriction;

namespace Shop;

/// <summary>
/// The mail server that the shop sends its orders through. It runs on the old machine until the new one replaces it:
/// one class, two instances, each with the files that its own Postfix reads.
/// </summary>
[PostfixInstance("webshop", Set = ["compatibility_level=2"])]
[PostfixInstance(
    "webshop-next",
    Platform = Platform.Debian12,
    HostName = "next.example.org",
    Set = ["compatibility_level=3.7", "smtpd_forbid_bare_newline=normalize", "alias_maps=hash:/etc/aliases"]
)]
[Target(Platform.Ubuntu1604)]
[Main(
    MyHostname = "shop.example.org",
    MyDestination = ["$myhostname", "localhost.$mydomain", "localhost"],
    MyNetworks = ["127.0.0.0/8", "[::1]/128"],
    RecipientDelimiter = "+",
    Biff = false
)]
[Smtpd(
    Banner = "$myhostname ESMTP",
    HeloRequired = true,
    RelayRestrictions = [PermitMyNetworks, PermitSaslAuthenticated, DeferUnauthDestination]
)]
// Strangers do not relay through the shop, and their mail to it comes in; its own software and people send anywhere.
[Expect(Client.Stranger, Recipients.OtherDomains, Outcome.Refused)]
[Expect(Client.LoggedIn, Recipients.OtherDomains, Outcome.Accepted)]
[Expect(Client.ThisHost, Recipients.OtherDomains, Outcome.Accepted, Service = "smtp")]
[Expect(Client.Stranger, Recipients.LocalDomains, Outcome.Accepted, Service = "smtp")]
// Orders reach those who read them; what people send leaves with DANE, and to the partners never in plain text.
[ExpectDelivery("orders@shop.example.org", To = ["sales@shop.example.org", "archive@shop.example.org"])]
[ExpectDelivery("x@example.com", Client = Client.LoggedIn, Through = "example.com", Tls = SmtpTlsSecurityLevel.Dane)]
[ExpectDelivery("x@parcels.example.com", Tls = SmtpTlsSecurityLevel.Encrypt)]
[ExpectDelivery("x@bank.example.net", Transport = "smtp", Tls = SmtpTlsSecurityLevel.Secure)]
public partial class Webshop : IShopTls
{
    // The addresses that customers and other postmasters write to, with the addresses of those who read them.
    [Table("virtual")]
    [Entry("postmaster@shop.example.org", "root")]
    [Entry("abuse@shop.example.org", "root")]
    [Entry("orders@shop.example.org", "sales@shop.example.org, archive@shop.example.org")]
    [Entry("returns@shop.example.org", "sales@shop.example.org")]
    [Entry("info@shop.example.org", "help@shop.example.org")]
    sealed class Addresses : VirtualAliasTable;

    // Partners for whom opportunistic TLS is not enough: never in plain text, and to the bank only under its own name.
    [TlsPolicy("bank.example.net", SmtpTlsSecurityLevel.Secure, Match = ["nexthop", "dot-nexthop"])]
    [TlsPolicy("parcels.example.com", SmtpTlsSecurityLevel.Encrypt)]
    sealed class Partners : TlsPolicyTable;

    // Behind postscreen(8), if the shop needs it later.
    [PassService("smtpd", Daemon.Smtpd)]
    sealed class Smtpd;

    // Port 587: for the mail of the shop's own software and people. No login without TLS, and no TLS below 1.2.
    [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
    [SmtpdSasl(AuthEnable = true, SecurityOptions = [SaslSecurityOption.NoAnonymous])]
    [Smtpd(
        ClientRestrictions = [PermitSaslAuthenticated, Reject],
        RelayRestrictions = [PermitSaslAuthenticated, Reject]
    )]
    [Milter(MacroDaemonName = "ORIGINATING")]
    [Expect(Client.Stranger, Recipients.LocalDomains, Outcome.Refused)]
    sealed class Submission;

    [UnixService("maildrop", Daemon.Pipe)]
    [Pipe(Flags = "DRhu", User = "vmail", Argv = "/usr/bin/maildrop -d ${recipient}")]
    [Transport(DestinationRecipientLimit = 1)]
    sealed class Maildrop;

    [UnixService("uucp", Daemon.Pipe)]
    [Pipe(Flags = "Fqhu", User = "uucp", Argv = "uux -r -n -z -a$sender - $nexthop!rmail ($recipient)")]
    sealed class Uucp;

    [UnixService("ifmail", Daemon.Pipe)]
    [Pipe(Flags = "F", User = "ftn", Argv = "/usr/lib/ifmail/ifmail -r $nexthop ($recipient)")]
    sealed class Ifmail;

    [UnixService("bsmtp", Daemon.Pipe)]
    [Pipe(Flags = "Fq.", User = "bsmtp", Argv = "/usr/lib/bsmtp/bsmtp -t$nexthop -f$sender $recipient")]
    sealed class Bsmtp;

    [UnixService("scalemail-backend", Daemon.Pipe, ProcessLimit = 2)]
    [Pipe(
        Flags = "R",
        User = "scalemail",
        Argv = "/usr/lib/scalemail/bin/scalemail-store ${nexthop} ${user} ${extension}"
    )]
    sealed class ScalemailBackend;

    [UnixService("mailman", Daemon.Pipe)]
    [Pipe(Flags = "FR", User = "list", Argv = "/usr/lib/mailman/bin/postfix-to-mailman.py ${nexthop} ${user}")]
    sealed class Mailman;
}
