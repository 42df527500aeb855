using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>Finds the ways in of an instance.</summary>
internal static class ListenerFacts
{
    /// <summary>Every inet service, whatever it runs, and mail servers on other sockets, behind the postscreen(8) before them.</summary>
    public static IEnumerable<Listener> Of(InstanceOnTarget context)
    {
        ILookup<string, TlsRow> rows = context.TlsRows.ToLookup(row => row.Service.Key);
        Service[] services = [.. context.Instance.Services.Where(s => s.Type == ServiceType.Inet || s.TakesMail)];
        string[] handedTo = [.. services.Where(s => s.IsPostscreen).Select(s => HandsTo(s, context)).Distinct()];
        Service[] behind =
        [
            .. services.Where(s => s.IsSmtpServer && s.Type != ServiceType.Inet && handedTo.Contains(s.Name)),
        ];
        foreach (Service service in services.Except(behind))
        {
            yield return Describe(service, rows[service.Key].FirstOrDefault(), [], context);
            foreach (Service next in behind.Where(b => IsLastBefore(b, service, services, context)))
            {
                yield return Describe(
                    next,
                    rows[next.Key].FirstOrDefault(),
                    services.Where(s => s.IsPostscreen && HandsTo(s, context) == next.Name),
                    context
                );
            }
        }
    }

    /// <summary>Whether a service is the last of the postscreens that hand to another: behind it that one is told, once.</summary>
    private static bool IsLastBefore(Service behind, Service service, Service[] services, InstanceOnTarget context) =>
        services.LastOrDefault(s => s.IsPostscreen && HandsTo(s, context) == behind.Name) == service;

    private static string HandsTo(Service postscreen, InstanceOnTarget context) =>
        context.View.Get("smtpd_service_name", postscreen).Text;

    private static Listener Describe(
        Service service,
        TlsRow? row,
        IEnumerable<Service> handedOverBy,
        InstanceOnTarget context
    ) =>
        new(
            service.Key,
            InetEndpoint.Described(service, context.View.Ports),
            service.Program,
            AddressesOf(service, context).ToEquatableArray(),
            handedOverBy.Select(s => InetEndpoint.Described(s, context.View.Ports)).ToEquatableArray(),
            row is null ? null : TlsOffer.Of(row),
            service.IsSmtpServer ? LoginModes.Of(context.View, service) : null,
            service.IsSmtpServer ? RelayAccess.Of(context.AccessThrough(service))
                // qmqpd(8) relays for all clients that it talks to at all.
                : service.IsQmqpServer ? RelayAccess.For(context.View.Get("qmqpd_authorized_clients", service).Text)
                : null
        )
        {
            IsLoopback =
                service.Type == ServiceType.Inet
                && ListeningAddress.Of(service, context.View) is { Length: > 0 } addresses
                && addresses.All(PrivateAddress.IsLoopback),
        };

    /// <summary><c>192.0.2.7:587</c>; a name of inet_interfaces stays as it is.</summary>
    private static IEnumerable<string> AddressesOf(Service service, InstanceOnTarget context)
    {
        if (service.Type != ServiceType.Inet)
        {
            return [];
        }

        string port = InetEndpoint.PortOf(service, context.View.Ports);
        string[] addresses = ListeningAddress.Of(service, context.View);
        string every = context.View.Get("inet_protocols").Text.ToLowerInvariant() switch
        {
            "ipv4" => "every IPv4 address",
            "ipv6" => "every IPv6 address",
            _ => "every address",
        };
        return (addresses.Length == 0 ? ["$myhostname"] : addresses).Select(address =>
            address switch
            {
                "all" => $"{every}, port {port}",
                "loopback-only" => "loopback only, port " + port,
                "$myhostname" => "the address of the host name, port " + port,
                _ => (address.Count(c => c == ':') > 1 && address[0] != '[' ? $"[{address}]" : address) + ":" + port,
            }
        );
    }
}
