using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>A client that shall check a certificate and was given nothing to check it against: it delivers no mail.</summary>
internal sealed class Pfx1018NoTrustAnchor()
    : Rule(
        new RuleInfo(
            "PFX1018",
            RuleSeverity.Error,
            "A client verifies certificates without a CA to trust",
            HasFix: false
        )
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Endpoints.Where(e => e.Side == TlsSide.Client && Missing(context, e) is not null)
            .GroupBy(e => new
            {
                Place = PlaceOf(e, context.Instance),
                e.SwitchedOnBy.Parameter,
                e.Level,
            });
        foreach (var group in sameFault)
        {
            TlsEndpoint[] endpoints = [.. group];
            TlsEndpoint first = endpoints[0];
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(endpoints)} will deliver nothing at the level {group.Key.Level.ToText()}: {Missing(context, first)}",
                group.Key.Place,
                group.Key.Parameter,
                first.SwitchedOnBy.Text,
                endpoints.Select(e => e.Service.Key)
            );
        }
    }

    private static Place PlaceOf(TlsEndpoint endpoint, Instance instance) =>
        Place.Of(endpoint.SwitchedOnBy, endpoint.SwitchedOnBy, instance);

    /// <summary>What is not there, and what to write; null where there is something to check against.</summary>
    private static string? Missing(InstanceOnTarget context, TlsEndpoint endpoint)
    {
        return endpoint.Level switch
        {
            TlsLevel.Fingerprint => NoFingerprint(context.View, endpoint.Service, endpoint.Policy),
            TlsLevel.Verify or TlsLevel.Secure => NoAuthority(context.View, endpoint.Service, endpoint.Policy),
            _ => null,
        };
    }

    /// <summary>smtp_tls_policy.c: "configured at fingerprint security level, but with no fingerprints to match".</summary>
    private static string? NoFingerprint(EffectiveView view, Service service, TlsPolicy? policy)
    {
        string parameter = service.Program + "_tls_fingerprint_cert_match";
        return policy?.ValueOf("match") is not null || view.Get(parameter, service).Text.Length > 0
            ? null
            : $"there is no fingerprint to match, and its mail is deferred. Name some in {(policy is null ? parameter : "match of the policy")}";
    }

    /// <summary>
    /// <c>tls_append_default_CA</c> only adds to a CA file or folder; alone it does nothing (tls_certkey.c:
    /// tls_set_ca_certificate_info).
    /// </summary>
    private static string? NoAuthority(EffectiveView view, Service service, TlsPolicy? policy)
    {
        string prefix = service.Program + "_tls_";
        string[] parameters = [prefix + "CAfile", prefix + "CApath", prefix + "trust_anchor_file"];
        return policy?.ValueOf("tafile") is not null || parameters.Any(p => view.Get(p, service).Text.Length > 0)
            ? null
            : "no CA is trusted, so that no certificate passes, and its mail is deferred. Set "
                + $"{parameters[0]}, such as /etc/ssl/certs/ca-certificates.crt"
                + (policy is null ? "" : ", or tafile of the policy");
    }
}
