using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Whether local parts alone are looked up for a domain (mail_addr_find_opt() in global/mail_addr_find.c).</summary>
internal static class LocalPartLookup
{
    /// <summary>Whether it is <c>myorigin</c> or in <c>mydestination</c>; null where the host alone knows.</summary>
    public static bool? IsFor(string domain, Service? service, EffectiveView view)
    {
        EffectiveValue origin = view.Get("myorigin", service);
        if (domain.Equals(origin.Text, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return new NameList(AddressClass.Local.Domains, hasParents: false, service, view).Has(domain) switch
        {
            ListMatch.Yes => true,
            ListMatch.No when !origin.IsPartlyUnknown => false,
            _ => null,
        };
    }
}
