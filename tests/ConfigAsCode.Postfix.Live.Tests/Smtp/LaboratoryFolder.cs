using ConfigAsCode.Postfix.Live.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>
/// Everything that one Postfix instance owns, in a temporary folder. The queue's own folders are not made here:
/// <c>postfix start</c> makes them with the owners of its <c>postfix-files</c>.
/// </summary>
internal sealed class LaboratoryFolder(string root)
{
    /// <summary>Who owns delivered mail, as user and group: nobody. virtual(8) refuses root.</summary>
    public const string MailOwner = "65534";

    public string Root => root;

    public string Configuration => Path.Combine(Root, "etc");

    public string Queue => Path.Combine(Root, "queue");

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "log");

    public string LogFile => Path.Combine(Log, "maillog");

    /// <summary>Debian's smtpd(8) looks in <c>$config_directory/sasl</c>, whatever cyrus_sasl_config_path says.</summary>
    public string Sasl => Path.Combine(Configuration, "sasl");

    public string SaslDatabase => Path.Combine(Sasl, "sasldb2");

    public string Mail => Path.Combine(Root, "mail");

    public string CertificateFile(KeyKind kind) => Path.Combine(Configuration, $"{kind}.cert.pem");

    public string KeyFile(KeyKind kind) => Path.Combine(Configuration, $"{kind}.key.pem");

    public string ChainFile(KeyKind kind) => Path.Combine(Configuration, $"{kind}.chain.pem");

    public string AuthorityFile => Path.Combine(Configuration, "authority.pem");

    /// <summary>Makes the folder, with the owners that the daemons need.</summary>
    public static LaboratoryFolder Create()
    {
        var folder = new LaboratoryFolder(Directory.CreateTempSubdirectory("live-postfix-").FullName);
        // The daemons run as postfix and must be able to walk through.
        MakeFolders("root", "755", folder.Root, folder.Configuration, folder.Sasl, folder.Queue, folder.Log);
        MakeFolders("postfix", "700", folder.Data);
        MakeFolders(MailOwner, "700", folder.Mail);
        return folder;
    }

    public void WriteConfiguration(string name, string text) =>
        File.WriteAllText(Path.Combine(Configuration, name), text);

    public void WriteCertificates()
    {
        foreach (KeyKind kind in Enum.GetValues<KeyKind>())
        {
            TestCertificate certificate = TestCertificate.Of(kind);
            File.WriteAllText(CertificateFile(kind), certificate.CertificatePem);
            WriteSecret(KeyFile(kind), certificate.KeyPem);
            // The key comes first (postconf(5), smtpd_tls_chain_files).
            WriteSecret(ChainFile(kind), certificate.KeyPem + certificate.CertificatePem);
            File.AppendAllText(AuthorityFile, certificate.CertificatePem);
        }
    }

    /// <summary>
    /// Cyrus SASL's own files: passwords in a database of its own, and the two mechanisms that every client has.
    /// smtpd(8) reads the database as the user postfix.
    /// </summary>
    public void WriteSaslUsers()
    {
        File.WriteAllText(
            Path.Combine(Sasl, "smtpd.conf"),
            $"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: {SaslDatabase}\n"
        );
        Programs.RunOrFail(
            "saslpasswd2",
            ["-p", "-c", "-f", SaslDatabase, "-u", SaslUser.Realm, SaslUser.Name],
            SaslUser.Password
        );
        Programs.RunOrFail("chown", ["root:postfix", SaslDatabase]);
        File.SetUnixFileMode(SaslDatabase, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    /// <summary>The last lines of the log, for the message of a failure.</summary>
    public string LogTail(int lines = 40) => string.Join('\n', ReadLog().Split('\n').TakeLast(lines));

    public string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    public void Delete() => Directory.Delete(Root, recursive: true);

    private static void MakeFolders(string owner, string mode, params string[] paths) =>
        Programs.RunOrFail("install", ["-d", "-o", owner, "-m", mode, .. paths]);

    private static void WriteSecret(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
