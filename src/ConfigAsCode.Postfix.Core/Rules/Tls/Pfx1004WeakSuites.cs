using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// An endpoint that agrees to suites with a broken or too short cipher or with MD5. Before 3.8 the grade <c>medium</c> has
/// them wherever OpenSSL still does.
/// </summary>
internal sealed class Pfx1004WeakSuites()
    : Rule(
        new RuleInfo("PFX1004", RuleSeverity.Error, "An endpoint accepts weak cipher suites", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.ExceptAtOptions,
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        // NULL-MD5 is weak too, but that is the least of it.
        foreach (SuiteFault fault in SuiteFault.Of(context, suite => suite.IsWeak && !suite.IsUnencrypted))
        {
            // OpenSSL's keywords have the names of the weaknesses.
            string[] words =
            [
                .. fault.Suites.SelectMany(s => s.Weaknesses).Distinct().OrderBy(w => w, StringComparer.Ordinal),
            ];
            CipherSuite example = fault.Suites[0];
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(fault.Endpoints)} {TlsWords.Accept(fault.Endpoints)} "
                    + $"{TlsWords.Count(fault.Suites.Count)} with {Wording.Join(words)}, such as {example.Name}: the grade "
                    + $"'{fault.Endpoints[0].Grade.Text}' contains {(fault.Suites.Count == 1 ? "it" : "them")} on OpenSSL "
                    + $"{context.Target.OpenSsl.ToText()}. Add {string.Join(", ", words)} to {fault.Exclusions.Parameter}",
                fault.Place,
                fault.Exclusions.Parameter,
                fault.Exclusions.Text,
                fault.Endpoints.Select(e => e.Service.Key),
                fault.Exclude($"Exclude {Wording.Join(words)} ({fault.Exclusions.Parameter})", words, context.Target)
            ) with
            {
                Severity = fault.Severity(Info),
            };
        }
    }
}
