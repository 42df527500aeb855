using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A destination to which a client of other servers takes mail.</summary>
/// <param name="Client">The smtp(8) or lmtp(8) service.</param>
/// <param name="Destination">One of the next hop as it is written; empty for the domain of each recipient.</param>
/// <param name="By">The setting or row that sends mail there; null where the defaults of Postfix do.</param>
internal sealed record Delivery(Service Client, string Destination, TransportReference? By)
{
    /// <summary>Whether the client asks the domain of each recipient for its mail servers.</summary>
    public bool IsOfRecipients => Destination.Length == 0;

    /// <summary>Whether the mail stays on this host.</summary>
    public bool IsToThisHost => PrivateAddress.IsLoopback(NextHop.HostOf(Destination));

    /// <summary>The port as a number where its name is a mail port: that of the destination, else the client's own.</summary>
    public string Port(EffectiveView view)
    {
        string port = NextHop.PortOf(Destination);
        return view.PortsOf(Client).NumberOf(port.Length > 0 ? port : DefaultPort(Client, view).Text);
    }

    /// <summary>The port of a destination that names none; before <c>smtp_tcp_port</c> of 3.2 it was fixed.</summary>
    public static EffectiveValue DefaultPort(Service client, EffectiveView view)
    {
        string parameter = client.Program + "_tcp_port";
        return Parameters.Find(parameter) is { } known && known.ExistsOn(view.Target.Postfix)
            ? view.Get(parameter, client)
            : new EffectiveValue(parameter, "25", "25", SetBy: null, Error: null);
    }
}
