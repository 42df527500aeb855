using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>Where smtpd(8) looks for a socket from inside the chroot, of which PFX4016 reports the path.</summary>
public sealed class ChrootTests
{
    private const string Found = "554 5.7.1 seen by the policy server";
    private const string Missed = "451 4.3.5";

    [Fact]
    public async Task A_path_is_looked_for_below_the_queue_directory()
    {
        const string Restriction = " -o smtpd_client_restrictions=check_policy_service,unix:";
        string masterCf =
            HandWrittenFiles.MasterCf
            + $"""

                relative inet n - y - - smtpd{Restriction}private/policy
                from-root inet n - y - - smtpd{Restriction}/private/policy
                absolute inet n - y - - smtpd{Restriction}$queue_directory/private/policy
                elsewhere inet n - y - - smtpd{Restriction}/run/nothing-of-this-name
                outside inet n - n - - smtpd{Restriction}$queue_directory/private/policy
                """;
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            HandWrittenFiles.HardenedMainCf + "\nsmtpd_peername_lookup = no\nsmtpd_policy_service_retry_delay = 1s\n",
            masterCf,
            new LivePostfixOptions
            {
                Tables = HandWrittenFiles.Tables,
                InChroot = ["relative", "from-root", "absolute", "elsewhere"],
            }
        );
        using Socket server = PolicyServerAt(postfix.Socket("policy"));

        Assert.Equal(
            [
                $"relative {Found}",
                $"from-root {Found}",
                $"absolute {Missed}",
                $"elsewhere {Missed}",
                $"outside {Found}",
            ],
            await Task.WhenAll(
                new[] { "relative", "from-root", "absolute", "elsewhere", "outside" }.Select(async service =>
                    $"{service} {await ReplyAsync(postfix.Port(service))}"
                )
            )
        );
        await postfix.WaitForLogAsync("/run/nothing-of-this-name: No such file or directory");
    }

    /// <summary>Answers each request alike, until it is closed.</summary>
    private static Socket PolicyServerAt(string path)
    {
        var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(path));
        // smtpd(8) connects as the user postfix.
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("666", 8));
        server.Listen();
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    Socket client = await server.AcceptAsync();
                    _ = Task.Run(() => AnswerAsync(client));
                }
            }
            catch (SocketException)
            {
                // The test is over.
            }
        });
        return server;
    }

    private static async Task AnswerAsync(Socket client)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
            {
                await stream.WriteAsync("action=554 5.7.1 seen\n\n"u8.ToArray());
            }
        }
    }

    private static async Task<string> ReplyAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        string reply = await reader.ReadLineAsync() ?? "";
        foreach (string command in new[] { "HELO client.example.test", "MAIL FROM:<>", "RCPT TO:<sales@example.test>" })
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
            reply = await reader.ReadLineAsync() ?? "";
        }

        return reply.StartsWith(Missed, StringComparison.Ordinal) ? Missed
            : reply.EndsWith("seen", StringComparison.Ordinal) ? Found
            : string.Create(CultureInfo.InvariantCulture, $"{port} {reply}");
    }
}
