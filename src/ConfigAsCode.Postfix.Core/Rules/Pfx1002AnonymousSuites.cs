using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// An endpoint that agrees to suites in which nobody shows a certificate, so that anyone in the middle can take part.
/// </summary>
internal sealed class Pfx1002AnonymousSuites()
    : Rule(new RuleInfo("PFX1002", RuleSeverity.Error, "An endpoint agrees to anonymous cipher suites", HasFix: true))
{
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var sameFault = context
            .Endpoints.Where(e => e.Suites.Any(s => s.IsAnonymous))
            .GroupBy(e => (e.Exclusions[0].Parameter, PlaceOf(e, context.Instance)));
        foreach (var group in sameFault)
        {
            TlsEndpoint[] endpoints = [.. group];
            TlsEndpoint first = endpoints[0];
            string[] anonymous = [.. first.Suites.Where(s => s.IsAnonymous).Select(s => s.Name)];
            string excluded = first.Exclusions[0].Text;
            string repaired = excluded.Length == 0 ? "aNULL" : "aNULL, " + excluded;
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(endpoints)} {(endpoints.Length == 1 ? "agrees" : "agree")} to {anonymous.Length} suites "
                    + $"without any certificate, such as {anonymous[0]}: the grade '{first.Grade.Text}' holds them on "
                    + $"OpenSSL {context.Target.OpenSsl.ToText()}. Add aNULL to {group.Key.Parameter}",
                group.Key.Item2,
                group.Key.Parameter,
                excluded,
                endpoints.Select(e => e.Service.Key),
                Fix.Of(
                    $"Exclude the anonymous suites ({group.Key.Parameter})",
                    new Edit(EditKind.Set, group.Key.Parameter, repaired)
                )
            );
        }
    }

    /// <summary>At the list that was meant to decide; where none was set, at what turned TLS on.</summary>
    private static Place PlaceOf(TlsEndpoint endpoint, Instance instance)
    {
        EffectiveValue?[] candidates = [.. endpoint.Exclusions, endpoint.GradeList, endpoint.Grade];
        EffectiveValue decisive = candidates.FirstOrDefault(v => v is { IsDefault: false }) ?? endpoint.Grade;
        return RuleContext.PlaceOf(decisive, endpoint.SwitchedOnBy, instance);
    }
}
