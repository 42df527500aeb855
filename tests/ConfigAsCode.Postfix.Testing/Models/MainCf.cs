namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>Texts of main.cf.</summary>
public static class MainCf
{
    /// <summary>A server without a finding on Debian 12.</summary>
    public const string Clean = """
        compatibility_level = 3.6
        myhostname = mail.example.org
        mydestination = $myhostname, localhost
        alias_maps =
        alias_database =
        smtpd_tls_security_level = may
        smtpd_tls_chain_files = /etc/ssl/private/mail.pem
        smtpd_tls_protocols = >=TLSv1.2
        smtp_tls_security_level = may
        smtp_tls_protocols = >=TLSv1.2
        smtpd_forbid_bare_newline = normalize
        disable_vrfy_command = yes
        smtpd_client_connection_rate_limit = 60
        smtpd_tls_exclude_ciphers = aNULL
        smtp_tls_exclude_ciphers = aNULL

        """;
}
