using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// An smtpd(8) without relay control: neither of the two lists has a restriction that it requires there, and it stops when it starts
/// (smtpd_check_init() in smtpd_check.c).
/// </summary>
internal sealed class Pfx2006NoRelayControl()
    : Rule(
        new RuleInfo("PFX2006", RuleSeverity.Error, "An SMTP server has no relay control", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    // As in the list that Postfix itself has by default.
    private const string UsualPermits = "permit_mynetworks, permit_sasl_authenticated";

    private static readonly string RelayList = SmtpStage.Relay.List;
    private static readonly string RecipientList = SmtpStage.Recipient.List;

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var withoutControl = context
            .Instance.Services.Where(s => s.IsSmtpServer && !context.AccessThrough(s).Starts)
            .Select(s => (Service: s, List: RelayControl.ListOf(s, context.View)))
            .GroupBy(s => new { s.List.Parameter, Place = RelayControl.PlaceOf(s.List, context) });
        foreach (var group in withoutControl)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            EffectiveValue list = group.First().List;
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} will not start (\"specify at least one working instance of\" in the log), so no mail "
                    + $"comes in: {Reason(context.View, services[0])}. {Advice(context.View, services[0], list)}",
                group.Key.Place,
                list.Parameter,
                list.Text,
                services.Select(s => s.Key),
                [.. Fixes(context.View, services, list)]
            ) with
            {
                About = RelayControl.About(group.Key.Place, services[0], context),
            };
        }
    }

    private static string Advice(EffectiveView view, Service service, EffectiveValue list)
    {
        string guarded = $"{RelayControl.Guard} in {list.Parameter}";
        return RelayControl.IsEmptyForLackOfLevel(service, view)
            ? $"Set {CompatibilityLevel.Name} = {view.Target.Postfix.NewestLevel}, which gives {RelayList} a safe default, or write {guarded}"
            : $"Write {guarded}";
    }

    private static string Reason(EffectiveView view, Service service)
    {
        EffectiveValue relay = view.Get(RelayList, service);
        EffectiveValue recipient = view.Get(RecipientList, service);
        string ofRelay = relay is { IsDefault: true, Text.Length: 0 }
            ? $"{RelayList} is empty by default, as {CompatibilityLevel.Name} is {Level(view)}"
            : Described(relay, view.Target.Postfix);
        return $"{ofRelay}, and {Described(recipient, view.Target.Postfix)}";
    }

    private static string Level(EffectiveView view) =>
        view.Get(CompatibilityLevel.Name) is { IsDefault: false } level ? $"'{level.Text}'" : "not set";

    private static string Described(EffectiveValue list, PostfixVersion release) =>
        list.Text.Length == 0 ? $"{list.Parameter} is empty"
        : PermitsFirst(list, release) ? $"{list.Parameter} permits everybody before it rejects anybody"
        : $"nothing in {list.Parameter} rejects mail to other domains";

    private static bool PermitsFirst(EffectiveValue list, PostfixVersion release) =>
        RestrictionList.Parse(list.Text, release).Any(r => r.Is("permit") && !r.OnlyWarns);

    /// <summary>The required restriction in front of the first <c>permit</c>, else at the end.</summary>
    private static IEnumerable<Fix> Fixes(EffectiveView view, Service[] services, EffectiveValue list)
    {
        List<Restriction> restrictions =
        [
            .. RestrictionList.Parse(list.SetBy?.Value ?? UsualPermits, view.Target.Postfix),
        ];
        int permit = restrictions.FindIndex(r => r.Is("permit"));
        restrictions.Insert(
            permit < 0 ? restrictions.Count : permit,
            new Restriction(RelayControl.Guard, Argument: null, OnlyWarns: false)
        );
        string better = RestrictionList.Write(restrictions);
        // A permit that comes from a macro stays in front of it.
        if (services.All(s => new AccessEngine(view, s).HasRequired(view.Expand(better, s) ?? "")))
        {
            yield return RelayControl.Reject(list, better);
        }

        if (services.All(s => RelayControl.IsEmptyForLackOfLevel(s, view)))
        {
            string newest = view.Target.Postfix.NewestLevel;
            yield return Fix.Of(
                $"Write {CompatibilityLevel.Name} = {newest}",
                new Edit(EditKind.Set, CompatibilityLevel.Name, newest)
            );
        }
    }
}
