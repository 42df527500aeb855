using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A public server that takes mail for addresses nobody has: it is returned later, to a sender that is mostly forged (backscatter). Which addresses
/// exist is asked of one parameter for each class (check_rcpt_maps() in smtpd/smtpd_check.c).
/// </summary>
internal sealed class Pfx7006AcceptedThenReturned()
    : Rule(
        new RuleInfo(
            "PFX7006",
            RuleSeverity.Warning,
            "Mail for unknown addresses is accepted and returned later",
            HasFix: false
        )
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4009"),
        }
    )
{
    private const string Switch = "smtpd_reject_unlisted_recipient";
    private const string CheckOfList = "reject_unlisted_recipient";
    private const string Probe = "reject_unverified_recipient";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service[] servers =
        [
            .. context.Instance.Services.Where(s =>
                s.IsSmtpServer && PublicServer.TakesMail(s, context) && !Has(Probe, s, context.View)
            ),
        ];
        Service[] without = [.. servers.Where(s => !Checks(s, context.View))];
        return OfSwitch(without, context)
            .Concat(
                AddressClass.WithRecipients.SelectMany(c =>
                    OfClass(c, [.. servers.Except(without, ReferenceComparer.OfServices)], context)
                )
            );
    }

    private static bool Has(string restriction, Service server, EffectiveView view) =>
        RestrictionLists
            .ReadBy(server, view)
            .SelectMany(list => RestrictionList.Parse(list.Value.Text, view.Target.Postfix))
            .Any(r => r.Is(restriction) && !r.OnlyWarns);

    private IEnumerable<Finding> OfSwitch(Service[] servers, InstanceOnTarget context) =>
        from server in servers
        where !Has(CheckOfList, server, context.View)
        let value = context.View.Get(
            context.View.Get(Switch, server).IsYes ? ReceiveOverrides.Parameter : Switch,
            server
        )
        where value is { SetBy: not null, Error: null, IsPartlyUnknown: false }
        group (Server: server, Value: value) by Place.At(value.SetBy!) into same
        let isSwitch = same.First().Value.Parameter == Switch
        select Found(
            context.Instance,
            $"{Wording.Names(same.Select(s => s.Server))} takes mail for every address of the own domains, and what nobody has is returned to its sender later, "
                + $"who is mostly forged. Remove {(isSwitch ? Switch : ReceiveOverrides.NoRecipientChecks)}, or write {CheckOfList} into smtpd_recipient_restrictions",
            same.Key,
            same.First().Value.Parameter,
            same.First().Value.Text,
            same.Select(s => s.Server.Key)
        );

    private static bool Checks(Service server, EffectiveView view) =>
        view.Get(Switch, server).IsYes && !ReceiveOverrides.Have(ReceiveOverrides.NoRecipientChecks, server, view);

    private IEnumerable<Finding> OfClass(AddressClass addresses, Service[] servers, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        string recipients = addresses.Recipients;
        var open = servers
            .Select(s => (Server: s, Domains: view.Get(addresses.Domains, s), Recipients: view.Get(recipients, s)))
            .Where(s =>
                s.Domains is { Error: null, SetBy: not null } or { IsDefault: true }
                && HasDomains(addresses, s.Domains, view)
            )
            .Where(s => s.Recipients is { Error: null, IsPartlyUnknown: false } && TakesAll(s.Recipients.Text))
            .Where(_ => IsReturned(addresses, view))
            .GroupBy(s =>
                s.Recipients.SetBy is { } setting ? Place.At(setting)
                : s.Domains.SetBy is { } domains ? Place.At(domains, isMissingThere: true)
                : new Place(context.Instance.Origin, IsMissingThere: true)
            );
        foreach (var same in open)
        {
            string because = same.First().Recipients.Text is { Length: > 0 } text
                ? $"{recipients} has an answer to every address ({text})"
                : $"{recipients} is empty";
            yield return Found(
                context.Instance,
                $"{Wording.Names(same.Select(s => s.Server))} takes mail for every address of {addresses.Domains}, since {because}: what nobody has is "
                    + (
                        addresses == AddressClass.Relay
                            ? "rejected by the next host, and returned to its sender later, who is mostly forged. "
                            : "returned to its sender later, who is mostly forged. "
                    )
                    + $"Name the tables of the addresses in {recipients}"
                    + (addresses == AddressClass.Relay ? $", or write {Probe} into smtpd_recipient_restrictions" : ""),
                same.Key,
                recipients,
                same.First().Recipients.Text,
                same.Select(s => s.Server.Key)
            ) with
            {
                Severity = addresses == AddressClass.Relay ? RuleSeverity.Info : RuleSeverity.Warning,
            };
        }
    }

    /// <summary>Whether the class has domains of its own: relay_domains that names other classes alone has none.</summary>
    private static bool HasDomains(AddressClass addresses, EffectiveValue domains, EffectiveView view) =>
        !addresses.HasDefaultOfOthers ? domains.Text.Length > 0 || domains.IsPartlyUnknown
        : domains.SetBy?.Parameter != addresses.Domains ? false
        : addresses == AddressClass.Mailbox ? domains.Text.Length > 0
        : new ListedDomains(addresses, AddressResolver.AskedBy(service: null, view), view)
            .All()
            .Values.Any(domain =>
                !domain.IsOfOtherClass
                && (AddressClasses.Find(domain.Name, null, view).Class ?? AddressClass.Relay) == AddressClass.Relay
            );

    private static bool TakesAll(string tables) => tables.Length == 0 || TableReferences.NamesOneWithEveryKey(tables);

    /// <summary>
    /// Whether mail for an unknown address comes back: not where the transport of the class refuses or drops it, nor where local(8) has
    /// another place for it (luser_relay).
    /// </summary>
    private static bool IsReturned(AddressClass addresses, EffectiveView view)
    {
        Service? resolver = AddressResolver.AskedBy(service: null, view);
        string transport = TransportResult.Parse(view.Get(addresses.Transport, resolver).Text).Transport;
        Service? agent = view.Instance.TransportNamed(transport);
        return agent?.Daemon is not { EndsMail: true }
            && !(
                agent is not null
                && agent.IsLocalAgent
                && view.Get("luser_relay", agent) is { Text.Length: > 0 } or { IsPartlyUnknown: true }
            )
            && !AllIsRewritten(addresses, resolver, view);
    }

    /// <summary>Whether a row of virtual_alias_maps takes all mail of each domain of the class.</summary>
    private static bool AllIsRewritten(AddressClass addresses, Service? resolver, EffectiveView view)
    {
        string[] words =
        [
            .. BracedWords.Of(view.Get(addresses.Domains, resolver).Text, view.Target.Postfix).Select(w => w.Word),
        ];
        return words.Length is > 0 and < 100
            && words.All(word => AliasRows.ForDomain(word, view) is { IsKnown: true, Row: not null });
    }
}
