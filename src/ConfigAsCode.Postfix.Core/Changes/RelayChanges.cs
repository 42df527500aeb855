using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Who may send mail to any domain through a service, whichever of the lists and values decides it.</summary>
internal static class RelayChanges
{
    public static IEnumerable<string> In(ViewPair change)
    {
        EffectiveView before = change.Before;
        EffectiveView after = change.After;
        return change
            .CommonServices.Where(s => s.Before.IsSmtpServer && s.After.IsSmtpServer)
            .SelectMany(s => Between(before, s.Before, after, s.After));
    }

    private static IEnumerable<string> Between(
        EffectiveView beforeIn,
        Service before,
        EffectiveView afterIn,
        Service after
    )
    {
        RelayUse old = new RelayClients(beforeIn, before).Use();
        RelayUse now = new RelayClients(afterIn, after).Use();
        string name = InetEndpoint.Described(after);
        if (old.Stops != now.Stops)
        {
            yield return now.Stops
                ? $"{name} no longer starts: no list turns foreign mail away"
                : $"{name} starts, which it did not";
        }

        if (now.Stops)
        {
            yield break;
        }

        if (old.IsOpen != now.IsOpen)
        {
            yield return now.IsOpen
                ? $"{name} is now an open relay: it sends mail to any domain for everybody"
                : $"{name} is no longer an open relay";
        }

        string[] known =
        [
            .. WithNetworks(old.Clients, beforeIn.Get("mynetworks", before), afterIn.Get("mynetworks", after)),
        ];
        string[] added = [.. now.Clients.Except(known)];
        string[] removed = [.. known.Except(now.Clients)];
        if (added.Length > 0 && !now.IsOpen)
        {
            yield return $"{name} now relays to any domain for {string.Join("; ", added)}";
        }

        if (removed.Length > 0 && !now.IsOpen)
        {
            yield return $"{name} no longer relays for {string.Join("; ", removed)}";
        }
    }

    /// <summary>The same clients with the networks of now: other networks are told once, as mynetworks.</summary>
    private static IEnumerable<string> WithNetworks(
        IEnumerable<string> clients,
        EffectiveValue before,
        EffectiveValue after
    ) =>
        before.Text.Length > 0 && after.Text.Length > 0
            ? clients.Select(c => c.Replace(RelayClients.In(before.Text), RelayClients.In(after.Text)))
            : clients;
}
