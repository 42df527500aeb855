using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>Faults of TLS, of logins, and of what leads to a relay with a login.</summary>
internal static class TlsFaults
{
    private const string Digest =
        "A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90:A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90";

    private const string Login = "smtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n";

    private const string Fingerprints =
        "compatibility_level = 3.6\n"
        + "smtpd_tls_ask_ccert = yes\n"
        + "relay_clientcerts = texthash:$config_directory/clients\n"
        + "smtpd_relay_restrictions = permit_mynetworks, permit_tls_clientcerts, reject_unauth_destination\n";

    private const string Verified = """
        smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt
        relayhost = [smtp.example.net]:587
        """;

    public static Dictionary<string, CorrectedFault> All { get; } =
        new()
        {
            ["the socket of Dovecot outside the chroot of smtpd"] = new(
                "PFX4016",
                RuleSeverity.Error,
                "main.cf smtpd_sasl_path"
            )
            {
                HasFix = true,
                Around = Login + "smtpd_sasl_type = dovecot",
                Faulty = new("smtpd_sasl_path = /var/spool/postfix/private/auth"),
                Corrected = new("smtpd_sasl_path = private/auth"),
            },
            ["the folder of authorities outside the chroot of lmtp"] = new(
                "PFX4016",
                RuleSeverity.Error,
                "main.cf lmtp_tls_CApath"
            )
            {
                Around = "lmtp_tls_security_level = secure\nmailbox_transport = lmtp:inet:store.example.org",
                Faulty = new("lmtp_tls_CApath = /etc/ssl/certs"),
                Corrected = new("lmtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt"),
            },
            ["a relay on port 465 without wrapper mode"] = new("PFX1022", RuleSeverity.Error, "main.cf relayhost")
            {
                HasFix = true,
                Faulty = new("relayhost = [smtp.example.net]:465"),
                Corrected = new(
                    "relayhost = [smtp.example.net]:465\nsmtp_tls_wrappermode = yes\nsmtp_tls_security_level = encrypt\nsmtp_tls_mandatory_exclude_ciphers = aNULL, kRSA\nsmtp_tls_exclude_ciphers"
                ),
            },
            ["a relay on port 465, moved to 587"] = new("PFX1022", RuleSeverity.Error, "main.cf relayhost")
            {
                HasFix = true,
                Faulty = new("relayhost = [smtp.example.net]:465"),
                Corrected = new("relayhost = [smtp.example.net]:587"),
            },
            ["wrapper mode to port 587"] = new("PFX1022", RuleSeverity.Error, "main.cf smtp_tls_wrappermode")
            {
                HasFix = true,
                Around = "relayhost = [smtp.example.net]:587\nsmtp_tls_security_level = encrypt",
                Faulty = new("smtp_tls_wrappermode = yes"),
                Corrected = new("smtp_tls_wrappermode"),
            },
            ["wrapper mode to port 25"] = new("PFX1022", RuleSeverity.Error, "main.cf smtp_tls_wrappermode")
            {
                HasFix = true,
                Around = "smtp_tls_security_level = encrypt",
                Faulty = new("relayhost = [smtp.example.net]\nsmtp_tls_wrappermode = yes"),
                Corrected = new("relayhost = [smtp.example.net]:465\nsmtp_tls_wrappermode = yes"),
            },
            ["wrapper mode at the level may"] = new("PFX1022", RuleSeverity.Error, "main.cf smtp_tls_security_level")
            {
                HasFix = true,
                Around = "relayhost = [smtp.example.net]:465\nsmtp_tls_wrappermode = yes",
                Faulty = new("smtp_tls_security_level = may"),
                Corrected = new("smtp_tls_security_level = encrypt"),
            },
            ["a login at a relay that offers PLAIN and LOGIN alone"] = new(
                "PFX3005",
                RuleSeverity.Warning,
                "missing at main.cf smtp_sasl_auth_enable"
            )
            {
                HasFix = true,
                Around = """
                    relayhost = [smtp.example.net]:587
                    smtp_tls_security_level = encrypt
                    smtp_sasl_password_maps = hash:/etc/postfix/passwords
                    """,
                Faulty = new("smtp_sasl_auth_enable = yes"),
                Corrected = new("smtp_sasl_auth_enable = yes\nsmtp_sasl_tls_security_options = noanonymous"),
            },
            ["a TLS policy of the relay without its brackets and port"] = new(
                "PFX7008",
                RuleSeverity.Error,
                "policy: smtp.example.net"
            )
            {
                HasFix = true,
                Around = Verified + "\nsmtp_tls_policy_maps = texthash:$config_directory/policy",
                Faulty = new() { Tables = [new TableFile("policy", "texthash", "smtp.example.net secure\n")] },
                Corrected = new() { Tables = [new TableFile("policy", "texthash", "[smtp.example.net]:587 secure\n")] },
            },
            ["a TLS policy of a server that gets no mail"] = new("PFX7008", RuleSeverity.Warning, "policy: example.com")
            {
                Around = Verified + "\nsmtp_tls_policy_maps = texthash:$config_directory/policy",
                Faulty = new()
                {
                    Tables =
                    [
                        new TableFile("policy", "texthash", "[smtp.example.net]:587 secure\nexample.com secure\n"),
                    ],
                },
                Corrected = new() { Tables = [new TableFile("policy", "texthash", "[smtp.example.net]:587 secure\n")] },
            },
            ["own TLS policies behind a table that another program answers"] = new(
                "PFX7008",
                RuleSeverity.Warning,
                "main.cf smtp_tls_policy_maps"
            )
            {
                HasFix = true,
                Around = "smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt",
                Faulty = new(
                    "smtp_tls_policy_maps = socketmap:unix:/run/sts:postfix, texthash:$config_directory/policy"
                )
                {
                    Tables = [new TableFile("policy", "texthash", "example.net secure\n")],
                },
                Corrected = new(
                    "smtp_tls_policy_maps = texthash:$config_directory/policy, socketmap:unix:/run/sts:postfix"
                )
                {
                    Tables = [new TableFile("policy", "texthash", "example.net secure\n")],
                },
            },
            ["fingerprints of MD5 where SHA-256 is in force"] = new(
                "PFX4012",
                RuleSeverity.Error,
                "clients: " + Digest[..47]
            )
            {
                Around = Fingerprints,
                Faulty = new() { Tables = [new TableFile("clients", "texthash", Digest[..47] + " partner\n")] },
                Corrected = new() { Tables = [new TableFile("clients", "texthash", Digest + " partner\n")] },
            },
            ["client certificates that the level may does not require"] = new(
                "PFX1023",
                RuleSeverity.Warning,
                "main.cf smtpd_tls_req_ccert"
            )
            {
                HasFix = true,
                Faulty = new("smtpd_tls_req_ccert = yes"),
                Corrected = new("smtpd_tls_ask_ccert = yes"),
            },
            ["a chain that begins with the certificate"] = new(
                "PFX1024",
                RuleSeverity.Warning,
                "main.cf smtpd_tls_chain_files"
            )
            {
                HasFix = true,
                Faulty = new("smtpd_tls_chain_files = /etc/mail/fullchain.pem, /etc/mail/privkey.pem"),
                Corrected = new("smtpd_tls_chain_files = /etc/mail/privkey.pem, /etc/mail/fullchain.pem"),
            },
            ["the key in place of the certificate"] = new(
                "PFX1024",
                RuleSeverity.Warning,
                "main.cf smtpd_tls_cert_file"
            )
            {
                HasFix = true,
                Around = "smtpd_tls_chain_files",
                Faulty = new("smtpd_tls_cert_file = /etc/mail/mail.key\nsmtpd_tls_key_file = /etc/mail/mail.pem"),
                Corrected = new("smtpd_tls_cert_file = /etc/mail/mail.pem\nsmtpd_tls_key_file = /etc/mail/mail.key"),
            },
            ["a list of suites for a grade that nobody uses"] = new(
                "PFX1025",
                RuleSeverity.Warning,
                "main.cf tls_high_cipherlist"
            )
            {
                HasFix = true,
                Faulty = new("tls_high_cipherlist = ECDHE+AESGCM:ECDHE+CHACHA20"),
                Corrected = new("tls_medium_cipherlist = ECDHE+AESGCM:ECDHE+CHACHA20"),
            },
            ["a list of suites for a grade that is then used"] = new(
                "PFX1025",
                RuleSeverity.Warning,
                "main.cf tls_high_cipherlist"
            )
            {
                HasFix = true,
                Around = "tls_high_cipherlist = ECDHE+AESGCM:ECDHE+CHACHA20",
                Faulty = new(),
                Corrected = new("smtpd_tls_ciphers = high"),
            },
            ["the certificates by server name, in a parameter with a word too many"] = new(
                "PFX4001",
                RuleSeverity.Error,
                "main.cf tls_server_chain_sni_maps"
            )
            {
                HasFix = true,
                Faulty = new("tls_server_chain_sni_maps = texthash:/etc/postfix/sni"),
                Corrected = new("tls_server_sni_maps = texthash:/etc/postfix/sni"),
            },
            ["whole sessions in the log of a server without logins"] = new(
                "PFX1026",
                RuleSeverity.Warning,
                "main.cf smtpd_tls_loglevel"
            )
            {
                HasFix = true,
                Faulty = new("smtpd_tls_loglevel = 4"),
                Corrected = new("smtpd_tls_loglevel = 1"),
            },
        };
}
