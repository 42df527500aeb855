using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>The messages for which an expectation must hold: a kind of client has more than one address.</summary>
internal static class ExpectedMessage
{
    // A domain that nobody has (RFC 2606).
    public const string Foreign = "stranger.invalid";

    // Three that have nothing in common: what permits them all permits anybody.
    private static readonly string[] Strangers = ["203.0.113.7", "198.51.100.9", "2001:db8:ffff::9"];

    private static readonly Dictionary<string, AddressClass> Classes = new()
    {
        ["OtherDomains"] = AddressClass.Default,
        ["LocalDomains"] = AddressClass.Local,
        ["VirtualAliasDomains"] = AddressClass.Alias,
        ["VirtualMailboxDomains"] = AddressClass.Mailbox,
        ["RelayDomains"] = AddressClass.Relay,
    };

    /// <summary>Whether the recipient is an address or a kind of recipients.</summary>
    public static bool HasRecipient(Expectation expectation) =>
        Classes.ContainsKey(expectation.To) || AddressKeys.DomainOf(expectation.To) is not null;

    /// <summary>Messages of strangers, who have no address, login or certificate to show.</summary>
    /// <param name="recipient">The class of the recipients.</param>
    public static IEnumerable<AccessRequest> OfStrangers(AddressClass recipient) =>
        Strangers.Select(
            (address, i) =>
                new AccessRequest
                {
                    Client = Outside(address) with { Name = $"host{i}.of{i}.{Foreign}" },
                    Helo = $"helo{i}.at{i}.{Foreign}",
                    Sender = $"sender{i}@from{i}.{Foreign}",
                    RecipientClass = recipient,
                }
        );

    /// <summary>The messages of an expectation.</summary>
    public static IEnumerable<AccessRequest> Of(Expectation expectation, Service service, EffectiveView view) =>
        Clients(expectation, service, view)
            .Select(client =>
                client with
                {
                    Name = expectation.HostName ?? client.Name,
                    HasTls = !expectation.WithoutTls,
                }
            )
            .Select(client => new AccessRequest
            {
                Client = client,
                Helo = expectation.Helo ?? client.Name,
                Sender = expectation.From ?? "sender@" + Foreign,
                Recipient = Classes.ContainsKey(expectation.To) ? null : expectation.To,
                RecipientClass = Classes.TryGetValue(expectation.To, out AddressClass? addresses) ? addresses : null,
            });

    private static IEnumerable<AccessClient> Clients(Expectation expectation, Service service, EffectiveView view)
    {
        string[] addresses = expectation.Address is { } one ? [one] : Strangers;
        IEnumerable<AccessClient> outside = addresses.Select(Outside);
        return expectation.Client switch
        {
            "ThisHost" => [Here(expectation.Address ?? "127.0.0.1")],
            "OwnNetwork" => (expectation.Address is { } own ? [own] : OwnAddresses(service, view)).Select(Near),
            "LoggedIn" => outside.Select(client => client with { Login = expectation.As ?? "somebody" }),
            "WithCertificate" => outside.Select(client =>
                client with
                {
                    Certificate = new ClientCertificate([], IsTrusted: true) { IsListed = true },
                }
            ),
            "WithTrustedCertificate" => outside.Select(client =>
                client with
                {
                    Certificate = new ClientCertificate([], IsTrusted: true),
                }
            ),
            _ => outside,
        };
    }

    private static AccessClient Outside(string address) =>
        new(address)
        {
            Name = "client." + Foreign,
            IsThisHost = false,
            IsInSubnets = false,
        };

    private static AccessClient Here(string address) =>
        new(address)
        {
            Name = "localhost",
            IsThisHost = true,
            IsInSubnets = true,
        };

    private static AccessClient Near(string address) =>
        new(address)
        {
            Name = "client." + Foreign,
            IsThisHost = false,
            IsInSubnets = true,
        };

    /// <summary>The first address of each network of mynetworks, loopback only where there is nothing else.</summary>
    private static string[] OwnAddresses(Service service, EffectiveView view)
    {
        EffectiveValue networks = view.Get("mynetworks", service);
        string[] all =
        [
            .. networks.SetBy is null
                ? []
                : BracedWords
                    .Of(networks.Text, view.Target.Postfix)
                    .Select(word => NetworkPattern.Parse(word.Word))
                    .Where(pattern => !pattern.IsNegated)
                    .Select(pattern => pattern.Network?.FirstAddress)
                    .OfType<string>(),
        ];
        string[] others = [.. all.Where(address => !PrivateAddress.IsLoopback(address))];
        return others.Length > 0 ? others
            : all.Length > 0 ? all
            : ["192.0.2.7"];
    }
}
