using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Restrictions that reject people who log in: those about the address, the name and the HELO of the client, which of a mail program at
/// home are what the provider and the program make of them.
/// </summary>
internal static class LoginObstacles
{
    private static readonly HashSet<string> AboutClients = new(StringComparer.OrdinalIgnoreCase)
    {
        "reject_invalid_helo_hostname",
        "reject_maps_rbl",
        "reject_non_fqdn_helo_hostname",
        "reject_rbl_client",
        "reject_rhsbl_client",
        "reject_rhsbl_helo",
        "reject_rhsbl_reverse_client",
        "reject_unknown_client_hostname",
        "reject_unknown_helo_hostname",
        "reject_unknown_reverse_client_hostname",
    };

    /// <summary>Whether a restriction rejects by what a client is, and not by what its mail is.</summary>
    public static bool IsAboutClient(Restriction restriction) =>
        restriction is { OnlyWarns: false, Info: { } info }
        && (AboutClients.Contains(info.Name) || AboutClients.Contains(info.Replacement ?? ""));

    /// <summary>Those that stand in the list of a stage before the login counts, also within restriction classes.</summary>
    public static IReadOnlyList<Restriction> Of(SmtpStage stage, Service service, EffectiveView view)
    {
        var found = new List<Restriction>();
        // Whether the list goes on behind a class that has been looked through.
        var classes = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool isDelayed = view.Get("smtpd_delay_reject", service).IsYes;
        Walk(view.Get(stage.List, service).Text, RestrictionList.ClassDepth);
        return found;

        // Whether the list goes on behind it.
        bool Walk(string list, int depth)
        {
            foreach (Restriction restriction in RestrictionList.Parse(list, view.Target.Postfix))
            {
                if (!GoesOn(restriction, depth))
                {
                    return false;
                }
            }

            return true;
        }

        bool GoesOnBehind(string name, int depth)
        {
            if (!classes.TryGetValue(name, out bool goesOn))
            {
                // In itself a class decides nothing.
                classes[name] = true;
                goesOn = Walk(view.Get(name, service).Text, depth - 1);
                classes[name] = goesOn;
            }

            return goesOn;
        }

        bool GoesOn(Restriction restriction, int depth)
        {
            if (restriction.Info is null)
            {
                return restriction.OnlyWarns
                    || depth == 0
                    || !view.IsRestrictionClass(restriction.Name, service)
                    || GoesOnBehind(restriction.Name, depth);
            }

            if (IsAboutClient(restriction) && new ListStage(stage, isDelayed).Ever(restriction.Info.Name))
            {
                found.Add(restriction);
            }

            return restriction.Info.Effect switch
            {
                RestrictionEffect.Permit => false,
                RestrictionEffect.Reject or RestrictionEffect.Defer => restriction.OnlyWarns,
                // The client gives its name before it logs in.
                _ => !restriction.Is("permit_sasl_authenticated")
                    || (!isDelayed && stage is SmtpStage.Client or SmtpStage.Helo),
            };
        }
    }
}
