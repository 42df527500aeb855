using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What the program of a service is for: the only place that compares it with names.</summary>
internal static class ServiceRoles
{
    /// <summary>The service that counts clients, by the name under which smtpd(8) connects to it (global/anvil_clnt.h).</summary>
    public const string ClientCounter = "anvil";

    /// <summary>The transport to which the queue manager gives mail for a destination that fails (global/mail_proto.h).</summary>
    public const string Retry = "retry";

    private static readonly string[] Listeners = ["smtpd", "postscreen", "qmqpd"];

    extension(Service service)
    {
        /// <summary>smtpd(8): takes mail, logins and STARTTLS.</summary>
        public bool IsSmtpServer => service.Program == "smtpd";

        /// <summary>postscreen(8): stands in front of an SMTP server.</summary>
        public bool IsPostscreen => service.Program == "postscreen";

        /// <summary>qmqpd(8): takes mail by QMQP.</summary>
        public bool IsQmqpServer => service.Program == "qmqpd";

        /// <summary>smtpd(8) or postscreen(8).</summary>
        public bool SpeaksSmtpToClients => service.IsSmtpServer || service.IsPostscreen;

        /// <summary>What takes mail from the network.</summary>
        public bool TakesMail => Listeners.Contains(service.Program);

        /// <summary>smtp(8), which delivers over SMTP alone.</summary>
        public bool IsSmtpClient => service.Program == "smtp";

        /// <summary>smtp(8) or lmtp(8): delivers to another server, and logs in there.</summary>
        public bool DeliversToServers => service.Daemon is { IsClient: true };

        /// <summary>smtpd(8), smtp(8) or lmtp(8).</summary>
        public bool TransfersMail => service.Daemon is { TransfersMail: true };

        /// <summary>What speaks TLS by itself.</summary>
        public bool SpeaksTls => service.SpeaksSmtpToClients || service.DeliversToServers;

        /// <summary>The parameter that begins its connections with TLS, before SMTP; null where it has none.</summary>
        public ParameterInfo? WrapperMode =>
            service.SpeaksTls ? Parameters.Find(service.Program + "_tls_wrappermode") : null;

        /// <summary>tlsproxy(8): speaks TLS for postscreen(8) and for clients that share connections.</summary>
        public bool IsTlsProxy => service.Program == "tlsproxy";

        /// <summary>tlsmgr(8): keeps the TLS session caches.</summary>
        public bool IsTlsManager => service.Program == "tlsmgr";

        /// <summary>qmgr(8) or oqmgr(8), by whatever name.</summary>
        public bool IsQueueManager => service.HasOldName || service.Daemon is { IsQueueManager: true };

        /// <summary>cleanup(8): puts mail into the queue.</summary>
        public bool IsCleanup => service.Program == "cleanup";

        /// <summary>trivial-rewrite(8): says where mail goes.</summary>
        public bool IsResolver => service.Program == "trivial-rewrite";

        /// <summary>pickup(8): takes mail from programs of the host.</summary>
        public bool IsPickup => service.Program == "pickup";

        /// <summary>proxymap(8): opens tables for other programs.</summary>
        public bool IsProxymap => service.Program == "proxymap";

        /// <summary>verify(8): finds out whether an address takes mail.</summary>
        public bool IsVerifier => service.Program == "verify";

        /// <summary>pipe(8): delivers to a command.</summary>
        public bool IsPipe => service.Program == "pipe";

        /// <summary>local(8): delivers to users of this host, and expands their aliases.</summary>
        public bool IsLocalAgent => service.Program == "local";

        /// <summary>virtual(8): delivers to mailboxes in virtual_mailbox_maps.</summary>
        public bool IsVirtualAgent => service.Program == "virtual";

        /// <summary>Whether the queue manager hands mail to its program.</summary>
        public bool IsDeliveryAgent => service.Daemon is { IsDeliveryAgent: true };

        /// <summary>What is known of its program; null where that is not of Postfix.</summary>
        public DaemonInfo? Daemon => DaemonInfo.Find(service.Program);

        /// <summary>Whether it is qmgr by its older name, <c>nqmgr</c> (conf/postfix-files: a hard link).</summary>
        public bool HasOldName => service.Program == "nqmgr";

        /// <summary>Whether the command field has <c>-</c>, which stands for the default in other fields.</summary>
        public bool HasNoProgram => service.Program == "-";

        /// <summary>Whether it runs a program of this name.</summary>
        public bool Runs(string program) => service.Program == program;
    }
}
