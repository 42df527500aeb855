using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Who may send mail to any domain through a service, whichever of the lists and values decides it.</summary>
internal static class RelayChanges
{
    public static IEnumerable<string> In(ViewPair change) =>
        change
            .CommonServices.Where(s => s.Before.Program == "smtpd" && s.After.Program == "smtpd")
            .SelectMany(s => Between(change, s.Before, s.After));

    private static IEnumerable<string> Between(ViewPair change, Service before, Service after)
    {
        RelayUse old = UseOf(change.Before, before);
        RelayUse now = UseOf(change.After, after);
        string name = InetEndpoint.Described(after);
        if (old.Stops != now.Stops)
        {
            yield return now.Stops
                ? $"{name} no longer starts: no list turns away mail to other domains"
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

        string[] known = [.. old.Clients.Select(c => WithNetworks(c, change, before, after))];
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

    private static RelayUse UseOf(EffectiveView view, Service service) =>
        new RelayClients(new RuleContext(view.Instance, view.Target), service).Use();

    /// <summary>The same clients with the networks of now: other networks are told once, as mynetworks.</summary>
    private static string WithNetworks(string clients, ViewPair change, Service before, Service after)
    {
        string old = change.Before.Get("mynetworks", before).Text;
        string now = change.After.Get("mynetworks", after).Text;
        return old.Length > 0 && now.Length > 0 ? clients.Replace(RelayClients.In(old), RelayClients.In(now)) : clients;
    }
}
