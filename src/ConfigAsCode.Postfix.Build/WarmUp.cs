using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// What the first judgement of a process costs beside the judgement itself, loading types and compiling generics, is most of the time that a
/// small build waits for. It is spent on an example beside the compiler, which works in another process (docs/decisions/0016-warm-up.md).
/// </summary>
internal static class WarmUp
{
    // Usual settings, so that most rules have something to look at.
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = host.example.org
        myorigin = $mydomain
        mydestination = $myhostname, localhost
        mynetworks = 127.0.0.0/8, [::1]/128, 10.0.0.0/24
        inet_interfaces = all
        relayhost = [smtp.example.net]:587
        alias_maps = hash:/etc/aliases
        virtual_alias_domains = example.com
        virtual_alias_maps = hash:${config_directory}/virtual
        mailbox_size_limit = 0
        message_size_limit = 20480000
        smtpd_banner = $myhostname ESMTP
        smtpd_helo_required = yes
        smtpd_client_restrictions = permit_mynetworks, reject_unauth_pipelining
        smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
        smtpd_recipient_restrictions = reject_unknown_recipient_domain, check_sender_access hash:${config_directory}/senders
        smtpd_tls_security_level = may
        smtpd_tls_chain_files = /etc/ssl/private/mail.pem
        smtpd_tls_protocols = >=TLSv1.2
        smtpd_tls_mandatory_protocols = >=TLSv1.2
        smtpd_tls_ciphers = high
        smtpd_tls_mandatory_ciphers = high
        smtpd_tls_exclude_ciphers = aNULL, kRSA
        smtpd_tls_auth_only = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = private/auth
        smtp_tls_security_level = encrypt
        smtp_tls_mandatory_protocols = >=TLSv1.2
        smtp_tls_mandatory_ciphers = high
        smtp_tls_exclude_ciphers = aNULL
        smtp_sasl_auth_enable = yes
        smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd
        smtp_sasl_security_options = noanonymous
        smtpd_milters = unix:run/rspamd/milter.sock

        """;

    private const string MasterCf = """
        smtp inet n - y - - smtpd
        submission inet n - y - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o smtpd_sasl_auth_enable=yes
          -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
        pickup unix n - y 60 1 pickup
        cleanup unix n - y - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - y 1000? 1 tlsmgr
        rewrite unix - - y - - trivial-rewrite
        bounce unix - - y - 0 bounce
        defer unix - - y - 0 bounce
        trace unix - - y - 0 bounce
        proxymap unix - - n - - proxymap
        smtp unix - - y - - smtp
        error unix - - y - - error
        retry unix - - y - - error
        local unix - n n - - local
        virtual unix - n n - - virtual
        anvil unix - - y - 1 anvil
        scache unix - - y - 1 scache

        """;

    private static int begun;

    /// <summary>Begins, once in a process, and does not wait for the end.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref begun, 1) == 0)
        {
            new Thread(Try) { IsBackground = true, Name = "ConfigAsCode.Postfix warm-up" }.Start();
        }
    }

    /// <summary>Two instances that look alike and one that does not.</summary>
    internal static RenderedProject Example() => new([Instance("mx1"), Instance("mx2"), Instance("smtp")], [], [], []);

    /// <summary>All that a build does with what it has read, up to the files.</summary>
    internal static IReadOnlyList<OutputFile> Run(RenderedProject project) =>
        Gate.Refusals(project, DateTime.UtcNow.Date, isOff: false).Any()
            ? []
            : new OutputFiles(project, new GateNotices()).All();

    private static void Try()
    {
        try
        {
            Run(Example());
        }
        catch (Exception)
        {
            // Nothing depends on it. What is wrong here is wrong in the build itself, which says so.
        }
    }

    private static RenderedInstance Instance(string name) =>
        new(
            "Example",
            new PackedInstance(
                name,
                default,
                PlatformInfo.Find("Debian12")!.Target,
                default,
                default,
                [
                    new PackedFile(
                        InstanceReader.MainCf,
                        null,
                        MainCf,
                        LinePatch.Between(MainCf, MainCf.Replace("host.", name + "."))
                    ),
                    new PackedFile(InstanceReader.MasterCf, null, MasterCf, ""),
                ]
            )
        );
}
