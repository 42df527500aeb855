using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>A way out.</summary>
/// <param name="Name">The name of the transport, by which the queue manager calls it.</param>
/// <param name="Program">The program that delivers; null where mail is sent to a transport that master.cf does not have.</param>
/// <param name="Runs">What pipe(8) runs, and as whom; null for another program.</param>
/// <param name="Mail">Which mail goes there; none where nothing that the instance says sends any.</param>
/// <param name="Clients">What a client does in TLS: in general, then towards destinations of its policy tables; none for other programs.</param>
public sealed record Transport(
    string Name,
    string? Program,
    string? Runs,
    EquatableArray<Route> Mail,
    EquatableArray<ClientOffer> Clients
)
{
    /// <summary>The tables of TLS policies that the host alone knows.</summary>
    public EquatableArray<string> UnknownPolicies { get; init; }

    /// <summary>Whether all its mail goes to a socket or the loopback of this host, so that nothing passes over a network.</summary>
    public bool StaysOnHost => Mail.Count > 0 && Mail.All(route => route.StaysOnHost);
}
