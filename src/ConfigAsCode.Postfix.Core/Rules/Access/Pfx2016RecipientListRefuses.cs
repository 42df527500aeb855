using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A recipient list that does not permit whom the relay list permits: a message has to pass both lists, so the clients that were to relay
/// get "Relay access denied" (SMTPD_ACCESS_README).
/// </summary>
internal sealed class Pfx2016RecipientListRefuses()
    : Rule(
        new RuleInfo(
            "PFX2016",
            RuleSeverity.Error,
            "The recipient list rejects clients that the relay list permits",
            HasFix: true
        )
    )
{
    // As Debian writes it into main.cf: what nobody has chosen.
    private const string UsualRelayList = "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var refused = context
            .Instance.Services.Where(s => s.IsSmtpServer)
            .Select(s =>
                (Service: s, List: context.View.Get(SmtpStage.Recipient.List, s), Clients: RefusedBy(s, context))
            )
            .Where(s => s.Clients.Length > 0)
            .GroupBy(s => new
            {
                Place = Place.At(s.List.SetBy!),
                Text = new TextKey(s.List.Text),
                Clients = Words(s.Clients),
            });
        foreach (var group in refused)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            EffectiveValue list = group.First().List;
            AccessWay[] clients = group.First().Clients;
            Restriction end = context.AccessThrough(services[0]).EndOf(SmtpStage.Recipient, RecipientKind.Remote)!.By!;
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "rejects" : "reject")} mail to other domains from "
                    + $"{group.Key.Clients}: {Permits(clients)}, and {list.Parameter} rejects them at '{end}'. Write "
                    + $"{Wording.Join(clients.Select(way => PermitOf(way).By!.ToString()))} in front of it",
                group.Key.Place,
                list.Parameter,
                list.Text,
                services.Select(s => s.Key),
                [.. Fixes(clients, list, end, services, context)]
            );
        }
    }

    /// <summary>The clients that all lists but the recipient list let relay.</summary>
    private static AccessWay[] RefusedBy(Service service, InstanceOnTarget context)
    {
        EffectiveValue list = context.View.Get(SmtpStage.Recipient.List, service);
        ServiceAccess access = context.AccessThrough(service);
        // Where it answers 451 it has another fault.
        if (
            list is not { SetBy: not null, Text.Length: > 0 }
            || !access.Starts
            || access.EndOf(SmtpStage.Recipient, RecipientKind.Remote)
                is not { Outcome: AccessOutcome.Reject or AccessOutcome.Defer }
        )
        {
            return [];
        }

        return
        [
            .. access
                .WaysWith(SmtpStage.Recipient, "", RecipientKind.Remote)
                .Where(way =>
                    way.Path.Conditions.Count == 1
                    && way.Path.Conditions[0] is { IsTrusted: true } client
                    && way.Steps.Any(step => step.By is not null)
                    && !IsOpenTo(client, access.WaysTo(RecipientKind.Remote))
                    && IsMeantToRelay(client, PermitOf(way), list, service, context)
                ),
        ];
    }

    private static bool IsOpenTo(ClientCondition client, IReadOnlyList<AccessWay> ways) =>
        ways.Any(way => way.Path.Conditions.All(client.MayBe));

    /// <summary>
    /// Whether it is a mistake that they cannot relay here. That the recipient list is there to serve fewer clients shows where it turns them away
    /// whatever the recipient, or where another service is for them.
    /// </summary>
    private static bool IsMeantToRelay(
        ClientCondition client,
        AccessStep permit,
        EffectiveValue list,
        Service service,
        InstanceOnTarget context
    )
    {
        PostfixVersion release = context.Target.Postfix;
        bool isMentioned = RestrictionList.Parse(list.Text, release).Any(r => r.Is(permit.By!.Name));
        bool hasService =
            !isMentioned
            && context.Instance.Services.Any(other =>
                !ReferenceEquals(other, service)
                && other.IsSmtpServer
                && ListeningAddress.IsReached(other, context.View)
                && context.AccessThrough(other) is { Starts: true } access
                && access.WaysTo(RecipientKind.Remote).Any(way => way.Path.Conditions.All(c => c.Kind == client.Kind))
            );
        EffectiveValue relay = context.View.Get(SmtpStage.Relay.List, service);
        bool isChosen =
            relay.SetBy is not null
            && !(
                client.IsLoopback && RestrictionList.Write(RestrictionList.Parse(relay.Text, release)) == UsualRelayList
            );
        bool passesToOwn = IsOpenTo(client, context.AccessThrough(service).WaysTo(RecipientKind.Own));
        return !hasService
            && (
                client.Kind == ClientKind.LoggedIn ? isChosen || passesToOwn : passesToOwn && (isChosen || isMentioned)
            );
    }

    /// <summary>Where the client is permitted: in the relay list, unless that one lets everybody pass.</summary>
    private static AccessStep PermitOf(AccessWay way) => way.Steps.Last(step => step.By is not null);

    private static string Words(IEnumerable<AccessWay> ways) =>
        Wording.Join(ways.Select(way => way.Path.Conditions[0].Words));

    private static string Permits(IEnumerable<AccessWay> ways) =>
        string.Join(
            " and ",
            ways.Select(PermitOf)
                .GroupBy(permit => permit.Stage)
                .Select(same =>
                    $"{same.Key.List} permits them at {Wording.Join(same.Select(permit => $"'{permit.By}'"))}"
                )
        );

    /// <summary>The permits in front of what rejects; one that came too late has moved.</summary>
    private static IEnumerable<Fix> Fixes(
        AccessWay[] clients,
        EffectiveValue list,
        Restriction end,
        Service[] services,
        InstanceOnTarget context
    )
    {
        Restriction[] permits =
        [
            .. clients
                .Select(way => PermitOf(way).By!.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new Restriction(name, Argument: null, OnlyWarns: false)),
        ];
        List<Restriction> restrictions = [.. RestrictionList.Parse(list.SetBy!.Value, context.Target.Postfix)];
        int at = restrictions.FindIndex(r => r.ToString() == end.ToString());
        if (at < 0)
        {
            yield break;
        }

        string better = RestrictionList.Write([
            .. restrictions.Take(at),
            .. permits,
            .. restrictions.Skip(at).Where(r => !permits.Any(p => r.Is(p.Name))),
        ]);
        bool opens = services.All(s =>
        {
            IReadOnlyList<AccessWay> ways = context
                .AccessThrough(s)
                .WaysWith(SmtpStage.Recipient, context.View.Expand(better, s) ?? "", RecipientKind.Remote);
            return clients.All(way => IsOpenTo(way.Path.Conditions[0], ways));
        });
        if (opens)
        {
            yield return Fix.Of(
                $"Permit them first ({Wording.Join(permits.Select(p => p.Name))})",
                new Edit(EditKind.Set, list.Parameter, better)
            );
        }
    }
}
