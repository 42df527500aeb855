using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The addresses on which an inet service listens (master(5), inet_interfaces).</summary>
internal static class ListeningAddress
{
    /// <summary>
    /// The address of its name, else those of inet_interfaces, with its words <c>all</c> and <c>loopback-only</c>. It is master(8) that
    /// listens, so main.cf alone counts, whatever the service overrides (master/master_ent.c).
    /// </summary>
    public static string[] Of(Service service, EffectiveView view)
    {
        int colon = service.Name.LastIndexOf(':');
        return colon > 0 ? [service.Name.Substring(0, colon)] : ListValue.Words(view.Get("inet_interfaces").Text);
    }

    /// <summary>Whether somebody beside this host connects to a service; postscreen(8) passes on the connections of one that it has.</summary>
    public static bool IsReached(Service service, EffectiveView view) =>
        service.Type == ServiceType.Pass
        || (
            service.Type == ServiceType.Inet
            // None is left of $myhostname where Postfix computes it: an address of the host.
            && (Of(service, view) is not { Length: > 0 } addresses || !addresses.All(PrivateAddress.IsLoopback))
        );
}
