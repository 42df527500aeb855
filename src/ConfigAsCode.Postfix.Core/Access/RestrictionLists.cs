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

    /// <summary>The lists of restrictions that an smtpd(8) service reads from settings: those of the stages, and its classes.</summary>
    public static IEnumerable<(string Name, SmtpStage? Stage, EffectiveValue Value)> ReadBy(
        Service service,
        EffectiveView view
    ) =>
        SmtpStages
            .OfMail.Append(SmtpStage.Etrn)
            .Select(stage => (Name: stage.List, Stage: (SmtpStage?)stage))
            .Concat(Classes(service, view).Select(name => (Name: name, Stage: (SmtpStage?)null)))
            .Select(list => (list.Name, list.Stage, Value: view.Get(list.Name, service)))
            // What a program cannot expand, or what the host alone knows, has other findings or none.
            .Where(list => list.Value is { IsDefault: false, Error: null, IsPartlyUnknown: false });

    /// <summary>The restriction classes that a service declares.</summary>
    public static IEnumerable<string> Classes(Service service, EffectiveView view) =>
        ListValue.Words(view.Get(EffectiveView.RestrictionClasses, service).Text).Distinct();

    private static bool IsList(string parameter, Service? service, EffectiveView view) =>
        Parameters.Find(parameter)?.IsRestrictionList ?? view.IsRestrictionClass(parameter, service);
}
