using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// DANE without DNSSEC look-ups: no TLSA record is ever asked for (smtp_tls_policy.c, dane_init).
/// </summary>
internal sealed class Pfx1017DaneWithoutDnssec()
    : Rule(
        new RuleInfo("PFX1017", RuleSeverity.Error, "DANE is configured without DNSSEC", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Instance.Services.Where(s => s.DeliversToServers)
            .Select(s =>
                (Service: s, Client: TlsEndpoints.ClientLevel(context.View, s), Dns: DnsSupport(context.View, s))
            )
            .Where(s => s.Client.Level is TlsLevel.Dane or TlsLevel.DaneOnly && !IsDnssec(s.Dns))
            .GroupBy(s => new
            {
                s.Client.Level,
                s.Dns.Parameter,
                Place = Place.Of(s.Dns, s.Client.SetBy, context.Instance),
            });
        foreach (var group in sameFault)
        {
            Service[] services = [.. group.Select(s => s.Service)];
            string value = group.First().Dns.Text;
            string happens =
                group.Key.Level == TlsLevel.Dane
                    ? "Each delivery goes on as at the level may, without any check of the server"
                    : "All mail is deferred with \"client TLS configuration problem\"";
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "looks" : "look")} up no TLSA record at the level "
                    + $"{group.Key.Level.ToText()}: {group.Key.Parameter} is '{value}'. {happens}. Write dnssec",
                group.Key.Place,
                group.Key.Parameter,
                value,
                services.Select(s => s.Key),
                Fix.Safe(
                    $"Look up with DNSSEC ({group.Key.Parameter})",
                    new Edit(EditKind.Set, group.Key.Parameter, "dnssec")
                )
            );
        }
    }

    private static EffectiveValue DnsSupport(EffectiveView view, Service service) =>
        view.Get(service.Program + "_dns_support_level", service);

    private static bool IsDnssec(EffectiveValue value) =>
        value.Text.Equals("dnssec", StringComparison.OrdinalIgnoreCase);
}
