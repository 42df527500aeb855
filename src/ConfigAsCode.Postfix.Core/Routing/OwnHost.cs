using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Whether a destination is this very Postfix, as far as the instance says it.</summary>
internal static class OwnHost
{
    private const string Smtp = "25";

    /// <summary>
    /// Whether smtp(8) finds that the destination is itself: at port 25 it compares the addresses with those of inet_interfaces and
    /// proxy_interfaces, and the greeting with its own name (smtp_find_self() in smtp/smtp_addr.c, smtp_helo() in smtp/smtp_proto.c).
    /// </summary>
    public static bool IsFoundByClient(Delivery delivery, EffectiveView view) =>
        delivery.Client.IsSmtpClient
        && delivery.Port(view) == Smtp
        && (IsNamed(delivery, view) || IsAddress(NextHop.HostOf(delivery.Destination), delivery.Client, view));

    /// <summary>Whether the destination is the host by its name; in brackets it is asked itself, else its mail servers are.</summary>
    public static bool IsNamed(Delivery delivery, EffectiveView view) =>
        view.Get(OwnName.Host, delivery.Client) is { Text.Length: > 0, IsPartlyUnknown: false, Error: null } name
        && name.Text.Equals(NextHop.HostOf(delivery.Destination), StringComparison.OrdinalIgnoreCase);

    /// <summary>The services of this Postfix that take the connection to a destination.</summary>
    public static IEnumerable<Service> Listeners(Delivery delivery, EffectiveView view)
    {
        string host = NextHop.HostOf(delivery.Destination);
        bool isNamed = IsNamed(delivery, view);
        string port = delivery.Port(view);
        return view.Instance.Services.Where(s =>
            s.SpeaksSmtpToClients
            && InetEndpoint.IsOnPort(s, view.Ports, port)
            && ListeningAddress
                .Of(s, view)
                .Any(at =>
                    at == "all" ? isNamed || PrivateAddress.IsLoopback(host)
                    : PrivateAddress.IsLoopback(at) ? IsSameLoopback(host, at)
                    : isNamed || Bare(at).Equals(Bare(host), StringComparison.OrdinalIgnoreCase)
                )
        );
    }

    private static bool IsSameLoopback(string host, string listening) =>
        PrivateAddress.IsLoopback(host)
        && (
            host == "localhost"
            || Bare(listening) is "localhost" or "loopback-only"
            || Bare(listening).Equals(Bare(host), StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsAddress(string host, Service client, EffectiveView view)
    {
        string[] interfaces = ListValue.Words(view.Get("inet_interfaces", client).Text);
        bool isFirstLoopback = Bare(host) is "127.0.0.1" or "::1" or "localhost";
        return (
                isFirstLoopback
                && interfaces.Any(at => at is "all" or "loopback-only" or "localhost" || IsSameLoopback(host, at))
            )
            || (
                MailHostAddress.IsHost(Bare(host))
                && interfaces
                    .Concat(ListValue.Words(view.Get("proxy_interfaces", client).Text))
                    .Any(at => Bare(at).Equals(Bare(host), StringComparison.OrdinalIgnoreCase))
            );
    }

    private static string Bare(string address)
    {
        string bare = address.Trim('[', ']');
        return bare.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? bare.Substring("IPv6:".Length) : bare;
    }
}
