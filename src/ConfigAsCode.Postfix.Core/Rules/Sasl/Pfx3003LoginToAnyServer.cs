using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>
/// A client that logs in although its TLS level demands nothing of the server, so that whoever stands in the way of the
/// session gets the login. A password that it would even send as it is, is a matter of mechanisms.
/// </summary>
internal sealed class Pfx3003LoginToAnyServer()
    : Rule(new RuleInfo("PFX3003", RuleSeverity.Warning, "A client logs in without requiring TLS", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = SaslLogin
            .Of(context.View)
            .Where(login => login.MayLackTls && !SecurityOptions.AllowsPlainText(login.Options))
            .GroupBy(login => new { login.Level, Place = Place.Of(login.LevelSetBy, login.Enable, context.Instance) });
        foreach (var group in sameFault)
        {
            SaslLogin first = group.First();
            Service[] services = [.. group.Select(login => login.Service)];
            string parameter = first.Service.Program + "_tls_security_level";
            string advice = first.HasOneRelay
                ? "Require it with the level encrypt, or better secure"
                : "Require it for that server with an entry in " + first.Service.Program + "_tls_policy_maps";
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "logs" : "log")} in to a server that is not verified, in a session "
                    + $"that may not be encrypted: at the level {group.Key.Level.ToText()} TLS is not required. {advice}",
                group.Key.Place,
                parameter,
                first.LevelSetBy.Text,
                services.Select(s => s.Key),
                first.HasOneRelay
                    ? [Fix.Of("Require TLS (level encrypt)", new Edit(EditKind.Set, parameter, "encrypt"))]
                    : []
            );
        }
    }
}
