using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>An entry of master.cf that master(8) or its program refuses, or with which the program cannot do its work.</summary>
internal sealed class Pfx4008ServiceField()
    : Rule(
        new RuleInfo("PFX4008", RuleSeverity.Error, "A service breaks the rules of its program", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (Service service in context.Instance.Services)
        {
            foreach (ServiceFault fault in FaultsOf(service, context))
            {
                yield return Found(
                    context.Instance,
                    $"{service.Key} {fault.Reason}. {fault.Advice}",
                    new Place(service.Origin),
                    fault.Field,
                    services: [service.Key],
                    fixes: fault.Fixes
                ) with
                {
                    Severity = fault.Severity,
                };
            }

            if (RecipientLimit.FaultOf(service, context) is var (setting, parameter, value, flag))
            {
                yield return Found(
                    context.Instance,
                    $"{service.Key} defers each message with two recipients (\"mail system configuration error\"): flags={flag} "
                        + $"needs one delivery for each recipient, and {parameter} is {value}. Set {parameter} = 1",
                    setting is null ? new Place(context.Instance.Origin, IsMissingThere: true) : Place.At(setting),
                    parameter,
                    value,
                    [service.Key],
                    Fix.Safe(
                        $"Deliver to one recipient at a time ({parameter})",
                        new Edit(EditKind.Set, parameter, "1")
                    )
                );
            }
        }
    }

    private static IEnumerable<ServiceFault> FaultsOf(Service service, InstanceOnTarget context)
    {
        IEnumerable<ServiceFault> ofFields = ServiceFields.FaultsOf(service, context);
        return ServiceArguments.FaultOf(service, context) is { } ofWords ? ofFields.Append(ofWords) : ofFields;
    }
}
