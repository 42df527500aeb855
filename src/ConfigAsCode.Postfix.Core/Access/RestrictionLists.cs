using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>The restriction lists that the settings of an instance hold: those of smtpd(8), and restriction classes.</summary>
internal static class RestrictionLists
{
    /// <summary>Each list with the service that it stands on (null for main.cf) and what is in it once macros are expanded.</summary>
    public static IEnumerable<(Setting Setting, Service? Service, IReadOnlyList<Restriction> Restrictions)> Of(
        EffectiveView view
    ) =>
        view
            .Settings.Where(s => IsList(s.Setting.Parameter, s.Service, view))
            .Select(s =>
                (
                    s.Setting,
                    s.Service,
                    RestrictionList.Parse(view.Expand(s.Setting.Value, s.Service) ?? "", view.Target.Postfix)
                )
            );

    private static bool IsList(string parameter, Service? service, EffectiveView view) =>
        Parameters.Find(parameter)?.IsRestrictionList ?? view.IsRestrictionClass(parameter, service);
}
