using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// Mail that crosses the network in plain text although it need not: a server on port 25 that does not announce STARTTLS,
/// or the transport of outgoing mail that never asks for it. What stays on the machine is left alone.
/// </summary>
internal sealed class Pfx1008NoTls()
    : Rule(
        new RuleInfo("PFX1008", RuleSeverity.Warning, "Mail crosses the network without TLS", HasFix: true)
        {
            // Logins and mail of users in plain text for want of the same level are worse.
            YieldsTo = EquatableArray.Of("PFX1014"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Report(
                context,
                context.Instance.Services.Where(s => IsReachedByOthers(s, context)),
                s => TlsEndpoints.ServerLevel(context.View, s),
                "smtpd_tls_security_level",
                (names, isOne) => $"{names} {(isOne ? "offers" : "offer")} no TLS, so all mail comes in as plain text"
            )
            .Concat(
                Report(
                    context,
                    context.Instance.Services.Where(s => Reaches(s, context.View) && !LogsInOpenly(s, context.View)),
                    s => TlsEndpoints.ClientLevel(context.View, s),
                    "smtp_tls_security_level",
                    (names, isOne) =>
                        $"{names} never {(isOne ? "asks" : "ask")} for TLS, so all mail goes out as plain text"
                )
            );

    private IEnumerable<Finding> Report(
        InstanceOnTarget context,
        IEnumerable<Service> services,
        Func<Service, (TlsLevel Level, EffectiveValue SetBy)> levelOf,
        string parameter,
        Func<string, bool, string> happens
    )
    {
        var sameFault = services
            .Where(s => IsOff(levelOf(s)))
            .GroupBy(s => PlaceOf(context.View.Get(parameter, s), context.Instance));
        foreach (var group in sameFault)
        {
            Service[] off = [.. group];
            EffectiveValue level = context.View.Get(parameter, off[0]);
            string why = level.Text.Length == 0 ? $"{parameter} is not set" : $"{parameter} is '{level.Text}'";
            yield return Found(
                context.Instance,
                $"{happens(Wording.Names(off), off.Length == 1)}: {why}. Write may",
                group.Key,
                parameter,
                level.Text,
                off.Select(s => s.Key),
                Fix.Of($"Use TLS where the other side has it ({parameter})", new Edit(EditKind.Set, parameter, "may"))
            ) with
            {
                About = level.SetBy is { } setting
                    ? About(context.Instance, setting)
                    : EquatableArray.Of(new SettingId(Service: null, parameter)),
            };
        }
    }

    /// <summary>A word that is no level stops the program, which is another fault.</summary>
    private static bool IsOff((TlsLevel Level, EffectiveValue SetBy) of) =>
        of.Level == TlsLevel.None
        && (of.SetBy.Text.Length == 0 || of.SetBy.Text.Equals("none", StringComparison.OrdinalIgnoreCase));

    private static Place PlaceOf(EffectiveValue level, Instance instance) =>
        level.SetBy is { } setting ? Place.At(setting) : new Place(instance.Origin, IsMissingThere: true);

    /// <summary>An smtpd on port 25, itself or behind postscreen(8), that other machines can connect to.</summary>
    private static bool IsReachedByOthers(Service service, InstanceOnTarget context) =>
        service.IsSmtpServer
        && (
            IsOnPublicPort25(service, context.View)
            || (
                service.Type == ServiceType.Pass
                && context.Instance.Services.Any(s => s.IsPostscreen && IsOnPublicPort25(s, context.View))
            )
        );

    private static bool IsOnPublicPort25(Service service, EffectiveView view) =>
        InetEndpoint.IsOnPort(service, view.Ports, "25")
        && !ListeningAddress.Of(service, view).All(PrivateAddress.IsLoopback);

    /// <summary>
    /// The transport of mail to other hosts. Other smtp(8) services are there for a purpose of their own, such as a
    /// filter on the same machine; and a policy table turns TLS on where the level does not.
    /// </summary>
    private static bool Reaches(Service service, EffectiveView view) =>
        service.IsSmtpClient
        && service.Type == ServiceType.Unix
        && (
            Carries(service, AddressClass.Default, view)
            || (view.Get(AddressClass.Relay.Domains).Text.Length > 0 && Carries(service, AddressClass.Relay, view))
        )
        && view.Get("smtp_tls_policy_maps", service).Text.Length == 0
        && view.Get("smtp_tls_per_site", service).Text.Length == 0;

    /// <summary>A login that may lack TLS needs more than the level <c>may</c>.</summary>
    private static bool LogsInOpenly(Service service, EffectiveView view) =>
        SaslLogin.Of(view).Any(login => ReferenceEquals(login.Service, service) && login.MayLackTls);

    /// <summary>Whether mail goes by this service to another machine: not to a tunnel or filter on this one.</summary>
    private static bool Carries(Service service, AddressClass addresses, EffectiveView view)
    {
        (string name, string nextHop) = TransportResult.Parse(view.Get(addresses.Transport).Text);
        return name == service.Name
            && !PrivateAddress.IsLoopback(NextHop.HostOf(nextHop.Length > 0 ? nextHop : view.Get("relayhost").Text));
    }
}
