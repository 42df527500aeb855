using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>Mail that goes to a transport.</summary>
/// <param name="Mail">Which: domains, or a pattern of a transport table.</param>
/// <param name="NextHop">Where the transport takes it; empty for the domain of the recipient.</param>
/// <param name="By">The parameter or table that says so.</param>
public sealed record Route(string Mail, string NextHop, string By)
{
    /// <summary>Whether the next hop is a socket or the loopback of this host.</summary>
    public bool StaysOnHost =>
        NextHop.StartsWith("unix:", StringComparison.Ordinal)
        || PrivateAddress.IsLoopback(
            Routing.NextHop.HostOf(
                NextHop.StartsWith("inet:", StringComparison.Ordinal) ? NextHop.Substring("inet:".Length) : NextHop
            )
        );
}
