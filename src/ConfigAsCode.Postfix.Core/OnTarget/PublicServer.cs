using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.OnTarget;

/// <summary>Which services take mail from the Internet.</summary>
internal static class PublicServer
{
    /// <summary>Whether anybody on the Internet can connect, be it through postscreen(8).</summary>
    public static bool IsReached(Service service, InstanceOnTarget context) =>
        service.Type switch
        {
            ServiceType.Inet => ListensInPublic(service, context),
            ServiceType.Pass => context.Instance.Services.Any(s =>
                s.IsPostscreen && s.Type == ServiceType.Inet && ListensInPublic(s, context)
            ),
            _ => false,
        };

    /// <summary>Whether anybody on the Internet can connect, and send mail to the domains of this host without a login.</summary>
    public static bool TakesMail(Service service, InstanceOnTarget context) =>
        IsReached(service, context)
        && AddressClass.InOrder.Any(c =>
            c != AddressClass.Default && context.View.Get(c.Domains, service).Text.Length > 0
        )
        && context.AccessThrough(service).To(RecipientKind.Own).PermitsEverybody;

    private static bool ListensInPublic(Service service, InstanceOnTarget context)
    {
        string[] interfaces = ListeningAddress.Of(service, context.View);
        // None is left of $myhostname where Postfix computes it: an address of the host.
        return interfaces.Length == 0 || interfaces.Any(i => !PrivateAddress.Is(i));
    }
}
