namespace ConfigAsCode.Postfix.Core.Sasl;

/// <summary>Whether clients of an smtpd(8) service can log in.</summary>
public enum LoginMode
{
    /// <summary>They cannot.</summary>
    None,

    /// <summary>Only inside TLS, so that nobody on the way reads a password.</summary>
    OnlyInTls,

    /// <summary>In plain text as well.</summary>
    WithoutTls,
}
