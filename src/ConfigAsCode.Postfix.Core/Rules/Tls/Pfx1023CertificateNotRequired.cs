using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A client certificate that is required where TLS is not: the server then does not even ask for one (smtpd.c and tlsproxy.c:
/// pre_jail_init). A setting that acts on one of the services that read it has its reason.
/// </summary>
internal sealed class Pfx1023CertificateNotRequired()
    : Rule(
        new RuleInfo(
            "PFX1023",
            RuleSeverity.Warning,
            "A client certificate is required where TLS is optional",
            HasFix: true
        )
    )
{
    private const string Required = "req_ccert";
    private const string Asked = "ask_ccert";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameSetting = context
            .Endpoints.Where(e => e.Side == TlsSide.Server)
            .Select(e => (Endpoint: e, Value: e.Get(context.View, Required)))
            .Where(e => e.Value is { IsYes: true, SetBy: not null })
            .GroupBy(e => e.Value.SetBy!, ReferenceComparer.OfValues);
        var faults = sameSetting
            .Where(group => group.All(e => e.Endpoint.Level < TlsLevel.Encrypt))
            .GroupBy(group => Place.At(group.First().Value.SetBy!));
        foreach (var fault in faults)
        {
            (TlsEndpoint Endpoint, EffectiveValue Value)[] all = [.. fault.SelectMany(group => group)];
            (TlsEndpoint endpoint, EffectiveValue value) = all[0];
            string required = value.Parameter;
            string asked = required.Substring(0, required.Length - Required.Length) + Asked;
            Service[] services = [.. all.Select(e => e.Endpoint.Service)];
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(all.Select(e => e.Endpoint))} {(services.Length == 1 ? "asks" : "ask")} no client for a certificate: at the "
                    + $"level {endpoint.Level.ToText()} {required} = yes does nothing (\"Can't require client certs unless TLS is required\"). "
                    + $"Set {asked} = yes, or require TLS with the level encrypt",
                fault.Key,
                required,
                value.Text,
                services.Select(s => s.Key),
                [.. Fixes(context.View, endpoint, value, asked)]
            );
        }
    }

    private static IEnumerable<Fix> Fixes(EffectiveView view, TlsEndpoint endpoint, EffectiveValue value, string asked)
    {
        bool isAsked = view.Get(asked, endpoint.Reader).IsYes;
        yield return isAsked
            ? Fix.Of($"Remove {value.Parameter}", new Edit(EditKind.Remove, value.Parameter))
            : Fix.Of($"Ask for a certificate ({asked})", new Edit(EditKind.Rename, asked, "yes"));
        if (endpoint.Service.IsSmtpServer && value.IsOwnOf(endpoint.Service))
        {
            yield return ServerLevelFix.Require;
        }
    }
}
