using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>
/// SASL mechanisms that should be kept out: anonymous ones anywhere, and at a client those that send the password as it
/// is where TLS is not certain. A server that takes such a password does so by its TLS settings.
/// </summary>
internal sealed class Pfx3002WeakMechanisms()
    : Rule(
        new RuleInfo(
            "PFX3002",
            RuleSeverity.Error,
            "SASL allows anonymous logins, or passwords without TLS",
            HasFix: true
        )
        {
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = Servers(context)
            .Concat(Clients(context))
            .Where(f => f.Options.SetBy is not null && (f.Anonymous || f.PlainText))
            .GroupBy(f => new
            {
                f.Options.SetBy,
                f.Anonymous,
                f.PlainText,
            });
        foreach (var group in sameFault)
        {
            Fault first = group.First();
            Service[] services = [.. group.Select(f => f.Service).Distinct()];
            yield return Found(
                context.Instance,
                Message(first, services),
                Place.At(first.Options.SetBy!),
                first.Options.Parameter,
                first.Options.Text,
                services.Select(s => s.Key),
                [.. Fixes(first)]
            );
        }
    }

    private static IEnumerable<Fault> Servers(InstanceOnTarget context)
    {
        EffectiveView view = context.View;
        foreach (Service service in context.Instance.Services.Where(s => s.IsSmtpServer))
        {
            if (!view.Get("smtpd_sasl_auth_enable", service).IsYes)
            {
                continue;
            }

            TlsLevel level = TlsEndpoints.ServerLevel(view, service).Level;
            EffectiveValue plain = view.Get("smtpd_sasl_security_options", service);
            EffectiveValue inTls = view.Get("smtpd_sasl_tls_security_options", service);
            bool offersPlain = level < TlsLevel.Encrypt && !view.Get("smtpd_tls_auth_only", service).IsYes;
            if (offersPlain)
            {
                yield return new Fault(service, plain, SecurityOptions.AllowsAnonymous(plain));
            }

            if (level > TlsLevel.None && !(offersPlain && inTls == plain))
            {
                yield return new Fault(service, inTls, SecurityOptions.AllowsAnonymous(inTls));
            }
        }
    }

    private static IEnumerable<Fault> Clients(InstanceOnTarget context)
    {
        foreach (SaslLogin login in SaslLogin.Of(context.View))
        {
            // A transport that nothing names logs in nowhere.
            if (context.Arrivals.AreComplete && !context.Arrivals.Reach(login.Service))
            {
                continue;
            }

            bool sharesOptions = login.TlsOptions == login.Options;
            if (login.MayLackTls)
            {
                yield return new Fault(
                    login.Service,
                    login.Options,
                    SecurityOptions.AllowsAnonymous(login.Options),
                    SecurityOptions.AllowsPlainText(login.Options) ? login : null
                );
            }

            if (login.Level > TlsLevel.None && !(login.MayLackTls && sharesOptions))
            {
                yield return new Fault(
                    login.Service,
                    login.TlsOptions,
                    SecurityOptions.AllowsAnonymous(login.TlsOptions)
                );
            }
        }
    }

    private static string Message(Fault fault, Service[] services)
    {
        string names = Wording.Names(services);
        bool isOne = services.Length == 1;
        string value = $"{fault.Options.Parameter} is '{fault.Options.Text}'";
        if (fault.PlainText)
        {
            return $"{names} {(isOne ? "sends" : "send")} the password in plain text when the server offers no "
                + $"TLS: the level is {fault.PlainLogin!.Level.ToText()} and {value}. Require TLS, or write "
                + $"\"{ListValue.With(fault.Options.Text, Missing(fault))}\" and let {fault.InTls} allow it in TLS";
        }

        return $"{names} {(isOne ? "allows" : "allow")} an anonymous login, without a password (ANONYMOUS): {value}. "
            + $"Write \"{ListValue.With(fault.Options.Text, Missing(fault))}\"";
    }

    private static IEnumerable<Fix> Fixes(Fault fault)
    {
        var edits = new List<Edit>
        {
            new(EditKind.Set, fault.Options.Parameter, ListValue.With(fault.Options.Text, Missing(fault))),
        };
        if (fault.PlainLogin is not { } login)
        {
            yield return Fix.Safe($"Exclude anonymous logins ({fault.Options.Parameter})", [.. edits]);
            yield break;
        }

        if (login.TlsOptions == login.Options && login.Level != TlsLevel.None)
        {
            // A server that knows only PLAIN must still do in TLS.
            string inTls = ListValue.With(fault.Options.Text, SecurityOptions.NoAnonymous);
            edits.Add(new Edit(EditKind.Set, fault.InTls, inTls));
        }

        yield return Fix.Of($"Send no password without TLS ({fault.Options.Parameter})", [.. edits]);
    }

    private static string[] Missing(Fault fault) =>
        fault.PlainText ? [SecurityOptions.NoPlainText, SecurityOptions.NoAnonymous] : [SecurityOptions.NoAnonymous];

    /// <param name="Service">The service.</param>
    /// <param name="Options">The options that decide.</param>
    /// <param name="Anonymous">Whether they allow a login as nobody.</param>
    /// <param name="PlainLogin">The client that would send its password without TLS; null where none does.</param>
    private sealed record Fault(Service Service, EffectiveValue Options, bool Anonymous, SaslLogin? PlainLogin = null)
    {
        public bool PlainText => PlainLogin is not null;

        public string InTls => Service.Program + "_sasl_tls_security_options";
    }
}
