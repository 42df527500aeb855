using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// Mail that a route brings back to this Postfix: smtp(8) refuses to deliver it, or smtpd(8) takes it again and again until it has passed too many
/// hosts (smtp/smtp_addr.c, hopcount_limit).
/// </summary>
internal sealed class Pfx7003ReturnsToSelf()
    : Rule(
        new RuleInfo("PFX7003", RuleSeverity.Error, "Mail comes back to the host itself", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4009", "PFX7007"),
        }
    )
{
    private const string RelayHost = "relayhost";
    private const string ContentFilter = "content_filter";

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Routes(context).Concat(OwnName(context) is { } found ? [found] : []);

    private IEnumerable<Finding> Routes(InstanceOnTarget context)
    {
        var returning = context
            .Deliveries.All.Where(d => d is { IsOfRecipients: false, By: not null, Client.IsSmtpClient: true })
            .GroupBy(d => new { Place = Place.At(d.By!, context.View), d.Destination });
        foreach (var same in returning)
        {
            Delivery delivery = same.First();
            if (HappensTo(delivery, context) is not var (happens, severity))
            {
                continue;
            }

            TransportReference by = delivery.By!;
            string names = by.IsRow
                ? $"'{by.Value}' sends mail for {by.Key} to {delivery.Destination}"
                : $"{by.Parameter} is {by.Value}";
            string advice =
                by.Parameter == RelayHost ? "Write the name of another host, or leave relayhost empty"
                : by.IsRow ? "Write the name of another host, or remove the row"
                : "Write the name of another host";
            yield return Found(
                context.Instance,
                $"{names}, which is {(severity == RuleSeverity.Error ? "this Postfix itself" : "the name of this host")}: {happens}. {advice}",
                same.Key.Place,
                by.IsRow ? "" : by.Parameter,
                by.Value,
                same.Select(d => d.Client.Key)
            ) with
            {
                Part = delivery.Destination,
                Severity = severity,
            };
        }
    }

    /// <summary>What becomes of the mail; null where it does not come back, or where that is not known.</summary>
    private static (string Happens, RuleSeverity Severity)? HappensTo(Delivery delivery, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        TransportReference by = delivery.By!;
        bool isBracketed = delivery.Destination.StartsWith("[", StringComparison.Ordinal);
        if (OwnHost.IsFoundByClient(delivery, view))
        {
            string end =
                by.Parameter == RelayHost
                    ? "smtp(8) defers all mail that leaves this host with a \"relayhost configuration problem\""
                    : "smtp(8) returns the mail";
            // The mail servers of the own name may be others, where that name is a domain.
            bool isSure = isBracketed || !OwnHost.IsNamed(delivery, view) || !IsDomain(delivery, view);
            return isSure
                ? (
                    $"{end} (\"mail for {NextHop.HostOf(delivery.Destination)} loops back to myself\")",
                    RuleSeverity.Error
                )
                : (
                    $"smtp(8) asks DNS for its mail servers, and where they are this host {end.Substring("smtp(8) ".Length)} "
                        + "(\"loops back to myself\")",
                    RuleSeverity.Warning
                );
        }

        bool isName = !isBracketed && OwnHost.IsNamed(delivery, view);
        Service[] listeners = isName ? [] : [.. OwnHost.Listeners(delivery, view)];
        return listeners.Length > 0 && listeners.All(listener => ComesBack(by, listener, context))
            ? (
                $"{Wording.Names(listeners)} takes the mail, and it goes there again, until it is returned for \"too many hops\"",
                RuleSeverity.Error
            )
            : null;
    }

    private static bool IsDomain(Delivery delivery, EffectiveView view) =>
        view.Get("mydomain", delivery.Client) is not { IsPartlyUnknown: false, Text.Length: > 0 } domain
        || domain.Text.Equals(NextHop.HostOf(delivery.Destination), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether mail that a service takes goes the same way again; what it hands to a filter, or to a cleanup(8) of its own, may not.</summary>
    private static bool ComesBack(TransportReference by, Service listener, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        if (by.Parameter == TransportReference.Filter || !listener.IsSmtpServer)
        {
            return false;
        }

        string filter = view.Get(ContentFilter, listener).Text;
        bool isOpen =
            view.Get("smtpd_proxy_filter", listener).Text.Length == 0
            && view.Get(CleanupService.Parameter, listener).Text == view.Get(CleanupService.Parameter).Text;
        return isOpen
            && (
                by.Parameter == ContentFilter
                    ? TransportResult.Parse(filter) == TransportResult.Parse(by.Value)
                    : filter.Length == 0
            );
    }

    /// <summary>The own name in none of the classes: its mail goes to the mail servers that DNS has for it, which are this host more often than not.</summary>
    private Finding? OwnName(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        Service? resolver = AddressResolver.AskedBy(service: null, view);
        EffectiveValue name = view.Get(Effective.OwnName.Host, resolver);
        EffectiveValue domains = view.Get(AddressClass.Local.Domains, resolver);
        if (
            name is not { SetBy: not null, IsPartlyUnknown: false, Error: null, Text.Length: > 0 }
            // Empty it is meant: a relay delivers nothing itself, and strangers get no mail to its name through (STANDARD_CONFIGURATION_README).
            || domains is not { SetBy: { } setting, IsPartlyUnknown: false, Error: null, Text.Length: > 0 }
            || AddressClasses.Find(name.Text, resolver, view) != (AddressClass.Default, false)
            || view.Get(RelayHost, resolver) is not { Text: "", IsPartlyUnknown: false }
            || !GoesToItsServers(name.Text, resolver, context)
        )
        {
            return null;
        }

        return Found(
            context.Instance,
            $"No address class has {name.Text}, the name of this host: smtp(8) asks DNS for its mail servers, and where they are this host it returns "
                + $"the mail (\"mail for {name.Text} loops back to myself\"). Add $myhostname to mydestination, or name the host otherwise",
            Place.At(setting),
            AddressClass.Local.Domains,
            domains.Text,
            fixes: setting.Parameter == AddressClass.Local.Domains && Fix.CanRewrite(setting.Value)
                ?
                [
                    Fix.Of(
                        "Add $myhostname to mydestination",
                        new Edit(EditKind.Set, setting.Parameter, "$myhostname, " + setting.Value.TrimStart())
                    ),
                ]
                : []
        ) with
        {
            Part = name.Text,
            Severity = RuleSeverity.Warning,
        };
    }

    /// <summary>Whether nothing but default_transport decides where mail for a domain goes, and that asks DNS.</summary>
    private static bool GoesToItsServers(string domain, Service? resolver, InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        TransportResult transport = TransportResult.Parse(view.Get(AddressClass.Default.Transport, resolver).Text);
        if (
            view.Instance.TransportNamed(transport.Transport) is not { IsSmtpClient: true }
            || transport.NextHop.Length > 0
        )
        {
            return false;
        }

        string[] others = ["sender_dependent_default_transport_maps", "sender_dependent_relayhost_maps"];
        bool isParentStyle = NameList.IsParentStyle("transport_maps", resolver, view);
        var routes = TableLookup.In(
            ["transport_maps"],
            [.. NameList.Keys(domain, isParentStyle), new TableKey("*", IsPart: true)],
            resolver,
            view
        );
        TableLookup aliases = AliasRows.ForDomain(domain, view);
        return others.All(parameter => view.Get(parameter, resolver).Text.Length == 0)
            && routes is { IsKnown: true, Fails: false, Row: null }
            && aliases is { IsKnown: true, Fails: false, Row: null };
    }
}
