using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A server that takes mail from anywhere on port 25, and only in TLS: senders without it cannot deliver (RFC 3207
/// section 4).
/// </summary>
internal sealed class Pfx1016PublicMxRequiresTls()
    : Rule(new RuleInfo("PFX1016", RuleSeverity.Warning, "A public mail exchanger requires TLS", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Instance.Services.Where(s => IsOnPort25(s, context.View) && PublicServer.TakesMail(s, context))
            .Select(s => (Service: s, RequiredBy: RequiredBy(context.View, s)))
            .Where(s => s.RequiredBy?.SetBy is not null)
            .GroupBy(s => s.RequiredBy!.SetBy!);
        foreach (var group in sameFault)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            EffectiveValue level = group.First().RequiredBy!;
            bool isShared = context.Instance.Services.Any(s =>
                s.IsSmtpServer
                && s.Type == ServiceType.Inet
                && !IsOnPort25(s, context.View)
                && context.View.Get(group.Key.Parameter, s).SetBy == group.Key
            );
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "refuses" : "refuse")} mail from servers that do not "
                    + $"use TLS (530 Must issue a STARTTLS command first): {level.Parameter} is '{level.Text}' for port 25. "
                    + "Offer it with the level may",
                Place.At(group.Key),
                level.Parameter,
                level.Text,
                services.Select(s => s.Key),
                // Submission must not become weaker by it.
                isShared ? [] : [Offer(level.Parameter)]
            );
        }
    }

    private static Fix Offer(string parameter)
    {
        string level = parameter.StartsWith("postscreen_", StringComparison.Ordinal)
            ? "postscreen_tls_security_level"
            : "smtpd_tls_security_level";
        return Fix.Of("Offer TLS without requiring it (level may)", new Edit(EditKind.Set, level, "may"));
    }

    private static bool IsOnPort25(Service service, EffectiveView view) =>
        service.SpeaksSmtpToClients && InetEndpoint.IsOnPort(service, view.Ports, "25");

    /// <summary>What makes the service require TLS; null where it does not, or waits for TLS at once (PFX1015).</summary>
    private static EffectiveValue? RequiredBy(EffectiveView view, Service service)
    {
        (TlsLevel required, EffectiveValue setBy) = TlsEndpoints.LevelOf(view, service);
        return required == TlsLevel.Encrypt && !TlsEndpoints.IsWrapped(view, service) ? setBy : null;
    }
}
