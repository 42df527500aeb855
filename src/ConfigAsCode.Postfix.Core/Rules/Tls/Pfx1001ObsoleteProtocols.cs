using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>An endpoint that still speaks SSL, TLS 1.0 or TLS 1.1 (RFC 8996), by setting or by default.</summary>
internal sealed class Pfx1001ObsoleteProtocols()
    : Rule(
        new RuleInfo("PFX1001", RuleSeverity.Error, "An endpoint accepts an obsolete TLS version", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.ExceptAtOptions,
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Endpoints.Where(e => (e.Protocols & TlsProtocols.Obsolete) != 0)
            .GroupBy(e => new
            {
                e.ProtocolValue.Parameter,
                Place = e.IsFromDefault(e.ProtocolValue) ? null : PlaceOf(e, context),
            });
        foreach (var group in sameFault)
        {
            var reach = Reach<TlsEndpoint>.Of(group, e => e.Service, context);
            TlsEndpoint[] endpoints = reach.Items;
            Place place = group.Key.Place ?? Place.OfDefault(group.Select(e => PlaceOf(e, context)), context.Instance);
            TlsEndpoint first = endpoints[0];
            string obsolete = (first.Protocols & TlsProtocols.Obsolete).ToText();
            string advice = TlsWords.Tls12AndLater(place.Origin, group.Key.Parameter, context.Target);
            string why = first.ProtocolValue.IsDefault
                ? $"{group.Key.Parameter} is not set, and the default of Postfix {context.Target.Postfix.WithoutPatch} is "
                    + $"'{first.ProtocolValue.Text}'"
                : $"{group.Key.Parameter} is '{first.ProtocolValue.Text}'";
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(endpoints)} still {TlsWords.Verb(first.Side, endpoints.Length)} {obsolete}: {why}. "
                    + $"Write \"{advice}\"",
                place,
                group.Key.Parameter,
                first.ProtocolValue.Text,
                endpoints.Select(e => e.Service.Key),
                Fix.Safe(
                    $"Allow only TLS 1.2 and later ({group.Key.Parameter})",
                    new Edit(EditKind.Set, group.Key.Parameter, advice)
                )
            ) with
            {
                Severity = reach.IsLocal ? RuleSeverity.Info : Info.Severity,
            };
        }
    }

    private static Place PlaceOf(TlsEndpoint endpoint, InstanceOnTarget context) =>
        Place.Of(endpoint.ProtocolValue, endpoint.SwitchedOnBy, context.Instance);
}
