using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// A server on port 25 whose lists demand a login: no other mail server can deliver to the domains of this host. It happens where the
/// options of a submission service that is made a comment continue the line above it.
/// </summary>
internal sealed class Pfx2014PortWithoutStrangers()
    : Rule(
        new RuleInfo(
            "PFX2014",
            RuleSeverity.Error,
            "A public port 25 accepts mail only from clients that log in",
            HasFix: false
        )
    )
{
    private const string Login = "permit_sasl_authenticated";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service[] servers =
        [
            .. context.Instance.Services.Where(s => s.IsSmtpServer && PublicServer.IsAtPort25(s, context)),
        ];
        // Where another one accepts mail from anybody, the first is for somebody else.
        if (servers.Length == 0 || servers.Any(s => TakesFromStrangers(s, context)))
        {
            yield break;
        }

        var closed = servers
            .Select(s => (Service: s, List: Closing(s, context)))
            .Where(s => s.List?.SetBy is not null)
            .GroupBy(s => new { Place = Place.At(s.List!.SetBy!), Text = new TextKey(s.List!.Text) });
        foreach (var group in closed)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            EffectiveValue list = group.First().List!;
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "rejects" : "reject")} the mail of all other servers, so that nothing "
                    + $"comes in for {Domains(services[0], context.View)}: {list.Parameter} permits only clients that log in"
                    + $"{LogName(services, context.View)}. Set it for the submission service alone, and not for port 25",
                group.Key.Place,
                list.Parameter,
                list.Text,
                services.Select(s => s.Key)
            );
        }
    }

    /// <summary>Also where a table or a policy server of the host may permit them.</summary>
    private static bool TakesFromStrangers(Service service, InstanceOnTarget context) =>
        context.AccessThrough(service) is not { Starts: true } access
        || access.WaysTo(RecipientKind.Own).Any(way => !way.Path.Conditions.Any(c => c.IsTrusted));

    /// <summary>The list that demands a login, if mail for this host is meant to come in; null where it does not.</summary>
    private static EffectiveValue? Closing(Service service, InstanceOnTarget context)
    {
        ServiceAccess access = context.AccessThrough(service);
        EffectiveValue? list = SmtpStages
            .OfMail.Where(stage =>
                access.EndOf(stage, RecipientKind.Own) is { Outcome: AccessOutcome.Reject or AccessOutcome.Defer }
            )
            .Select(stage => context.View.Get(stage.List, service))
            .FirstOrDefault(value => DemandsLogin(value.Text, service, context.View));
        bool isNetworkServed = access
            .WaysTo(RecipientKind.Own)
            .Any(way => way.Path.Conditions.All(c => c.Kind != ClientKind.LoggedIn));
        return
            list is not null
            && (HasDomains(service, context.View) || (!isNetworkServed && HasHostName(list, service, context.View)))
            ? list
            : null;
    }

    private static bool DemandsLogin(string list, Service service, EffectiveView view) =>
        RestrictionList
            .Parse(list, view.Target.Postfix)
            .Any(r =>
                r.Is(Login)
                || (
                    r.Info is null
                    && view.IsRestrictionClass(r.Name, service)
                    && RestrictionList
                        .Parse(view.Get(r.Name, service).Text, view.Target.Postfix)
                        .Any(of => of.Is(Login))
                )
            );

    /// <summary>Whether domains are written for which mail comes from elsewhere: a server that only sends has none.</summary>
    private static bool HasDomains(Service service, EffectiveView view) =>
        AddressClass
            .WithDomains.Select(c => (Class: c, Value: view.Get(c.Domains, service)))
            // What the default names, such as $virtual_alias_maps, says nothing about domains.
            .Where(d => d.Value.SetBy is not null && d.Value.Parameter == d.Class.Domains)
            .Any(d =>
                ListValue.Words(d.Value.Text).Any(word => !IsOfHost(word, service, view))
                // The host alone knows its domain; that it is meant is written.
                || (d.Value.IsPartlyUnknown && ListValue.Words(d.Value.Raw).Contains("$mydomain"))
            );

    /// <summary>
    /// Whether mail for the host itself may be meant: <c>mydestination</c> is written, or the list is on this service alone. A server with the
    /// default of <c>mydestination</c> may be there for its users only.
    /// </summary>
    private static bool HasHostName(EffectiveValue list, Service service, EffectiveView view)
    {
        EffectiveValue local = view.Get(AddressClass.Local.Domains, service);
        return (local.SetBy is not null || list.IsOwnOf(service))
            && ListValue.Words(local.Raw).Any(word => !IsLocalhost(word));
    }

    private static bool IsOfHost(string domain, Service service, EffectiveView view) =>
        IsLocalhost(domain)
        // A word such as * is not a domain.
        || domain.IndexOfAny(['.', ':', '/']) < 0
        || domain.Equals(view.Get("myhostname", service).Text, StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalhost(string domain) =>
        domain.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || domain.StartsWith("localhost.", StringComparison.OrdinalIgnoreCase);

    private static string Domains(Service service, EffectiveView view) =>
        AddressClass
            .WithDomains.SelectMany(c => ListValue.Words(view.Get(c.Domains, service).Text))
            .FirstOrDefault(word => word.IndexOfAny([':', '/', '!']) < 0 && !IsLocalhost(word))
        ?? "the domains of this host";

    private static string LogName(IEnumerable<Service> services, EffectiveView view) =>
        services
            .Select(s => view.Get("syslog_name", s).Text)
            .FirstOrDefault(name => name.IndexOf("submission", StringComparison.OrdinalIgnoreCase) >= 0)
            is { } name
            ? $", and it logs as {name}, as if the options of a submission service continued its line"
            : "";
}
