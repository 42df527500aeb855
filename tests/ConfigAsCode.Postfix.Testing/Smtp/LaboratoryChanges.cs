using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// What must be different so that the configuration of a production host runs on 127.0.0.1, and nothing else. The
/// comment beside each change says why. Levels, protocols, ciphers, restrictions, logins and services stay as given.
/// </summary>
public sealed partial class LaboratoryChanges
{
    /// <summary>The service that puts what this host delivers into a Maildir.</summary>
    public const string DeliveredService = "laboratory-delivered";

    /// <summary>The service that puts what would leave this host into a Maildir.</summary>
    public const string OutgoingService = "laboratory-outgoing";

    private readonly LaboratoryPaths folder;
    private readonly KeyKind certificate;
    private readonly IReadOnlyCollection<string> inChroot;
    private readonly IReadOnlyDictionary<string, string> peers;
    private readonly bool hasHosts;
    private readonly (string Name, string Value)[] fixedSettings;

    public LaboratoryChanges(LaboratoryPaths folder, LivePostfixOptions options)
    {
        this.folder = folder;
        certificate = options.Certificate;
        inChroot = options.InChroot;
        peers = options.Peers;
        hasHosts = options.Hosts is not null;
        string outgoing = options.NextHopPort is { } port
            ? FormattableString.Invariant($"smtp:[127.0.0.1]:{port}")
            : OutgoingService;
        // Mail for other domains goes to the peer then, and smtp(8) must deliver it.
        string byDefault = peers.ContainsKey("relayhost") ? "smtp" : outgoing;
        fixedSettings =
        [
            // Several instances beside each other, and beside one of the machine's own.
            ("queue_directory", folder.Queue),
            ("data_directory", folder.Data),
            // A log of its own, and no syslog on a bare machine.
            ("maillog_file", folder.LogFile),
            ("maillog_file_prefixes", folder.Log),
            // Nobody else may connect.
            ("inet_interfaces", "127.0.0.1"),
            ("inet_protocols", options.KnowsIPv6 ? "all" : "ipv4"),
            // No mail may leave. What would leave goes to a Maildir; and whatever another route says (transport_maps,
            // a transport of its own), the kernel refuses to connect from 127.0.0.1 to another machine.
            ("default_transport", byDefault),
            ("relay_transport", outgoing),
            ("relayhost", ""),
            ("sender_dependent_default_transport_maps", ""),
            ("sender_dependent_relayhost_maps", ""),
            ("smtp_fallback_relay", ""),
            ("smtp_bind_address", "127.0.0.1"),
            ("lmtp_bind_address", "127.0.0.1"),
            // The test can read what is delivered. local(8) and its aliases stay in front of it.
            ("mailbox_transport", DeliveredService),
            ("mailbox_transport_maps", ""),
            ("virtual_transport", DeliveredService),
            // Logins are checked, by Cyrus SASL, against users that the test knows; there is no Dovecot here.
            ("smtpd_sasl_type", "cyrus"),
            ("smtpd_sasl_path", "smtpd"),
            ("cyrus_sasl_config_path", folder.Sasl),
            // These programs do not run here, and without them all mail is deferred.
            ("smtpd_milters", ""),
            ("non_smtpd_milters", ""),
            ("content_filter", ""),
            ("smtpd_proxy_filter", ""),
        ];
        if (hasHosts)
        {
            fixedSettings = [.. fixedSettings.Where(s => !Routes.Contains(s.Name)), .. OfHosts];
        }
    }

    // What stays as given where the test has the hosts to which mail goes.
    private static readonly string[] Routes =
    [
        "default_transport",
        "relay_transport",
        "relayhost",
        "sender_dependent_default_transport_maps",
        "sender_dependent_relayhost_maps",
        "smtp_fallback_relay",
        "mailbox_transport",
        "mailbox_transport_maps",
        "virtual_transport",
    ];

    private static readonly (string Name, string Value)[] OfHosts =
    [
        // Their addresses are in the chroot of smtp(8), and no DNS says anything of them.
        ("smtp_dns_support_level", "disabled"),
        // A host that refused one message is asked again with the next.
        ("default_destination_concurrency_failed_cohort_limit", "0"),
    ];

    /// <summary>Where the production host has its programs and accounts: this machine's build knows its own.</summary>
    public static IReadOnlyList<string> HostSettings { get; } =
    [
        "command_directory",
        "daemon_directory",
        "meta_directory",
        "shlib_directory",
        "sendmail_path",
        "newaliases_path",
        "mailq_path",
        "mail_owner",
        "setgid_group",
        // It may name a transport that needs a program of the host; local(8) then delivers as said above.
        "local_transport",
        // Files of the host; without them Postfix takes its own parameters.
        "smtpd_tls_dh1024_param_file",
        "smtpd_tls_dh512_param_file",
        // One command starts this instance alone (postmulti(1)).
        "multi_instance_directories",
        "multi_instance_enable",
        "multi_instance_wrapper",
        "alternate_config_directories",
    ];

    /// <summary>main.cf for the laboratory.</summary>
    public string MainCf(string text)
    {
        List<(string Name, string Value)> given = [.. LogicalLines.Read(text).Select(ReadSetting)];
        IEnumerable<(string Name, string Value)> kept = given
            .Where(s => !IsReplaced(s.Name, s.Value))
            .Select(s => (s.Name, Value: Adapt(s.Name, s.Value)));
        IEnumerable<(string Name, string Value)> added = fixedSettings.Where(f =>
            !given.Exists(s => s.Name == f.Name && (IsRefusal(s.Value) || peers.ContainsKey(s.Name)))
        );
        // The compiled-in default names a file of the host, which may not exist.
        IEnumerable<(string Name, string Value)> aliases = given.Exists(s => s.Name == "alias_maps")
            ? []
            : [("alias_maps", "")];
        return string.Concat(kept.Concat(added).Concat(aliases).Select(s => $"{s.Name} = {s.Value}\n"));
    }

    /// <summary>master.cf for the laboratory, and the ports behind the inet services.</summary>
    public (string Text, IReadOnlyList<InetService> Inet) MasterCf(string text)
    {
        var inet = new Dictionary<string, InetService>(StringComparer.Ordinal);
        var lines = new List<string>();
        bool hasPostlog = false;
        foreach (string line in LogicalLines.Read(text))
        {
            if (MasterEntry.Parse(line) is not { } entry)
            {
                // Postfix says what is wrong with it.
                lines.Add(line);
                continue;
            }

            // Only a test asks a resolver of another name, and no mail goes by its answers.
            if (entry.Name == "rewrite" || entry.Program != "trivial-rewrite")
            {
                entry = entry.WithOverrides((name, value) => IsReplaced(name, value) ? null : Adapt(name, value));
            }

            hasPostlog |= entry.Type == "unix-dgram";
            // No chroot unless the test is about it: it would need copies of this machine's files in the queue.
            bool isInChroot = inChroot.Contains(entry.Name) || (hasHosts && entry.Program == "smtp");
            if (entry.Type == "inet")
            {
                // The ports of production may be in use, and two instances would meet on them.
                int port = inet.TryGetValue(entry.Name, out InetService? known) ? known.Port : FreePorts.Next();
                inet[entry.Name] = new InetService(entry.Name, port, entry.Command);
                entry = entry with { Name = FormattableString.Invariant($"127.0.0.1:{port}") };
            }

            lines.Add(entry.ToLine(isInChroot));
        }

        if (!hasPostlog)
        {
            // maillog_file needs it (postlogd(8)); master.cf files of before 3.4 have none.
            lines.Add("postlog unix-dgram n - n - 1 postlogd");
        }

        lines.Add(MailboxService(DeliveredService, LaboratoryMailbox.Delivered));
        lines.Add(MailboxService(OutgoingService, LaboratoryMailbox.Outgoing));
        return (string.Join('\n', lines) + "\n", [.. inet.Values]);
    }

    private string MailboxService(string service, string mailbox) =>
        $"{service} unix - n n - - virtual"
        + $" -o virtual_mailbox_base={folder.Mail} -o virtual_mailbox_maps=static:{mailbox}/"
        + $" -o virtual_uid_maps=static:{LaboratoryFolder.MailOwner} -o virtual_gid_maps=static:{LaboratoryFolder.MailOwner}"
        + " -o virtual_mailbox_limit=0";

    private static (string Name, string Value) ReadSetting(string line)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        // Without "=" Postfix refuses the file; so it shall here.
        return equals < 0
            ? throw new ArgumentException($"main.cf: missing '=' in: {line}")
            : (line[..equals].Trim(), line[(equals + 1)..].Trim());
    }

    private bool IsReplaced(string name, string value) =>
        !IsRefusal(value)
        && !peers.ContainsKey(name)
        && (fixedSettings.Any(f => f.Name == name) || HostSettings.Contains(name));

    /// <summary>A transport that refuses mail says something about the host and stays.</summary>
    private static bool IsRefusal(string value) => value.StartsWith("error:", StringComparison.Ordinal);

    /// <summary>The same setting with the files of the laboratory in place of those of the host.</summary>
    private string Adapt(string name, string value)
    {
        if (value is "" or "none")
        {
            return value;
        }

        if (peers.TryGetValue(name, out string? peer))
        {
            return peer;
        }

        KeyKind kind = name.Contains("_ec", StringComparison.Ordinal) ? KeyKind.Ecdsa : certificate;
        return CertificateSetting().Match(name).Groups["what"].Value switch
        {
            "cert_file" => folder.CertificateFile(kind),
            "key_file" => folder.KeyFile(kind),
            "chain_files" => Chains(value),
            "CAfile" => folder.AuthorityFile,
            _ => PathsIn(value, folder.Configuration),
        };
    }

    private string Chains(string value)
    {
        KeyKind other = certificate == KeyKind.Rsa ? KeyKind.Ecdsa : KeyKind.Rsa;
        bool several = value.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length > 1;
        return folder.ChainFile(certificate) + (several ? ", " + folder.ChainFile(other) : "");
    }

    /// <summary>What lies in the configuration folder of the host lies in that of the laboratory.</summary>
    /// <param name="text">A value, or a whole file.</param>
    /// <param name="configuration">The folder of the laboratory.</param>
    public static string PathsIn(string text, string configuration) =>
        HostPath().Replace(text, match => configuration + match.Groups["rest"].Value);

    [GeneratedRegex(
        @"^(smtpd|smtp|lmtp|tlsproxy|tlsproxy_client)_(tls_)?(ec|d)?(?<what>cert_file|key_file|chain_files|CAfile)$"
    )]
    private static partial Regex CertificateSetting();

    [GeneratedRegex(
        @"(?<![\w.$}/-])/etc(/postfix(?<rest>(/[^\s,]*)?)(?![\w.-])|(?<rest>/(aliases|mailname))(?![\w.-]))"
    )]
    private static partial Regex HostPath();
}
