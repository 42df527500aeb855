using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Who may send mail to any domain through a service, whichever of the lists and values decides it.</summary>
internal static class RelayChanges
{
    public static IEnumerable<Change> In(InstancePair pair) =>
        pair
            .CommonServices.Where(s => s.Before.IsSmtpServer && s.After.IsSmtpServer)
            .SelectMany(s => Between(pair.Before, s.Before, pair.After, s.After));

    private static IEnumerable<Change> Between(
        InstanceOnTarget beforeIn,
        Service before,
        InstanceOnTarget afterIn,
        Service after
    )
    {
        RelayAccess old = RelayAccess.Of(beforeIn.AccessThrough(before));
        RelayAccess now = RelayAccess.Of(afterIn.AccessThrough(after));
        string name = InetEndpoint.Described(after, afterIn.View.Ports);
        if (old.Starts != now.Starts)
        {
            yield return new Change.Start(name, now.Starts);
        }

        if (!now.Starts)
        {
            yield break;
        }

        if (old.IsOpen != now.IsOpen)
        {
            yield return new Change.OpenRelay(name, now.IsOpen);
        }

        AccessPath[] known =
        [
            .. WithNetworks(old.Paths, beforeIn.View.Get("mynetworks", before), afterIn.View.Get("mynetworks", after)),
        ];
        AccessPath[] added = [.. now.Paths.Except(known)];
        AccessPath[] removed = [.. known.Except(now.Paths)];
        if (added.Length > 0 && !now.IsOpen)
        {
            yield return new Change.RelayClients(name, added.ToEquatableArray(), IsAdded: true);
        }

        if (removed.Length > 0 && !now.IsOpen)
        {
            yield return new Change.RelayClients(name, removed.ToEquatableArray(), IsAdded: false);
        }
    }

    /// <summary>The same paths with the networks of now: other networks are reported once, as mynetworks.</summary>
    private static IEnumerable<AccessPath> WithNetworks(
        IEnumerable<AccessPath> paths,
        EffectiveValue before,
        EffectiveValue after
    )
    {
        var old = new ClientCondition(ClientKind.InNetworks, before.Text);
        var now = new ClientCondition(ClientKind.InNetworks, after.Text);
        return before.Text.Length > 0 && after.Text.Length > 0
            ? paths.Select(path => new AccessPath(path.Conditions.Select(c => c == old ? now : c).ToEquatableArray()))
            : paths;
    }
}
