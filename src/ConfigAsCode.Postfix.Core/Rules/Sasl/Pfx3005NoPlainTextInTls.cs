using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>
/// A client that logs in and refuses PLAIN and LOGIN inside TLS as well, as it does by default: most submission servers offer
/// nothing else. Who lists other mechanisms knows the server.
/// </summary>
internal sealed class Pfx3005NoPlainTextInTls()
    : Rule(
        new RuleInfo(
            "PFX3005",
            RuleSeverity.Warning,
            "A client refuses the login that most servers offer inside TLS",
            HasFix: true
        )
    )
{
    private static readonly string[] PlainText = ["plain", "login"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = SaslLogin
            .Of(context.View)
            .Where(login => IsRefused(login, context.View))
            .GroupBy(login => Place.Of(login.TlsOptions, login.Enable, context.Instance));
        foreach (var group in sameFault)
        {
            SaslLogin first = group.First();
            EffectiveValue options = first.TlsOptions;
            Service[] services = [.. group.Select(login => login.Service)];
            // What holds without TLS too stays as it is.
            string parameter = options.Parameter.Contains("_tls_")
                ? options.Parameter
                : first.Service.Program + "_sasl_tls_security_options";
            string better = ListValue.With(
                ListValue.Without(options.Text, SecurityOptions.NoPlainText),
                SecurityOptions.NoAnonymous
            );
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} cannot log in to a server that "
                    + $"offers only PLAIN and LOGIN, and the mail is deferred (\"no mechanism available\"): {options.Parameter} is "
                    + $"'{options.Text}', inside TLS too. Set {parameter} = {better}",
                group.Key,
                parameter,
                options.Text,
                services.Select(s => s.Key),
                Fix.Of($"Allow PLAIN and LOGIN inside TLS ({parameter})", new Edit(EditKind.Set, parameter, better))
            );
        }
    }

    private static bool IsRefused(SaslLogin login, EffectiveView view)
    {
        bool hasTls = login.Level > TlsLevel.None || TlsEndpoints.IsWrapped(view, login.Service);
        string[] mechanisms = ListValue.Words(
            view.Get(login.Service.Program + "_sasl_mechanism_filter", login.Service).Text
        );
        bool namesOthers =
            mechanisms.Length > 0 && !mechanisms.Any(m => PlainText.Contains(m, StringComparer.OrdinalIgnoreCase));
        return hasTls && !namesOthers && !SecurityOptions.AllowsPlainText(login.TlsOptions);
    }
}
