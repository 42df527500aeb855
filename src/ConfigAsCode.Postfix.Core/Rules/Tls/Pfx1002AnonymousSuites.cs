using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// An endpoint that agrees to suites in which nobody shows a certificate, so that anyone in the middle can take part.
/// </summary>
internal sealed class Pfx1002AnonymousSuites()
    : Rule(new RuleInfo("PFX1002", RuleSeverity.Error, "An endpoint accepts anonymous cipher suites", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (SuiteFault fault in SuiteFault.Of(context, suite => suite.IsAnonymous))
        {
            string parameter = fault.Exclusions.Parameter;
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(fault.Endpoints)} {TlsWords.Accept(fault.Endpoints)} {fault.Suites.Count} suites "
                    + $"without any certificate, such as {fault.Suites[0].Name}: the grade '{fault.Endpoints[0].Grade.Text}' "
                    + $"contains them on OpenSSL {context.Target.OpenSsl.ToText()}. Add aNULL to {parameter}",
                fault.Place,
                parameter,
                fault.Exclusions.Text,
                fault.Endpoints.Select(e => e.Service.Key),
                Fix.Of($"Exclude the anonymous suites ({parameter})", fault.Exclude(["aNULL"]))
            );
        }
    }
}
