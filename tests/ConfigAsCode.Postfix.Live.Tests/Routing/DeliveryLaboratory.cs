using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>
/// One Postfix of a release that gets one configuration after the other, and real mail through its smtpd(8), cleanup(8), qmgr(8), trivial-rewrite(8)
/// and local(8). Each transport is discard(8) or error(8), which log the next hop that they get as the reason why nothing is delivered.
/// </summary>
internal sealed partial class DeliveryLaboratory : IAsyncDisposable
{
    // A process of bounce(8) that has read the files of the last case may end with the connection.
    private const string NoBounce = "bounce or trace service failure";

    private const int MostAgain = 5;

    // Of a transport that master.cf does not have.
    private const string Unavailable = "mail transport unavailable";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LimitOfGreeting = TimeSpan.FromSeconds(3);

    // master(8) starts a program again a minute after it has failed, and so long others wait for it.
    private static readonly TimeSpan LimitOfReload = TimeSpan.FromSeconds(70);

    // What the laboratory needs of its Postfix.
    private static readonly string[] OfPostfix =
    [
        "queue_directory",
        "data_directory",
        "maillog_file",
        "maillog_file_prefixes",
        "inet_interfaces",
        "inet_protocols",
    ];

    // It takes all mail, at once and from this host alone, and writes none into mailboxes of this machine.
    private const string OwnSettings = """
        notify_classes =
        enable_long_queue_ids = yes
        smtpd_relay_restrictions = permit_mynetworks, reject
        mynetworks = 127.0.0.0/8
        smtpd_reject_unlisted_recipient = no
        smtpd_peername_lookup = no
        smtpd_client_connection_count_limit = 0
        local_recipient_maps =
        alias_database =
        in_flow_delay = 0
        mail_spool_directory = /nonexistent
        deliver_lock_attempts = 1
        forward_path =

        """;

    private readonly DebianRelease release;
    private readonly LivePostfix postfix;
    private readonly string own;
    private readonly Dictionary<string, int> ports = [];
    private int read;

    private DeliveryLaboratory(DebianRelease release, LivePostfix postfix)
    {
        this.release = release;
        this.postfix = postfix;
        own =
            string.Join(
                '\n',
                File.ReadLines(Path.Combine(postfix.ConfigurationFolder, "main.cf"))
                    .Where(line => OfPostfix.Contains(line.Split(' ')[0]))
            )
            + "\n"
            + OwnSettings;
    }

    /// <summary>The parameters that the laboratory sets.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [.. OfPostfix, .. LogicalLines.Read(OwnSettings).Select(line => line.Split(' ')[0])];

    public static async Task<DeliveryLaboratory> StartAsync(DebianRelease release)
    {
        LivePostfix postfix = await LivePostfix.StartAsync(
            "compatibility_level = 3.6\nmyhostname = mail.example.test\n",
            "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing,
            new LivePostfixOptions { Release = release }
        );
        // master(8) listens before it handles the signal of "postfix reload", which ends it until then.
        await postfix.WaitForLogAsync("daemon started");
        return new DeliveryLaboratory(release, postfix);
    }

    /// <summary>main.cf as a case has it here.</summary>
    public string MainCf(DeliveryCase c) => LastOfEach(own + c.MainCf);

    /// <summary>
    /// The settings without those that a later line replaces. master(8) logs each replaced one as it reloads, while postlogd(8) is down: a few more lines
    /// than the socket of the log holds, and it waits for itself.
    /// </summary>
    private static string LastOfEach(string mainCf) =>
        string.Concat(
            CfDocument
                .Parse("main.cf", mainCf)
                .LogicalLines.GroupBy(line => line.Text.Split('=')[0].Trim(), StringComparer.Ordinal)
                .Select(same => same.Last().Text + "\n")
        );

    /// <summary>What becomes of each message of a case: where it ends, in one line each.</summary>
    public async Task<string[][]> AskAsync(DeliveryCase c, Func<int, string[], bool> isExpected)
    {
        string banner = Write(c);
        postfix.IndexTables();
        release.Run("postfix", ["-c", postfix.ConfigurationFolder, "reload"]).ShouldSucceed();
        read = postfix.ReadLog().Length;
        string[] answers = new string[c.Messages.Count];
        for (int i = 0; i < answers.Length; i++)
        {
            answers[i] = await SendAsync(c.Messages[i], banner);
        }

        string[][] seen = [];
        int again = MostAgain;
        for (DateTime end = DateTime.UtcNow + Limit; ; await Task.Delay(50))
        {
            string log = postfix.ReadLog()[read..];
            seen = [.. answers.Select(answer => Seen(answer, log))];
            if (
                again > 0
                && Array.FindIndex(seen, lines => lines.Any(l => l.EndsWith(NoBounce, StringComparison.Ordinal)))
                    is var i
                        and >= 0
            )
            {
                answers[i] = await SendAsync(c.Messages[i], banner);
                again--;
                continue;
            }

            if (seen.Select((lines, i) => isExpected(i, lines)).All(right => right) || DateTime.UtcNow > end)
            {
                return seen;
            }
        }
    }

    /// <summary>What Postfix says of a configuration with which it delivers nothing, or logs of the first message.</summary>
    public async Task<string> RefusalAsync(DeliveryCase c)
    {
        string banner = Write(c);
        ProgramResult reading = release.Run("postconf", ["-c", postfix.ConfigurationFolder, "-n"]);
        if (reading.ExitCode != 0)
        {
            return reading.Everything;
        }

        release.Run("postfix", ["-c", postfix.ConfigurationFolder, "reload"]).ShouldSucceed();

        await SendAsync(c.Messages[0], banner);
        return await postfix.WaitForLogAsync(" fatal: ");
    }

    /// <summary>What was logged of the messages that a case was asked last, for a failure.</summary>
    public string Log() => postfix.ReadLog()[read..];

    /// <summary>What its programs died of, in all cases so far.</summary>
    public IEnumerable<string> Complaints() =>
        postfix.ReadLog().Split('\n').Where(line => Complaint().IsMatch(line)).Distinct().TakeLast(10);

    public ValueTask DisposeAsync() => postfix.DisposeAsync();

    /// <summary>The greeting of the servers that have read the files of a case.</summary>
    private string Write(DeliveryCase c)
    {
        foreach (Core.Syntax.TableFile table in c.Tables)
        {
            postfix.Write(table.Name, table.Text);
        }

        string banner = $"ESMTP {Guid.NewGuid():N}";
        postfix.Write("main.cf", LastOfEach(MainCf(c) + $"smtpd_banner = $myhostname {banner}\n"));
        postfix.Write("master.cf", DeliveryServices.Run(c.MasterCf, Port));
        return banner;
    }

    private int Port(string service)
    {
        if (!ports.TryGetValue(service, out int port))
        {
            port = FreePorts.Next();
            ports.Add(service, port);
        }

        return port;
    }

    private static string[] Seen(string answer, string log)
    {
        Match queued = Queued().Match(answer);
        if (!queued.Success)
        {
            return [answer[0] == '4' ? "fails" : answer];
        }

        List<string> ids = [queued.Groups["id"].Value];
        List<string> ends = [];
        for (int i = 0; i < ids.Count && ids.Count < 200; i++)
        {
            foreach (Match line in DeliveryLine().Matches(log).Where(m => m.Groups["id"].Value == ids[i]))
            {
                string text = line.Groups["text"].Value;
                string transport = line.Groups["transport"].Value;
                if (Forwarded().Match(text) is { Success: true } forwarded)
                {
                    ids.Add(forwarded.Groups["id"].Value);
                    continue;
                }

                ends.Add(
                    text == Unavailable || (transport == "local" && Unaliased().IsMatch(text)) ? "fails"
                    : transport != "local" ? $"{line.Groups["to"].Value} {transport} {text}"
                    : $"{line.Groups["to"].Value} local"
                );
            }
        }

        return [.. ends.Select(e => e.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The last answer of the server to a message.</summary>
    private async Task<string> SendAsync((string Entry, string Sender, string Recipient) message, string banner)
    {
        // A process that has read the files of the last case may take the connection, or end with it.
        for (DateTime end = DateTime.UtcNow + LimitOfReload; DateTime.UtcNow < end; await Task.Delay(20))
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port(message.Entry));
            }
            catch (SocketException)
            {
                // master(8) does not listen yet for a service that the last case did not have.
                continue;
            }

            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            if ((await GreetingAsync(reader))?.Contains(banner, StringComparison.Ordinal) == true)
            {
                return await SendAsync(message, client.GetStream(), reader);
            }
        }

        throw new LivePostfixException("No server greets with the files of this case.", Log());
    }

    /// <summary>Null where none comes.</summary>
    private static async Task<string?> GreetingAsync(StreamReader reader)
    {
        using var limit = new CancellationTokenSource(LimitOfGreeting);
        try
        {
            return await reader.ReadLineAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static async Task<string> SendAsync(
        (string Entry, string Sender, string Recipient) message,
        Stream stream,
        StreamReader reader
    )
    {
        using var limit = new CancellationTokenSource(LimitOfReload);
        string? answer = null;
        foreach (
            string command in new[]
            {
                "HELO client.example",
                $"MAIL FROM:<{message.Sender}>",
                $"RCPT TO:<{message.Recipient}>",
                "DATA",
                "Subject: test\r\n\r\ntest\r\n.",
            }
        )
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
            answer = await reader.ReadLineAsync(limit.Token);
            if (answer is null || answer[0] is '4' or '5')
            {
                break;
            }
        }

        return answer ?? throw new IOException("The server closed the connection.");
    }

    /// <summary>What local(8) says of aliases that lead back to where they began, in which of its ways depends on the release, or that it cannot read.</summary>
    [GeneratedRegex("loop|nesting limit|alias database unavailable")]
    private static partial Regex Unaliased();

    [GeneratedRegex(": (fatal|panic): |bad command startup|killed by signal")]
    private static partial Regex Complaint();

    [GeneratedRegex("queued as (?<id>[0-9A-Za-z]+)")]
    private static partial Regex Queued();

    [GeneratedRegex("^forwarded as (?<id>[0-9A-Za-z]+)$")]
    private static partial Regex Forwarded();

    [GeneratedRegex(
        @"T\.(?<transport>[\w-]+)/\w+\[\d+\]: (?<id>[0-9A-Za-z]+): to=<(?<to>[^>]*)>,.* status=\w+ \((?<text>.*)\)$",
        RegexOptions.Multiline
    )]
    private static partial Regex DeliveryLine();
}
