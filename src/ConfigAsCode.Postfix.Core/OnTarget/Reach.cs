using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.OnTarget;

/// <summary>Services at which a fault matters to somebody beside this host.</summary>
/// <param name="Items">Those; where a fault is only at services on loopback addresses, these.</param>
/// <param name="IsLocal">Whether only programs of this host meet them.</param>
/// <typeparam name="T">What has a service.</typeparam>
internal sealed record Reach<T>(T[] Items, bool IsLocal)
{
    /// <summary>Leaves a service on a loopback address out beside one that is not.</summary>
    public static Reach<T> Of(IEnumerable<T> all, Func<T, Service> serviceOf, InstanceOnTarget context)
    {
        T[] items = [.. all];
        T[] reached = [.. items.Where(item => !IsOfThisHost(serviceOf(item), context))];
        return reached.Length > 0 ? new Reach<T>(reached, IsLocal: false) : new Reach<T>(items, IsLocal: true);
    }

    /// <summary>A proxy on this host that says who connects brings the connections of others (smtpd_upstream_proxy_protocol).</summary>
    private static bool IsOfThisHost(Service service, InstanceOnTarget context) =>
        service.Type == ServiceType.Inet
        && !ListeningAddress.IsReached(service, context.View)
        && context.View.Get(service.Program + "_upstream_proxy_protocol", service).Text.Length == 0;
}
