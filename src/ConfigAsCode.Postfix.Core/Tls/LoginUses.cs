using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Finds whether clients of a service can log in, and how.</summary>
public static class LoginUses
{
    /// <summary>What holds for a service.</summary>
    public static LoginUse Of(EffectiveView view, Service service)
    {
        if (!view.Get("smtpd_sasl_auth_enable", service).IsYes)
        {
            return LoginUse.None;
        }

        (TlsLevel level, _) = TlsEndpoints.ServerLevel(view, service);
        return !NeedsTls(view, service) ? LoginUse.WithoutTls
            : level == TlsLevel.None ? LoginUse.None
            : LoginUse.OnlyInTls;
    }

    /// <summary>
    /// Whether no password passes without TLS: smtpd(8) announces AUTH in TLS only where it requires TLS or is told so (smtpd.c:
    /// pre_jail_init). At a level that is no word of the server it stops, so nothing passes at all.
    /// </summary>
    internal static bool NeedsTls(EffectiveView view, Service service)
    {
        (TlsLevel level, EffectiveValue setBy) = TlsEndpoints.ServerLevel(view, service);
        bool isWeak =
            level == TlsLevel.May
            || (
                level == TlsLevel.None
                && (setBy.Text.Length == 0 || setBy.Text.Equals("none", StringComparison.OrdinalIgnoreCase))
            );
        return !isWeak || view.Get("smtpd_tls_auth_only", service).IsYes;
    }
}
