using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Sasl;

/// <summary>Finds whether clients of a service can log in, and how.</summary>
internal static class LoginModes
{
    /// <summary>What holds for a service.</summary>
    public static LoginMode Of(EffectiveView view, Service service)
    {
        if (!AreOn(view, service))
        {
            return LoginMode.None;
        }

        (TlsLevel level, _) = TlsEndpoints.ServerLevel(view, service);
        return !NeedsTls(view, service) ? LoginMode.WithoutTls
            : level == TlsLevel.None ? LoginMode.None
            : LoginMode.OnlyInTls;
    }

    /// <summary>Whether logins are switched on, whether or not anybody gets as far.</summary>
    internal static bool AreOn(EffectiveView view, Service service) =>
        view.Get("smtpd_sasl_auth_enable", service).IsYes;

    /// <summary>
    /// Whether logins are on and nobody can log in, since they wait for TLS and the service has none. One that stops at its level
    /// is another case.
    /// </summary>
    internal static bool CannotLogInWithoutTls(EffectiveView view, Service service) =>
        AreOn(view, service)
        && view.Get("smtpd_tls_auth_only", service).IsYes
        && HasNoTls(TlsEndpoints.ServerLevel(view, service));

    /// <summary>
    /// Whether no password passes without TLS: smtpd(8) announces AUTH in TLS only where it requires TLS or is told so (smtpd.c:
    /// pre_jail_init). At a level that is no word of the server it stops, so nothing passes at all.
    /// </summary>
    internal static bool NeedsTls(EffectiveView view, Service service)
    {
        (TlsLevel Level, EffectiveValue SetBy) level = TlsEndpoints.ServerLevel(view, service);
        bool isWeak = level.Level == TlsLevel.May || HasNoTls(level);
        return !isWeak || view.Get("smtpd_tls_auth_only", service).IsYes;
    }

    /// <summary>No TLS because none is asked for, and not because the level is no word of the server.</summary>
    private static bool HasNoTls((TlsLevel Level, EffectiveValue SetBy) level) =>
        level.Level == TlsLevel.None
        && (level.SetBy.Text.Length == 0 || level.SetBy.Text.Equals("none", StringComparison.OrdinalIgnoreCase));
}
