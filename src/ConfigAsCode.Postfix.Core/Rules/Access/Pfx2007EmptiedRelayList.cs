using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A relay list that is emptied, so that the recipient list guards relaying as before Postfix 2.10: each permit of a spam filter there lets
/// people relay as well (SMTPD_ACCESS_README).
/// </summary>
internal sealed class Pfx2007EmptiedRelayList()
    : Rule(
        new RuleInfo(
            "PFX2007",
            RuleSeverity.Warning,
            "The relay list is empty, and only the recipient list guards relaying",
            HasFix: true
        )
        {
            YieldsTo = EquatableArray.Of("PFX2001", "PFX4004", "PFX4005"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var emptied = context
            .Instance.Services.Where(s =>
                s.IsSmtpServer
                && RelayControl.IsGuardedByRecipientList(s, context)
                && ListeningAddress.IsReached(s, context.View)
                && IsChosen(context.View.Get(SmtpStage.Relay.List, s), context.View)
            )
            .Select(s =>
                (
                    Service: s,
                    Relay: context.View.Get(SmtpStage.Relay.List, s),
                    Recipient: context.View.Get(SmtpStage.Recipient.List, s)
                )
            )
            .GroupBy(s => new { Place = Place.Of(s.Relay, s.Recipient, context.Instance), s.Relay.IsDefault });
        foreach (var group in emptied)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            EffectiveValue relay = group.First().Relay;
            EffectiveValue recipient = group.First().Recipient;
            string why = relay.IsDefault ? $"empty at this {CompatibilityLevel.Name}" : "empty";
            yield return Found(
                context.Instance,
                $"{recipient.Parameter} alone decides who relays through {Wording.Names(services)}: {relay.Parameter} is {why}, and a permit "
                    + $"that is written for a spam check lets its clients relay. "
                    + (
                        relay.IsDefault
                            ? $"Write {relay.Parameter} = {Better(recipient, context.Target.Postfix)}, or a {CompatibilityLevel.Name}"
                            : $"Write {relay.Parameter} = {Better(recipient, context.Target.Postfix)}"
                    ),
                group.Key.Place,
                relay.Parameter,
                relay.Text,
                services.Select(s => s.Key),
                Fix.Of(
                    "Guard relaying in its own list (smtpd_relay_restrictions)",
                    new Edit(EditKind.Set, relay.Parameter, Better(recipient, context.Target.Postfix))
                )
            ) with
            {
                About = About(context.Instance, [.. new[] { relay.SetBy, recipient.SetBy }.OfType<Setting>()]),
            };
        }
    }

    /// <summary>Where nobody has set a level, that is what is reported (PFX4015).</summary>
    private static bool IsChosen(EffectiveValue relay, EffectiveView view) =>
        !relay.IsDefault || !view.Get(CompatibilityLevel.Name).IsDefault;

    /// <summary>Whom the recipient list trusts, and nobody else.</summary>
    private static string Better(EffectiveValue recipient, PostfixVersion release) =>
        RestrictionList.Write([
            .. RestrictionList
                .Parse(recipient.Text, release)
                .Where(r => RelayControl.Trusted.Any(r.Is))
                .Select(r => r with { OnlyWarns = false }),
            new Restriction(RelayControl.Guard, Argument: null, OnlyWarns: false),
        ]);
}
