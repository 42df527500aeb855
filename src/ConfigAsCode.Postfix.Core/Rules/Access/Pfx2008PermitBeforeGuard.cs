using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A lookup table before the guard of the list that decides who relays: an OK there, mostly written to skip the spam checks, lets people
/// relay (SMTPD_ACCESS_README, "Dangerous use of smtpd_recipient_restrictions").
/// </summary>
internal sealed class Pfx2008PermitBeforeGuard()
    : Rule(
        new RuleInfo("PFX2008", RuleSeverity.Warning, "An access table can permit relaying", HasFix: false)
        {
            YieldsTo = EquatableArray.Of("PFX2001", "PFX4004", "PFX4005"),
        }
    )
{
    // What a client says of itself is no reason to let it relay, wherever it is asked.
    private static readonly string[] OfWhatClientSays = ["check_sender_access", "check_helo_access"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        InGuardingList(context).Concat(SkippingChecks(context));

    private IEnumerable<Finding> InGuardingList(InstanceOnTarget context)
    {
        var permitting = context
            .Instance.Services.Where(s => s.IsSmtpServer && ListeningAddress.IsReached(s, context.View))
            .SelectMany(s => Permits(s, context).Select(step => (Service: s, Step: step)))
            .Select(s => (s.Service, s.Step, List: context.View.Get(s.Step.Stage.List, s.Service)))
            .Where(s => s.List.SetBy is not null)
            .GroupBy(s => Place.At(s.List.SetBy!));
        foreach (var group in permitting)
        {
            EffectiveValue list = group.First().List;
            Service[] services = [.. group.Select(s => s.Service).Distinct()];
            string tables = Wording.Join(
                group.Select(s => $"'{s.Step.By}'" + (s.Step.Row is { } row ? $" (row '{row}')" : ""))
            );
            string who = group.All(s => OfWhatClientSays.Any(s.Step.By!.Is))
                ? "anybody who gives that name or address"
                : "the clients that it is found for";
            yield return Found(
                context.Instance,
                $"A row with OK at {tables} lets {who} send mail to any domain through {Wording.Names(services)}, as {list.Parameter} guards "
                    + $"relaying and rejects other domains only behind it. Write {RelayControl.Guard} before it, or the answer DUNNO in its rows",
                group.Key,
                list.Parameter,
                list.Text,
                services.Select(s => s.Key)
            ) with
            {
                Part = group.First().Step.By!.ToString(),
            };
        }
    }

    /// <summary>The tables that can permit mail to other domains in the list that guards relaying.</summary>
    private static IEnumerable<AccessStep> Permits(Service service, InstanceOnTarget context)
    {
        ServiceAccess access = context.AccessThrough(service);
        if (!access.Starts)
        {
            return [];
        }

        bool isByRecipientList = RelayControl.IsGuardedByRecipientList(service, context);
        SmtpStage guarding = isByRecipientList ? SmtpStage.Recipient : SmtpStage.Relay;
        return access
            .WaysTo(RecipientKind.Remote)
            .Where(way =>
                !way.IsOpenToStrangers
                && !way.Path.Conditions.Any(c => c.IsTrusted)
                && way.Path.Conditions.Any(c => c.Kind is ClientKind.ByTable or ClientKind.ByDeclaredTable)
            )
            .SelectMany(way => way.Steps)
            .Where(step =>
                step.Stage == guarding
                && step.By is { } by
                && (OfWhatClientSays.Any(by.Is) || (isByRecipientList && by.Is("check_client_access")))
            )
            .Distinct();
    }

    /// <summary>Rows with OK in a recipient list that does not guard relaying: they skip the checks that follow.</summary>
    private IEnumerable<Finding> SkippingChecks(InstanceOnTarget context)
    {
        var skipping = context
            .Instance.Services.Where(s =>
                s.IsSmtpServer
                && context.View.Get(SmtpStage.Relay.List, s).Text.Length > 0
                && context.View.Get(SmtpStage.Recipient.List, s).SetBy is not null
            )
            .SelectMany(s =>
                context
                    .AccessThrough(s)
                    .RowsThatSkip(SmtpStage.Recipient)
                    .Select(effect => (Service: s, Effect: effect))
            )
            .GroupBy(s => new
            {
                Place = Place.At(context.View.Get(SmtpStage.Recipient.List, s.Service).SetBy!),
                By = s.Effect.By!.ToString(),
                s.Effect.Row,
            });
        foreach (var group in skipping)
        {
            EffectiveValue list = context.View.Get(SmtpStage.Recipient.List, group.First().Service);
            yield return Found(
                context.Instance,
                $"The row '{group.Key.Row}' at '{group.Key.By}' skips the checks that follow it in {list.Parameter}. Write the answer DUNNO if "
                    + "they are to be made",
                group.Key.Place,
                list.Parameter,
                list.Text,
                group.Select(s => s.Service.Key)
            ) with
            {
                Severity = RuleSeverity.Info,
                Part = group.Key.By,
            };
        }
    }
}
