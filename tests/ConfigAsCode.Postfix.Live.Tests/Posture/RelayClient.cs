using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>A client that wants to send mail.</summary>
/// <param name="Name">How a failure calls it.</param>
/// <param name="Address">Its address, as XCLIENT says it.</param>
/// <param name="HostName">The name that DNS has for it.</param>
/// <param name="LogsIn">Whether it logs in where it is let, with TLS where it is offered.</param>
internal sealed record RelayClient(string Name, string Address, string HostName, bool LogsIn)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Whether it shows the certificate of this run, where it is asked for one.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>What it calls itself; its name in DNS where nothing else is said.</summary>
    public string Helo { get; init; } = HostName;

    /// <summary>Whether it connects from its address, rather than have XCLIENT tell one, which <c>permit_inet_interfaces</c> does not see.</summary>
    public bool IsOnHost => IPAddress.IsLoopback(IPAddress.Parse(Address));

    private string XclientAddress => Address.Contains(':', StringComparison.Ordinal) ? "IPV6:" + Address : Address;

    public override string ToString() => Name;

    /// <summary>Whether the recipient is accepted; with data, whether the whole message is.</summary>
    public async Task<bool> SendsAsync(int port, bool withData, string recipient)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var client = new TcpClient(
            IsOnHost ? new IPEndPoint(IPAddress.Parse(Address), 0) : new(IPAddress.Any, 0)
        );
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using NetworkStream plain = client.GetStream();
        await using var tls = new SslStream(
            plain,
            false,
            (_, certificate, _, _) => TestCertificate.IsOurs(certificate)
        );
        Stream stream = plain;
        if (
            !IsDone(await ReadAsync())
            || (
                !IsOnHost
                && !IsDone(await AskAsync($"XCLIENT ADDR={XclientAddress} NAME={HostName} REVERSE_NAME={HostName}"))
            )
        )
        {
            return false;
        }

        string features = await AskAsync("EHLO " + Helo);
        if ((LogsIn || HasCertificate) && features.Contains("STARTTLS", StringComparison.Ordinal))
        {
            await AskAsync("STARTTLS");
            using X509Certificate2 certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { ClientCertificates = HasCertificate ? [certificate] : null },
                limit.Token
            );
            stream = tls;
            features = await AskAsync("EHLO " + Helo);
        }

        if (LogsIn && features.Contains("AUTH", StringComparison.Ordinal))
        {
            byte[] login = Encoding.ASCII.GetBytes($"\0{SaslUser.Login}\0{SaslUser.Password}");
            string answer = await AskAsync("AUTH PLAIN " + Convert.ToBase64String(login));
            Assert.True(IsDone(answer), answer);
        }

        bool passes =
            IsDone(features)
            && IsDone(await AskAsync("MAIL FROM:<sender@example.test>"))
            && IsDone(await AskAsync($"RCPT TO:<{recipient}>"));
        if (passes && withData)
        {
            passes =
                (await AskAsync("DATA")).StartsWith("354", StringComparison.Ordinal)
                && IsDone(await AskAsync("Subject: a test\r\n\r\nA test.\r\n."));
        }

        await AskAsync("QUIT");
        return passes;

        async Task<string> AskAsync(string command)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
            return await ReadAsync();
        }

        async Task<string> ReadAsync()
        {
            byte[] buffer = new byte[4096];
            string answer = "";
            do
            {
                int count = await stream.ReadAsync(buffer, limit.Token);
                Assert.True(count > 0, $"The server closed the connection after '{answer}'.");
                answer += Encoding.ASCII.GetString(buffer, 0, count);
            } while (!IsWhole(answer));
            return answer;
        }
    }

    private static bool IsDone(string answer) => answer.StartsWith('2');

    /// <summary>The last line of an answer has a blank behind its number.</summary>
    private static bool IsWhole(string answer) =>
        answer.EndsWith('\n') && answer.Split('\n')[^2] is { Length: > 3 } last && last[3] == ' ';
}
