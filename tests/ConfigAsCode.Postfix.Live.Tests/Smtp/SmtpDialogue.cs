using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>A client in plain text.</summary>
internal static class SmtpDialogue
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Sends one message, and returns the Message-Id that it has.</summary>
    public static async Task<string> SendAsync(int port, string recipient, string sender = "sender@stranger.example")
    {
        string id = Guid.NewGuid().ToString("N") + "@test.example";
        string answer = await SendAsync(
            port,
            sender,
            [recipient],
            $"From: {sender}\r\nTo: {recipient}\r\nMessage-ID: <{id}>\r\nSubject: test\r\n\r\ntext\r\n"
        );
        Assert.StartsWith("250 ", answer, StringComparison.Ordinal);
        return id;
    }

    /// <summary>The last answer: that to the message, or the one that ended the dialogue before.</summary>
    public static async Task<string> SendAsync(
        int port,
        string sender,
        IReadOnlyCollection<string> recipients,
        string text
    )
    {
        using var limit = new CancellationTokenSource(Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        string answer = await AnswerAsync();
        string[] commands =
        [
            "EHLO client.stranger.example",
            $"MAIL FROM:<{sender}>",
            .. recipients.Select(r => $"RCPT TO:<{r}>"),
            "DATA",
            text.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + ".",
        ];
        foreach (string command in commands)
        {
            if (answer.Length == 0 || answer[0] is '4' or '5')
            {
                return answer;
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes(command + "\r\n"), limit.Token);
            answer = await AnswerAsync();
        }

        await stream.WriteAsync("QUIT\r\n"u8.ToArray(), limit.Token);
        return answer;

        async Task<string> AnswerAsync()
        {
            string line;
            do
            {
                line = await reader.ReadLineAsync(limit.Token) ?? "";
            } while (line.Length > 3 && line[3] == '-');

            return line;
        }
    }
}
