using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A submission service that takes a login without TLS: whoever listens on the way reads the password (RFC 8314
/// section 3.3).
/// </summary>
internal sealed class Pfx1014PasswordsInPlainText()
    : Rule(
        new RuleInfo("PFX1014", RuleSeverity.Error, "A login is possible without TLS", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.ExceptAtOptions,
            HasSafeFix = true,
        }
    )
{
    private const string AuthOnly = "smtpd_tls_auth_only";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Instance.Services.Where(s => s.IsSmtpServer && TakesPlainLogin(context.View, s))
            .GroupBy(s => new
            {
                Place = context.View.Get(AuthOnly, s).IsDefault ? null : PlaceOf(context, s),
                TlsEndpoints.ServerLevel(context.View, s).Level,
                HidesPasswords = HidesPasswords(context.View, s),
            });
        foreach (var group in sameFault)
        {
            var reach = Reach<Service>.Of(group, s => s, context);
            Service[] services = reach.Items;
            bool isNote = group.Key.HidesPasswords || reach.IsLocal;
            Place place = group.Key.Place ?? Place.OfDefault(group.Select(s => PlaceOf(context, s)), context.Instance);
            (TlsLevel level, EffectiveValue setBy) = TlsEndpoints.ServerLevel(context.View, services[0]);
            string what = services.All(s => OffersLogin(context.View, s)) ? "a login" : "mail from users";
            string though = group.Key.HidesPasswords
                ? $", with mechanisms that do not send the password itself ({SecurityOptions.NoPlainText})"
                : "";
            // Without TLS nobody could log in any more.
            Fix forLogin = RequireTlsForLogin with
            {
                IsSafe = level != TlsLevel.None,
            };
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "takes" : "take")} {what} without TLS{though}: the level is "
                    + $"'{level.ToText()}' and smtpd_tls_auth_only is "
                    + $"'{context.View.Get(AuthOnly, services[0]).Text}'. "
                    + "Require TLS with the level encrypt, or at least for the login with smtpd_tls_auth_only",
                place,
                setBy.Parameter,
                setBy.Text,
                services.Select(s => s.Key),
                // The first keeps the level, and with it the lists that other fixes of the same run have mended.
                services.All(s => IsSubmission(context.View, s) && place.IsOn(s))
                    ? [forLogin, ServerLevelFix.Require]
                    : [forLogin]
            ) with
            {
                About = AboutLevel(place, services[0], isNote, context),
                Severity = isNote ? RuleSeverity.Info : Info.Severity,
            };
        }
    }

    private static Fix RequireTlsForLogin { get; } =
        Fix.Of("Offer the login only in TLS (smtpd_tls_auth_only)", new Edit(EditKind.Set, AuthOnly, "yes"));

    /// <summary>On port 465 clients begin with TLS: there the missing wrapper mode is the fault, and puts the login into TLS as well.</summary>
    private static bool TakesPlainLogin(EffectiveView view, Service service) =>
        !InetEndpoint.IsOnPort(service, view.Ports, "465")
        && (IsSubmission(view, service) || OffersLogin(view, service))
        && !LoginModes.NeedsTls(view, service);

    private static bool OffersLogin(EffectiveView view, Service service) =>
        view.Get("smtpd_sasl_auth_enable", service).IsYes;

    /// <summary>Whether the mechanisms without TLS leave PLAIN and LOGIN out: both SASL libraries do so (xsasl/xsasl_cyrus_server.c, xsasl_dovecot_server.c).</summary>
    private static bool HidesPasswords(EffectiveView view, Service service) =>
        OffersLogin(view, service)
        && !SecurityOptions.AllowsPlainText(view.Get("smtpd_sasl_security_options", service));

    private static bool IsSubmission(EffectiveView view, Service service) =>
        InetEndpoint.IsOnPort(service, view.Ports, "587");

    /// <summary>Where it is shown, and the level of main.cf where nobody sets one: what that does to other servers is worse than a note.</summary>
    private static EquatableArray<SettingId> AboutLevel(
        Place place,
        Service service,
        bool isNote,
        InstanceOnTarget context
    )
    {
        SettingId[] shown = place.Setting is { } setting ? [.. About(context.Instance, setting)] : [];
        bool isMissing = !isNote && context.View.Get(ServerLevelFix.Parameter, service).SetBy is null;
        return (
            isMissing ? [.. shown, new SettingId(Service: null, ServerLevelFix.Parameter)] : shown
        ).ToEquatableArray();
    }

    /// <summary>At the level that is too weak, else at what turned the login on, else at the service.</summary>
    private static Place PlaceOf(InstanceOnTarget context, Service service)
    {
        EffectiveValue level = TlsEndpoints.ServerLevel(context.View, service).SetBy;
        EffectiveValue login = context.View.Get("smtpd_sasl_auth_enable", service);
        return level.SetBy is { } weak ? Place.At(weak)
            : login.SetBy is { } on ? Place.At(on)
            : new Place(service.Origin, IsMissingThere: true);
    }
}
