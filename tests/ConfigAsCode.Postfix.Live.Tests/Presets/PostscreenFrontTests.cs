using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;
using MimeKit;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

public sealed class PostscreenFrontTests
{
    [Fact]
    public async Task A_client_that_waits_is_let_through_and_one_that_talks_first_is_not()
    {
        await using LivePostfix postfix = await PresetPostfix.StartAsync(
            "PostscreenFront",
            PresetPostfix.Strangers + "postscreen_greet_wait = 1s\n"
        );
        int port = postfix.Port("smtp");
        Assert.Contains("\n550 5.5.1 Protocol error", await TalkFirstAsync(port), StringComparison.Ordinal);

        string id = await SmtpDialogue.SendAsync(port, "root@example.org");
        using MimeMessage message = await postfix.Delivered.WaitForAsync(id);
        Assert.Equal("root@example.org", message.Headers["Delivered-To"]);
        await postfix.WaitForLogAsync("PREGREET");
        await postfix.WaitForLogAsync("PASS NEW [127.0.0.1]");
    }

    /// <summary>The answers to a client that says hello before the server does.</summary>
    private static async Task<string> TalkFirstAsync(int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await stream.WriteAsync("EHLO early.example\r\n"u8.ToArray(), limit.Token);
        var answers = new StringBuilder();
        // What came before the greeting is gone; the dialogue goes on with a server that accepts nothing.
        string[] commands = ["EHLO early.example", "MAIL FROM:<a@early.example>", "RCPT TO:<root@example.org>", "QUIT"];
        foreach (string next in commands)
        {
            string line;
            do
            {
                line = await reader.ReadLineAsync(limit.Token) ?? "";
                answers.Append('\n').Append(line);
            } while (line.Length > 3 && line[3] == '-');

            await stream.WriteAsync(Encoding.ASCII.GetBytes(next + "\r\n"), limit.Token);
        }

        return answers.ToString();
    }
}
