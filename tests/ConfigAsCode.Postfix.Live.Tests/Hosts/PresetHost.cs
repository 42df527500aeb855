using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;
using Microsoft.Win32.SafeHandles;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>
/// A Debian host of the tested release for one test, with the real programs that the presets need. The files of a sample are in /etc/postfix as
/// they are rendered, each program listens where it does on a host, and Postfix has its chroot. The host is a layer above a folder with the
/// release, and has a network, processes and mounts of its own: nothing of it is seen outside, and nothing remains.
/// </summary>
internal sealed class PresetHost : IAsyncDisposable
{
    /// <summary>The address of a client elsewhere.</summary>
    public const string Stranger = "198.51.100.7";

    // cat(1) is the first process: it ends with the test that holds its input, and all others with it.
    private const string Begin = """
        set -e
        mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/work" "$2/root"
        mount -t proc proc "$2/root/proc"
        ip link set lo up
        # Addresses of others that are reached here, and that are none of the host's own.
        ip route add local 198.51.100.0/24 dev lo
        exec chroot "$2/root" /bin/sh -c 'echo ready; exec cat'
        """;

    private static readonly string[] Packages =
    [
        "dovecot-core",
        "dovecot-lmtpd",
        "unbound",
        "ldnsutils",
        "opendkim",
        "opendkim-tools",
        "rspamd",
    ];

    // CLONE_NEWNET of sched.h.
    private const int NetworkNamespace = 0x40000000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    // Below each host lies the same folder, which is only read.
    private static readonly Lazy<string> Release = new(() =>
        DebianRelease.FolderWith(DebianRelease.Tested.Platform, "presets", Packages)
    );

    private readonly DirectoryInfo folder;
    private readonly Process namespaces;
    private readonly string first;

    private PresetHost(DirectoryInfo folder, Process namespaces)
    {
        this.folder = folder;
        this.namespaces = namespaces;
        string parent = namespaces.Id.ToString(CultureInfo.InvariantCulture);
        first = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Trim();
        Log = new HostLog(PathTo("/dev/log"));
    }

    /// <summary>What its programs log.</summary>
    public HostLog Log { get; }

    /// <summary>A host with the files of a sample for it, their certificates and no alias. Postfix is not started.</summary>
    /// <param name="sample">The file of samples/Presets, without what its name ends with.</param>
    /// <param name="besides">Settings of main.cf for the test.</param>
    public static async Task<PresetHost> OfAsync(string sample, string besides = "")
    {
        Assert.True(Environment.IsPrivilegedProcess, "A host is made by root alone; run these tests as root.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("preset-host-");
        foreach (string part in new[] { "upper", "work", "root" })
        {
            folder.CreateSubdirectory(part);
        }

        Process namespaces = Programs.Start(
            "unshare",
            [
                "--mount",
                "--net",
                "--pid",
                "--fork",
                "--kill-child",
                "bash",
                "-c",
                Begin,
                "host",
                Release.Value,
                folder.FullName,
            ]
        );
        string? said = await namespaces.StandardOutput.ReadLineAsync();
        Assert.True(said == "ready", said == "ready" ? "" : await namespaces.StandardError.ReadToEndAsync());
        var host = new PresetHost(folder, namespaces);
        try
        {
            host.WriteSample(sample, besides);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program of the host to its end.</summary>
    public ProgramResult Run(string program, params IEnumerable<string> arguments) =>
        Programs.Run(
            "nsenter",
            [
                "--target",
                first,
                "--mount",
                "--net",
                "--pid",
                "--root",
                "--wd",
                "/usr/bin/env",
                "-i",
                "LANG=C.UTF-8",
                "HOME=/root",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                program,
                .. arguments,
            ],
            timeout: Limit
        );

    /// <summary>Runs a command of the shell that must succeed.</summary>
    public string Shell(string command) => Run("sh", "-c", command).ShouldSucceed().Output;

    /// <summary>Starts a program that goes on in the background; it may keep its output open, so that is a file.</summary>
    public void StartDaemon(string command) =>
        Shell($"{command} </dev/null >/tmp/started 2>&1 || {{ cat /tmp/started; exit 1; }}");

    /// <summary>Starts Postfix as Debian does, with the files of its chroot.</summary>
    public void StartPostfix()
    {
        StartDaemon("/etc/init.d/postfix start");
    }

    /// <summary>Waits until a program of the host listens on a port of 127.0.0.1, alone or with all addresses.</summary>
    public async Task WaitForPortAsync(int port)
    {
        string[] local =
        [
            FormattableString.Invariant($" 0100007F:{port:X4} 00000000:0000 0A "),
            FormattableString.Invariant($" 00000000:{port:X4} 00000000:0000 0A "),
        ];
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(100))
        {
            string listening = await File.ReadAllTextAsync($"/proc/{first}/net/tcp");
            if (Array.Exists(local, l => listening.Contains(l, StringComparison.Ordinal)))
            {
                return;
            }
        }

        throw new TimeoutException($"Nobody listens on port {port} within {Limit}.\n--- log\n{Log.Text}");
    }

    /// <summary>Waits for the message with this Message-Id in the mailbox of root, and returns it.</summary>
    public async Task<string> WaitForMailAsync(string messageId)
    {
        string mailbox = PathTo("/var/mail/root");
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(50))
        {
            string text = File.Exists(mailbox) ? await File.ReadAllTextAsync(mailbox) : "";
            // Each ends with an empty line (mbox(5)), which tells that it is there as a whole.
            string? found = text.Split("\n\nFrom ")
                .FirstOrDefault(m =>
                    m.Contains(messageId, StringComparison.Ordinal) && text.EndsWith("\n\n", StringComparison.Ordinal)
                );
            if (found is not null)
            {
                return found;
            }
        }

        throw new TimeoutException($"No message <{messageId}> came within {Limit}.\n--- log\n{Log.Text}");
    }

    /// <summary>The path on this machine of a file of the host.</summary>
    public string PathTo(string path) => $"/proc/{first}/root{path}";

    public void Write(string path, string text) => File.WriteAllText(PathTo(path), text);

    public void Append(string path, string text) => File.AppendAllText(PathTo(path), text);

    public string Read(string path) => File.ReadAllText(PathTo(path));

    /// <summary>A port of this machine that leads to one of the host.</summary>
    /// <param name="port">That of the host.</param>
    /// <param name="source">Where the client is: on the host, or at an address that is a stranger's.</param>
    public PortForward Forward(int port, string source = "127.0.0.1") => new(this, port, IPAddress.Parse(source));

    /// <summary>Makes what has a socket in the network of the host: a socket stays in the one where it was made.</summary>
    public T InNetwork<T>(Func<T> make)
    {
        T? made = default;
        Exception? error = null;
        // The network is that of a thread, so this one is used for nothing else.
        var thread = new Thread(() =>
        {
            try
            {
                using SafeFileHandle network = File.OpenHandle($"/proc/{first}/ns/net");
                if (setns(network, NetworkNamespace) != 0)
                {
                    throw new InvalidOperationException($"setns(2) failed with {Marshal.GetLastPInvokeError()}.");
                }

                made = make();
            }
            catch (Exception e)
            {
                error = e;
            }
        });
        thread.Start();
        thread.Join();
        return error is null ? made! : throw new InvalidOperationException(error.Message, error);
    }

    public async ValueTask DisposeAsync()
    {
        namespaces.StandardInput.Close();
        await namespaces.WaitForExitAsync();
        namespaces.Dispose();
        Log.Dispose();
        folder.Delete(recursive: true);
    }

    private void WriteSample(string sample, string besides)
    {
        Dictionary<string, string> files = PresetSample
            .On(DebianRelease.Tested.Platform, sample)
            .AllFiles()
            .Single()
            .Value;
        foreach ((string name, string text) in files)
        {
            Write("/etc/postfix/" + name, text);
        }

        Append("/etc/postfix/main.cf", besides);
        TestCertificate certificate = TestCertificate.Of(KeyKind.Rsa);
        foreach (string name in new[] { "mx", "mail" })
        {
            Write($"/etc/ssl/certs/{name}.pem", certificate.CertificatePem);
            Write($"/etc/ssl/private/{name}.key", certificate.KeyPem);
        }

        Write("/etc/mailname", "mx.example.org\n");
        Write("/etc/aliases", "");
        Shell("newaliases");
        // Makes the folders of the queue, in which other programs have sockets.
        Shell("postfix check");
        foreach (string table in files.Keys.Where(f => f is not ("main.cf" or "master.cf")))
        {
            Shell($"postmap \"$(postconf -h default_database_type):/etc/postfix/{table}\"");
        }
    }

#pragma warning disable IDE1006, SYSLIB1054 // The name is that of the C library.
    [DllImport("libc", SetLastError = true)]
    private static extern int setns(SafeFileHandle file, int kind);
#pragma warning restore IDE1006, SYSLIB1054
}
