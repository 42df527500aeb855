using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A protocol list that names what is allowed, and thereby shuts out TLS 1.3. A bound or an exclusion that does so says
/// it in as many words, so it is meant.
/// </summary>
internal sealed class Pfx1007MissingNewestProtocol()
    : Rule(
        new RuleInfo("PFX1007", RuleSeverity.Warning, "A protocol list leaves out TLS 1.3", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        if ((TlsLibrary.ProtocolsOf(context.Target.OpenSsl) & TlsProtocols.Tls13) == 0)
        {
            yield break;
        }

        var sameFault = context
            .Endpoints.Where(e => SpeaksOnlyTls12(e) && NamesWhatIsAllowed(e.ProtocolValue))
            .GroupBy(e => new
            {
                e.ProtocolValue.Parameter,
                Place = Place.Of(e.ProtocolValue, e.SwitchedOnBy, context.Instance),
            });
        foreach (var group in sameFault)
        {
            TlsEndpoint[] endpoints = [.. group];
            string better = TlsWords.Tls12AndLater(group.Key.Place.Origin, group.Key.Parameter, context.Target);
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(endpoints)} will not use TLS 1.3, which OpenSSL {context.Target.OpenSsl.ToText()} has: "
                    + $"{group.Key.Parameter} names what is allowed, and '{endpoints[0].ProtocolValue.Text}' excludes the "
                    + $"rest. Write \"{better}\"",
                group.Key.Place,
                group.Key.Parameter,
                endpoints[0].ProtocolValue.Text,
                endpoints.Select(e => e.Service.Key),
                Fix.Safe(
                    $"Allow TLS 1.2 and later ({group.Key.Parameter})",
                    new Edit(EditKind.Set, group.Key.Parameter, better)
                )
            );
        }
    }

    /// <summary>Where an obsolete protocol is on too, the list has to be written anew in any case, and lets TLS 1.3 in then.</summary>
    private static bool SpeaksOnlyTls12(TlsEndpoint endpoint) => endpoint.Protocols == TlsProtocols.Tls12;

    private static bool NamesWhatIsAllowed(EffectiveValue list)
    {
        string[] items = ListValue.TlsWords(list.Text);
        bool rulesOutByName = items.Any(i =>
            i.StartsWith("<=", StringComparison.Ordinal) || i.Equals("!TLSv1.3", StringComparison.OrdinalIgnoreCase)
        );
        return !rulesOutByName && items.Any(i => TlsProtocolNames.TryParse(i, out _));
    }
}
