using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>Who may send mail to any domain through a service.</summary>
/// <param name="Starts">Whether the service starts; smtpd(8) does not where no list turns foreign mail away.</param>
/// <param name="IsOpen">Whether everybody may: an open relay.</param>
/// <param name="Paths">What a client has to be, where not everybody may; none where nobody may.</param>
public sealed record RelayAccess(bool Starts, bool IsOpen, EquatableArray<AccessPath> Paths)
{
    /// <summary>Each kind of client that may, in words.</summary>
    public IEnumerable<string> Clients => Paths.Select(ClientWords.Of).Distinct();

    public static RelayAccess Of(ServiceAccess access)
    {
        AccessDecision decision = access.To(RecipientKind.Remote);
        return access.Starts
            ? new RelayAccess(
                Starts: true,
                decision.PermitsEverybody,
                decision.Paths.Where(path => !path.IsOpenToAll).ToEquatableArray()
            )
            : new RelayAccess(Starts: false, IsOpen: false, default);
    }

    /// <summary>A service that relays for all clients in some networks, and talks to no others.</summary>
    public static RelayAccess For(string networks) =>
        new(
            Starts: true,
            IsOpen: false,
            networks.Length == 0
                ? default
                : EquatableArray.Of(
                    new AccessPath(EquatableArray.Of(new ClientCondition(ClientKind.InNetworks, networks)))
                )
        );
}
