using System.Net;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// Everything that one Postfix instance of a release owns, in a temporary folder. The queue's own folders are not made here:
/// <c>postfix start</c> makes them with the owners of its <c>postfix-files</c>.
/// </summary>
public sealed class LaboratoryFolder : LaboratoryPaths, IDisposable
{
    /// <summary>Who owns delivered mail, as user and group: nobody. virtual(8) refuses root.</summary>
    public const string MailOwner = "65534";

    // "postfix start" checks the whole queue first.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly EnumerationOptions OneLevelDown = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 1,
    };

    private readonly ReleaseFolder folder;

    private LaboratoryFolder(DebianRelease release, ReleaseFolder folder)
        : base(folder.FullName)
    {
        Release = release;
        this.folder = folder;
        // The daemons run as postfix and must be able to walk through.
        MakeFolders("root", "755", Root, Configuration, Sasl, Queue, Log);
        MakeFolders("postfix", "700", Data);
        MakeFolders(MailOwner, "700", Mail);
    }

    public DebianRelease Release { get; }

    /// <summary>Where the queue lies on this machine, which /proc tells of the daemons.</summary>
    public string RealQueue => Path.Combine(folder.RealName, "queue");

    /// <summary>Makes the folder, with the owners that the daemons need.</summary>
    public static LaboratoryFolder Of(DebianRelease release) =>
        new(release, new ReleaseFolder(release, "live-postfix-"));

    public void WriteConfiguration(string name, string text)
    {
        string path = Path.Combine(Configuration, name);
        // A program that starts meanwhile reads the file as it was, and not a part of it, of which it would die.
        string other = path + ".new";
        File.WriteAllText(other, text);
        // Each program would wait for two seconds until a file that has just changed "cools down" (dict_load_file_xt() in util/dict.c).
        File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddHours(-1));
        File.Move(other, path, overwrite: true);
    }

    /// <summary>What a program in the chroot knows of names: the addresses of some hosts, and the services of the release.</summary>
    public void WriteHosts(IReadOnlyDictionary<string, IPAddress> hosts)
    {
        Copy(Path.Combine("etc", "services"));
        WriteInChroot("hosts", string.Concat(hosts.Select(host => $"{host.Value} {host.Key}\n")));
        WriteInChroot("nsswitch.conf", "hosts: files\nservices: files\n");
        // The C library of Debian 11 still loads it.
        foreach (string library in Directory.GetFiles(Release.PathTo("lib"), "libnss_files.so.2", OneLevelDown))
        {
            Copy(Path.GetRelativePath(Release.PathTo(), library));
        }

        void WriteInChroot(string name, string text) => File.WriteAllText(Path.Combine(Queue, "etc", name), text);

        void Copy(string path)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Queue, path))!);
            File.Copy(Release.PathTo(path), Path.Combine(Queue, path), overwrite: true);
        }
    }

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
    /// Cyrus SASL's own files: passwords in a database of its own, and what it offers, by default the two mechanisms that every client has.
    /// smtpd(8) reads the database as the user postfix.
    /// </summary>
    public void WriteSaslUsers(string mechanisms)
    {
        File.WriteAllText(
            Path.Combine(Sasl, "smtpd.conf"),
            $"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: {mechanisms}\nsasldb_path: {SaslDatabase}\n"
        );
        Release.RunOrFail(
            "saslpasswd2",
            ["-p", "-c", "-f", SaslDatabase, "-u", SaslUser.Realm, SaslUser.Name],
            SaslUser.Password
        );
        Release.RunOrFail("chown", ["root:postfix", SaslDatabase]);
        File.SetUnixFileMode(SaslDatabase, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    /// <summary>The last lines of the log, for the message of a failure.</summary>
    public string LogTail(int lines = 40) => string.Join('\n', ReadLog().Split('\n').TakeLast(lines));

    public string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    /// <summary>Runs a program of the release that takes the folder of main.cf behind <c>-c</c>.</summary>
    public ProgramResult Run(string program, params string[] arguments) =>
        Release.Run(program, ["-c", Configuration, .. arguments], timeout: Limit);

    public void Dispose() => folder.Dispose();

    private void MakeFolders(string owner, string mode, params string[] paths) =>
        Release.RunOrFail("install", ["-d", "-o", owner, "-m", mode, .. paths]);

    private static void WriteSecret(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
