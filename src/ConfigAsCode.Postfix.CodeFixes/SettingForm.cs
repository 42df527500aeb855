namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>The ways to set a parameter in C#.</summary>
internal enum SettingForm
{
    /// <summary><c>[SmtpdTls(AuthOnly = true)]</c></summary>
    Property,

    /// <summary><c>[Transport("relay", DestinationConcurrencyLimit = 20)]</c></summary>
    Transport,

    /// <summary><c>[RestrictionClass("partners", "check_client_access cidr:partners", "reject")]</c></summary>
    RestrictionClass,

    /// <summary><c>[Parameter("smtpd_tls_auth_only", "yes")]</c></summary>
    Parameter,

    /// <summary><c>[SyslogName("postfix/submission")]</c></summary>
    SyslogName,

    /// <summary><c>[PostfixInstance("mail", HostName = "mail.example.org")]</c></summary>
    HostName,

    /// <summary><c>[PostfixInstance("mail", Set = ["smtpd_tls_auth_only=yes"])]</c></summary>
    Entry,
}
