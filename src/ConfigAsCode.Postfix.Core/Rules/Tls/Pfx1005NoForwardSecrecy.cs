using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// An endpoint that has to protect what passes, and agrees to suites without forward secrecy: who records the traffic
/// today and gets the key later reads it then. On port 25 at <c>may</c> any encryption beats none, so nothing is said.
/// </summary>
internal sealed class Pfx1005NoForwardSecrecy()
    : Rule(
        new RuleInfo(
            "PFX1005",
            RuleSeverity.Warning,
            "An endpoint accepts suites without forward secrecy",
            HasFix: true
        )
        {
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach (SuiteFault fault in SuiteFault.Of(context, IsSoundButForThis, e => SuiteFault.MustProtect(e, context)))
        {
            string[] words = [.. fault.Suites.Select(WordOf).Distinct().OrderBy(w => w, StringComparer.Ordinal)];
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(fault.Endpoints)} {TlsWords.Accept(fault.Endpoints)} "
                    + $"{TlsWords.Count(fault.Suites.Count)} without forward secrecy, such as {fault.Suites[0].Name}: whoever "
                    + "gets the private key later reads what was recorded before. "
                    + $"Add {string.Join(", ", words)} to {fault.Exclusions.Parameter}",
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

    /// <summary>Weak suites and those without encryption are to be excluded by their own words.</summary>
    private static bool IsSoundButForThis(CipherSuite suite) =>
        !suite.HasForwardSecrecy && !suite.IsWeak && !suite.IsUnencrypted;

    /// <summary>OpenSSL's word for a key exchange; the fixed ones of 1.0.2 (<c>DHr</c>, <c>ECDHe</c> ...) have one together.</summary>
    private static string WordOf(CipherSuite suite) =>
        suite.KeyExchange switch
        {
            "DHr" or "DHd" => "kDH",
            "ECDHr" or "ECDHe" => "kECDH",
            _ => "k" + suite.KeyExchange,
        };
}
