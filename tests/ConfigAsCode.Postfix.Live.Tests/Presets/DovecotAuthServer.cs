using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>
/// What Dovecot's auth service says to smtpd(8) (protocol 1.1), with PLAIN and one user. The socket of the files is below the queue, which
/// exists only once Postfix runs, and smtpd(8) asks for the mechanisms when it greets: so it is a port here.
/// </summary>
internal sealed class DovecotAuthServer() : LoopbackServer(port: null)
{
    protected override async Task ServeAsync(NetworkStream stream, CancellationToken end)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(
            "VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t0123456789abcdef0123456789abcdef\nDONE\n"
        );
        while (await reader.ReadLineAsync(end) is { } line)
        {
            string[] fields = line.Split('\t');
            if (fields[0] == "AUTH")
            {
                string response = fields.First(f => f.StartsWith("resp=", StringComparison.Ordinal))[5..];
                string[] given = Encoding.UTF8.GetString(Convert.FromBase64String(response)).Split('\0');
                await SayAsync(
                    given is [_, SaslUser.Login, SaslUser.Password]
                        ? $"OK\t{fields[1]}\tuser={SaslUser.Login}\n"
                        : $"FAIL\t{fields[1]}\tuser={given.ElementAtOrDefault(1)}\n"
                );
            }
        }

        Task SayAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), end).AsTask();
    }
}
