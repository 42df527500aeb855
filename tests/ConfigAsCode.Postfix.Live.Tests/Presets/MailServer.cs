using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ConfigAsCode.Postfix.Live.Tests.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>
/// The other end of a delivery, by SMTP or LMTP: it takes every message and keeps it. As a filter it gives each to another port with a header of
/// its own before it answers.
/// </summary>
internal sealed class MailServer(int? port = null, IPAddress? address = null) : LoopbackServer(port, address)
{
    public const string FilterHeader = "X-Filtered: by the test";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<ReceivedMail> received = new();

    /// <summary>The port to which a filter gives mail back; null for a server that keeps it.</summary>
    public int? GivesTo { get; set; }

    /// <summary>What is answered to each message in place of taking it; null where it is taken.</summary>
    public string? Refusal { get; set; }

    /// <summary>What it shows to a client that asks for TLS; null where it offers none.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Waits for the message with this Message-Id.</summary>
    public async Task<ReceivedMail> WaitForAsync(string messageId)
    {
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(20))
        {
            if (received.FirstOrDefault(m => m.Text.Contains(messageId, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException($"No message <{messageId}> came within {Limit}.");
    }

    protected override async Task ServeAsync(NetworkStream stream, CancellationToken end) =>
        await ServeAsync(stream, hasTls: false, end);

    private async Task ServeAsync(Stream stream, bool hasTls, CancellationToken end)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (!hasTls)
        {
            await SayAsync("220 peer.example.test ESMTP");
        }

        var mail = new ReceivedMail { HasTls = hasTls };
        bool isLmtp = false;
        while (await reader.ReadLineAsync(end) is { } line)
        {
            string verb = line.Split(' ')[0].ToUpperInvariant();
            mail.Commands.Add(line);
            switch (verb)
            {
                case "EHLO" or "LHLO":
                    isLmtp = verb == "LHLO";
                    await SayAsync(
                        "250-peer.example.test\r\n250-XFORWARD NAME ADDR PROTO HELO SOURCE PORT IDENT\r\n"
                            + (Certificate is not null && !hasTls ? "250-STARTTLS\r\n" : "")
                            + "250 8BITMIME"
                    );
                    break;
                case "RCPT":
                    mail.Recipients.Add(line.Split('<', '>')[1]);
                    await SayAsync("250 2.1.5 Ok");
                    break;
                case "DATA":
                    await SayAsync("354 Go ahead");
                    mail.Text = await ReadTextAsync(reader, end);
                    string answer =
                        Refusal is not null ? Refusal
                        : GivesTo is { } next
                            ? await SmtpDialogue.SendAsync(
                                next,
                                mail.Sender,
                                mail.Recipients,
                                FilterHeader + "\r\n" + mail.Text
                            )
                        : "250 2.0.0 Ok: kept";
                    received.Enqueue(mail);
                    foreach (string _ in isLmtp ? mail.Recipients : ["once"])
                    {
                        await SayAsync(answer);
                    }

                    mail = new ReceivedMail { HasTls = hasTls };
                    break;
                case "STARTTLS" when Certificate is not null:
                    await SayAsync("220 2.0.0 Ready to start TLS");
                    await using (var tls = new SslStream(stream))
                    {
                        await tls.AuthenticateAsServerAsync(Certificate);
                        await ServeAsync(tls, hasTls: true, end);
                    }

                    return;
                case "QUIT":
                    await SayAsync("221 2.0.0 Bye");
                    return;
                default:
                    await SayAsync("250 2.0.0 Ok");
                    break;
            }
        }

        Task SayAsync(string reply) => stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), end).AsTask();
    }

    private static async Task<string> ReadTextAsync(StreamReader reader, CancellationToken end)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(end) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }
}
