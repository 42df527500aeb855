using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.OnTarget;

/// <summary>Which services take mail from the Internet.</summary>
internal static class PublicServer
{
    /// <summary>Whether anybody on the Internet can connect, be it through postscreen(8).</summary>
    public static bool IsReached(Service service, InstanceOnTarget context) => context.Once(Reached).Contains(service);

    private static HashSet<Service> Reached(InstanceOnTarget context) =>
        new(
            context.Instance.Services.Where(s => Doors(s, context).Any(door => ListensInPublic(door, context))),
            ReferenceComparer.OfServices
        );

    /// <summary>Whether other mail servers can connect to it: it is at a public port 25, or behind a postscreen(8) that is.</summary>
    public static bool IsAtPort25(Service service, InstanceOnTarget context) =>
        Doors(service, context)
            .Any(door => InetEndpoint.IsOnPort(door, context.View.Ports, "25") && ListensInPublic(door, context));

    /// <summary>The services that take the connections of a service: itself, or each postscreen(8).</summary>
    private static Service[] Doors(Service service, InstanceOnTarget context) =>
        service.Type switch
        {
            ServiceType.Inet => [service],
            ServiceType.Pass => context.Once(Screens),
            _ => [],
        };

    private static Service[] Screens(InstanceOnTarget context) =>
        [.. context.Instance.Services.Where(s => s.IsPostscreen && s.Type == ServiceType.Inet)];

    /// <summary>
    /// Whether other servers bring mail to it: it takes mail from anybody, or it is at port 25, or behind postscreen(8), with domains of
    /// its own. A fault in its lists, which turns all away today, does not change what it is for.
    /// </summary>
    public static bool IsForMail(Service service, InstanceOnTarget context) =>
        TakesMail(service, context)
        || (
            IsAtPort25(service, context)
            && HasDomains(service, context)
            && !IsForNetworks(context.AccessThrough(service))
        );

    /// <summary>Whether its lists let clients of some networks in, and reject all others.</summary>
    private static bool IsForNetworks(ServiceAccess access) =>
        access.To(RecipientKind.Own).Paths is { Count: > 0 } paths
        && paths.All(path => path.Conditions.Any(c => c.IsOfNetworks))
        && ExpectedMessage.OfStrangers(AddressClass.Local).All(m => access.Answer(m).Verdict == AccessVerdict.Rejected);

    /// <summary>Whether anybody on the Internet can connect, and send mail to the domains of this host without a login.</summary>
    public static bool TakesMail(Service service, InstanceOnTarget context) =>
        IsReached(service, context)
        && HasDomains(service, context)
        && context.AccessThrough(service).To(RecipientKind.Own).PermitsEverybody;

    private static bool HasDomains(Service service, InstanceOnTarget context) =>
        AddressClass.WithDomains.Any(c => context.View.Get(c.Domains, service).Text.Length > 0);

    private static bool ListensInPublic(Service service, InstanceOnTarget context)
    {
        string[] interfaces = ListeningAddress.Of(service, context.View);
        // None is left of $myhostname where Postfix computes it: an address of the host.
        return interfaces.Length == 0 || interfaces.Any(i => !PrivateAddress.Is(i));
    }
}
