namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// The fixes that raise the TLS level of smtpd(8). To require TLS is for a service alone: in main.cf the level holds for port 25
/// too, which must not require it (RFC 3207 section 4).
/// </summary>
internal static class ServerLevelFix
{
    public const string Parameter = "smtpd_tls_security_level";

    public static Fix Require { get; } =
        Fix.Of("Require TLS (level encrypt)", new Edit(EditKind.Set, Parameter, "encrypt"));

    public static Fix Offer { get; } = Fix.Of("Offer TLS (level may)", new Edit(EditKind.Set, Parameter, "may"));
}
