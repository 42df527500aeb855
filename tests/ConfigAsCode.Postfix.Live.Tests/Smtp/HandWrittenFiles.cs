using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>The files of two production hosts, as an administrator writes them for the release that is tested.</summary>
internal static class HandWrittenFiles
{
    /// <summary>The newest level that decides something; before 3.6 a level is a number (COMPATIBILITY_README).</summary>
    public static readonly string CompatibilityLevel = CompatibilityLevelOf(DebianRelease.Tested);

    /// <summary>TLS 1.2 and later: bounds are read since 3.6 (postconf(5), smtpd_tls_protocols).</summary>
    public static readonly string Modern = DebianRelease.Tested.Target.Postfix.IsAtLeast(3, 6)
        ? ">=TLSv1.2"
        : "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1";

    /// <summary>TLS 1.0 and later.</summary>
    public static readonly string Everything = DebianRelease.Tested.Target.Postfix.IsAtLeast(3, 6)
        ? ">=TLSv1"
        : "!SSLv2, !SSLv3";

    /// <summary>Protected: modern protocols, no anonymous suites, logins only inside TLS, submission only with TLS.</summary>
    public static readonly string HardenedMainCf = $"""
        compatibility_level = {CompatibilityLevel}
        myhostname = mail.example.test
        mydomain = example.test
        myorigin = /etc/mailname
        mydestination = $myhostname, $mydomain, localhost
        mynetworks = 127.0.0.0/8
        alias_maps = hash:/etc/aliases
        alias_database = hash:/etc/aliases
        virtual_alias_maps = hash:/etc/postfix/virtual
        inet_interfaces = all
        relayhost = [smarthost.example.net]:587
        # Both keys, so that every client finds a suite.
        smtpd_tls_cert_file = /etc/ssl/certs/mail.example.test.pem
        smtpd_tls_key_file = /etc/ssl/private/mail.example.test.key
        smtpd_tls_eccert_file = /etc/ssl/certs/mail.example.test.ec.pem
        smtpd_tls_eckey_file = /etc/ssl/private/mail.example.test.ec.key
        smtpd_tls_security_level = may
        smtpd_tls_auth_only = yes
        smtpd_tls_protocols = {Modern}
        smtpd_tls_mandatory_protocols = {Modern}
        smtpd_tls_mandatory_ciphers = high
        smtpd_tls_exclude_ciphers = aNULL
        smtpd_relay_restrictions = permit_sasl_authenticated,
            reject_unauth_destination
        smtpd_milters = inet:127.0.0.1:8891
        """;

    /// <summary>The table beside the hardened main.cf.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } =
        new Dictionary<string, string> { ["virtual"] = "sales@example.test root@example.test\n" };

    /// <summary>Debian's services of a mail host: everything in a chroot that can be.</summary>
    public const string MasterCf = """
        # service type  private unpriv  chroot  wakeup  maxproc command + args
        smtp      inet  n       -       y       -       -       smtpd
        submission inet n       -       y       -       -       smtpd
          -o syslog_name=postfix/submission
          -o smtpd_tls_security_level=encrypt
          -o smtpd_sasl_auth_enable=yes
          -o smtpd_sasl_type=dovecot
          -o { smtpd_client_restrictions = permit_sasl_authenticated, reject }
        submissions inet n      -       y       -       -       smtpd
          -o syslog_name=postfix/submissions
          -o smtpd_tls_wrappermode=yes
          -o smtpd_sasl_auth_enable=yes
          -o { smtpd_client_restrictions = permit_sasl_authenticated, reject }
        pickup    unix  n       -       y       60      1       pickup
        cleanup   unix  n       -       y       -       0       cleanup
        qmgr      unix  n       -       n       300     1       qmgr
        tlsmgr    unix  -       -       y       1000?   1       tlsmgr
        rewrite   unix  -       -       y       -       -       trivial-rewrite
        bounce    unix  -       -       y       -       0       bounce
        defer     unix  -       -       y       -       0       bounce
        trace     unix  -       -       y       -       0       bounce
        verify    unix  -       -       y       -       1       verify
        flush     unix  n       -       y       1000?   0       flush
        proxymap  unix  -       -       n       -       -       proxymap
        proxywrite unix -       -       n       -       1       proxymap
        smtp      unix  -       -       y       -       -       smtp
        relay     unix  -       -       y       -       -       smtp
          -o syslog_name=postfix/$service_name
        showq     unix  n       -       y       -       -       showq
        error     unix  -       -       y       -       -       error
        retry     unix  -       -       y       -       -       error
        discard   unix  -       -       y       -       -       discard
        local     unix  -       n       n       -       -       local
        virtual   unix  -       n       n       -       -       virtual
        lmtp      unix  -       -       y       -       -       lmtp
        anvil     unix  -       -       y       -       1       anvil
        scache    unix  -       -       y       -       1       scache
        postlog   unix-dgram n  -       n       -       1       postlogd
        """;

    public static string CompatibilityLevelOf(DebianRelease release) =>
        release.Target.Postfix.IsAtLeast(3, 6) ? "3.6" : "2";

    /// <summary>The control: TLS is switched on and everything else is Postfix's default.</summary>
    public static readonly string UnprotectedMainCf = $"""
        compatibility_level = {CompatibilityLevel}
        myhostname = mail.example.test
        smtpd_tls_cert_file = /etc/ssl/certs/ssl-cert-snakeoil.pem
        smtpd_tls_key_file = /etc/ssl/private/ssl-cert-snakeoil.key
        smtpd_tls_security_level = may
        """;
}
