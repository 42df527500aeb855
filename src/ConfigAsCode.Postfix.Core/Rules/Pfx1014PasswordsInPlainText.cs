using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// A submission service that takes a login without TLS: whoever listens on the way reads the password (RFC 8314
/// section 3.3).
/// </summary>
internal sealed class Pfx1014PasswordsInPlainText()
    : Rule(new RuleInfo("PFX1014", RuleSeverity.Error, "A login is possible without TLS", HasFix: true))
{
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var sameFault = context
            .Instance.Services.Where(s => s.Program == "smtpd" && TakesPlainLogin(context.View, s))
            .GroupBy(s => PlaceOf(context, s));
        foreach (var group in sameFault)
        {
            Service[] services = [.. group];
            EffectiveValue level = context.View.Get("smtpd_tls_security_level", services[0]);
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(services)} {(services.Length == 1 ? "takes" : "take")} a login without TLS: the level is "
                    + $"'{(level.Text.Length == 0 ? "none" : level.Text)}' and smtpd_tls_auth_only is "
                    + $"'{context.View.Get("smtpd_tls_auth_only", services[0]).Text}'. "
                    + "Require TLS with the level encrypt, or at least for the login with smtpd_tls_auth_only",
                group.Key,
                level.Parameter,
                level.Text,
                services.Select(s => s.Key),
                services.All(IsSubmission)
                    ? [RequireTls, RequireTlsForLogin]
                    : [RequireTlsForLogin]
            );
        }
    }

    private static Fix RequireTls { get; } =
        Fix.Of("Require TLS (level encrypt)", new Edit(EditKind.Set, "smtpd_tls_security_level", "encrypt"));

    private static Fix RequireTlsForLogin { get; } =
        Fix.Of("Offer the login only in TLS (smtpd_tls_auth_only)", new Edit(EditKind.Set, "smtpd_tls_auth_only", "yes"));

    private static bool TakesPlainLogin(EffectiveView view, Service service)
    {
        bool isMeantForLogin = IsSubmission(service) || view.Get("smtpd_sasl_auth_enable", service).IsYes;
        return isMeantForLogin
            && TlsEndpoints.ServerLevel(view, service).Level < TlsLevel.Encrypt
            && !view.Get("smtpd_tls_auth_only", service).IsYes;
    }

    private static bool IsSubmission(Service service) =>
        service.Type == ServiceType.Inet && InetEndpoint.PortOf(service) == "587";

    /// <summary>At the level that is too weak, else at what turned the login on, else at the service.</summary>
    private static Place PlaceOf(RuleContext context, Service service)
    {
        EffectiveValue level = TlsEndpoints.ServerLevel(context.View, service).SetBy;
        EffectiveValue login = context.View.Get("smtpd_sasl_auth_enable", service);
        return level.SetBy is { } weak ? new Place(weak.Origin)
            : login.SetBy is { } on ? new Place(on.Origin)
            : new Place(service.Origin, IsMissingThere: true);
    }
}
