using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The faults of the restriction lists of an instance; one list that several services read is judged once.</summary>
internal static class RestrictionFaults
{
    public static IEnumerable<(Setting Setting, string Text, Service[] Services, RestrictionFault Fault)> In(
        InstanceOnTarget context
    ) =>
        context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .SelectMany(s => ReadBy(s, context.View))
            .GroupBy(
                list => (list.Name, Place: Place.At(list.Value.SetBy!), list.Value.Text, list.Fault.Happens),
                (key, lists) => (key, Lists: lists.ToArray())
            )
            .Select(group =>
                (
                    group.Lists[0].Value.SetBy!,
                    group.key.Text,
                    group.Lists.Select(list => list.Service).ToArray(),
                    group.Lists[0].Fault
                )
            );

    private static IEnumerable<(Service Service, string Name, EffectiveValue Value, RestrictionFault Fault)> ReadBy(
        Service service,
        EffectiveView view
    ) =>
        RestrictionLists
            .ReadBy(service, view)
            .SelectMany(list =>
                new RestrictionCheck(list.Name, list.Stage, list.Value, service, view)
                    .Faults()
                    .Select(fault => (service, list.Name, list.Value, fault))
            );
}
