using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// A real Postfix on 127.0.0.1, started from the files of a production host with the <see cref="LaboratoryChanges"/>.
/// It owns a temporary folder and high ports; several can run beside each other. It needs root, as master(8) does.
/// </summary>
/// <remarks>
/// What goes on is the SMTP side. Set-gid programs (sendmail, postqueue) refuse a configuration folder that the
/// machine's own main.cf does not name, and that file is left alone. DNS look-ups of restrictions are real ones.
/// </remarks>
public sealed partial class LivePostfix : IAsyncDisposable
{
    private static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LogLimit = TimeSpan.FromSeconds(20);

    private readonly LaboratoryFolder folder;
    private readonly IReadOnlyList<InetService> inet;

    private LivePostfix(LaboratoryFolder folder, IReadOnlyList<InetService> inet)
    {
        this.folder = folder;
        this.inet = inet;
        Delivered = new LaboratoryMailbox(folder, LaboratoryMailbox.Delivered);
        Outgoing = new LaboratoryMailbox(folder, LaboratoryMailbox.Outgoing);
    }

    /// <summary>Mail for the domains of this host.</summary>
    public LaboratoryMailbox Delivered { get; }

    /// <summary>Mail that would have left this host by its default or relay transport.</summary>
    public LaboratoryMailbox Outgoing { get; }

    /// <summary>The folder of main.cf, for <c>postconf -c</c>.</summary>
    public string ConfigurationFolder => folder.Configuration;

    /// <summary>Writes a file beside main.cf, or main.cf itself, which each process reads as it starts.</summary>
    public void Write(string name, string text) => folder.WriteConfiguration(name, text);

    /// <summary>Makes the index of each table beside main.cf that main.cf or master.cf names with an indexed type.</summary>
    public void IndexTables() => IndexTables(folder);

    /// <summary>The socket of a service of type unix.</summary>
    public string Socket(string service) => Path.Combine(folder.Queue, "private", service);

    /// <summary>Starts Postfix and waits until each of its ports answers.</summary>
    public static async Task<LivePostfix> StartAsync(string mainCf, string masterCf, LivePostfixOptions? options = null)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Fail("Postfix starts only for root; run these tests as root.");
        }

        options ??= new LivePostfixOptions();
        var folder = LaboratoryFolder.Of(options.Release);
        LivePostfix? postfix = null;
        try
        {
            IReadOnlyList<InetService> inet = WriteFiles(folder, mainCf, masterCf, options);
            postfix = new LivePostfix(folder, inet);
            postfix.Start();
            // "postfix start" of Debian 13 copies what the machine knows of names there.
            if (options.Hosts is { } hosts)
            {
                folder.WriteHosts(hosts);
            }

            await postfix.WaitForPortsAsync();
            return postfix;
        }
        catch
        {
            if (postfix is null)
            {
                folder.Dispose();
            }
            else
            {
                await postfix.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>The port on 127.0.0.1 of an inet service, by its name in the master.cf that was given.</summary>
    public int Port(string service) =>
        inet.FirstOrDefault(i => i.Name == service)?.Port
        ?? throw new ArgumentException(
            $"master.cf has no inet service '{service}', only: {string.Join(", ", inet.Select(i => i.Name))}"
        );

    /// <summary>What Postfix has logged so far.</summary>
    public string ReadLog() => folder.ReadLog();

    /// <summary>Waits, at most twenty seconds, for a line of the log that holds this text, and returns it.</summary>
    public async Task<string> WaitForLogAsync(string text)
    {
        for (DateTime end = DateTime.UtcNow + LogLimit; DateTime.UtcNow < end; await Task.Delay(50))
        {
            if (Array.Find(ReadLog().Split('\n'), line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
        }

        throw Failure($"The log did not say '{text}' within {LogLimit}.");
    }

    /// <summary>Stops this Postfix and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        // "postfix stop" waits for its programs, for seconds; nothing here is worth an orderly end. The loop ends those that master(8)
        // has started meanwhile.
        for (int attempt = 0; attempt < 40 && Processes() is { Count: > 0 } pids; attempt++)
        {
            Programs.Run("kill", ["-9", .. pids.Select(pid => pid.ToString(CultureInfo.InvariantCulture))]);
            await Task.Delay(25);
        }

        folder.Dispose();
    }

    private static IReadOnlyList<InetService> WriteFiles(
        LaboratoryFolder folder,
        string mainCf,
        string masterCf,
        LivePostfixOptions options
    )
    {
        var changes = new LaboratoryChanges(folder, options);
        (string text, IReadOnlyList<InetService> inet) = changes.MasterCf(masterCf);
        folder.WriteConfiguration("main.cf", changes.MainCf(mainCf));
        folder.WriteConfiguration("master.cf", text);
        folder.WriteConfiguration("mailname", "example.test\n");
        folder.WriteConfiguration("aliases", "");
        foreach ((string name, string table) in options.Tables)
        {
            folder.WriteConfiguration(name, table);
        }

        folder.WriteCertificates();
        folder.WriteSaslUsers(options.LoginMechanisms);
        IndexTables(folder);
        return inet;
    }

    private static void IndexTables(LaboratoryFolder folder)
    {
        string expanded =
            folder.Run("postconf", "-nx").ShouldSucceed().Output + folder.Run("postconf", "-Px").ShouldSucceed().Output;
        foreach (Match table in IndexedTable().Matches(expanded).DistinctBy(match => match.Value))
        {
            string path = table.Groups["path"].Value;
            if (path.StartsWith(folder.Configuration, StringComparison.Ordinal) && File.Exists(path))
            {
                string indexer = Path.GetFileName(path) == "aliases" ? "postalias" : "postmap";
                folder.Run(indexer, table.Value).ShouldSucceed();
            }
        }
    }

    private void Start()
    {
        ProgramResult result = folder.Run("postfix", "start");
        if (result.ExitCode != 0)
        {
            throw Failure(
                $"postfix start ended with {result.ExitCode}:\n{result.Everything}{MasterLog.ReadRefusal(folder)}"
            );
        }
    }

    private async Task WaitForPortsAsync()
    {
        bool wrapperMode = folder
            .Run("postconf", "-h", "smtpd_tls_wrappermode")
            .ShouldSucceed()
            .Output.StartsWith("yes", StringComparison.Ordinal);
        List<(InetService Service, Task<bool> Greeting)> awaited =
        [
            .. inet.Select(service => (service, GreetsAsync(service, service.Greets(wrapperMode)))),
        ];
        // Each service starts a process of its own, so how long all of them take depends on their number.
        for (DateTime end = DateTime.UtcNow + GreetingLimit; awaited.Count > 0; await Task.Delay(100))
        {
            List<(InetService Service, Task<bool> Greeting)> done = awaited.FindAll(a => a.Greeting.IsCompleted);
            foreach ((InetService service, Task<bool> greeting) in done)
            {
                if (!await greeting)
                {
                    throw Failure($"The service '{service.Name}' closed the connection without a greeting.");
                }
            }

            if (done.Count > 0)
            {
                awaited = [.. awaited.Except(done)];
                end = DateTime.UtcNow + GreetingLimit;
            }
            else if (awaited is [(InetService silent, _), ..])
            {
                // master(8) holds the connection open for a minute where the daemon behind it died.
                if (ReadLog().Contains(" fatal: ", StringComparison.Ordinal))
                {
                    throw Failure($"The service '{silent.Name}' does not greet.");
                }

                if (DateTime.UtcNow > end)
                {
                    throw Failure(
                        $"The service '{silent.Name}' did not greet, nor did any other, for {GreetingLimit}."
                    );
                }
            }
        }
    }

    /// <summary>Whether a service accepts a connection, and greets where a greeting is awaited.</summary>
    private async Task<bool> GreetsAsync(InetService service, bool isAwaited)
    {
        using var client = new TcpClient();
        try
        {
            // master(8) listens before "postfix start" returns: no second try.
            await client.ConnectAsync(IPAddress.Loopback, service.Port);
        }
        catch (SocketException e)
        {
            throw Failure($"The service '{service.Name}' does not listen: {e.Message}");
        }

        if (!isAwaited)
        {
            return true;
        }

        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        try
        {
            string? greeting = await reader.ReadLineAsync();
            await client.GetStream().WriteAsync("QUIT\r\n"u8.ToArray());
            await reader.ReadLineAsync();
            return greeting is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The processes of this instance: each of its programs works in its own queue folder.</summary>
    private List<int> Processes()
    {
        var pids = new List<int>();
        foreach (string process in Directory.GetDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && WorkingFolder(process)?.StartsWith(folder.RealQueue, StringComparison.Ordinal) == true
            )
            {
                pids.Add(pid);
            }
        }

        return pids;
    }

    private static string? WorkingFolder(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private LivePostfixException Failure(string message) => new(message, folder.LogTail());

    [GeneratedRegex(@"\b(hash|btree|lmdb|cdb|dbm|sdbm):(?<path>/[^\s,}]+)")]
    private static partial Regex IndexedTable();
}
