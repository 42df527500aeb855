using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

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

    /// <summary>Whether the server in front, which XCLIENT speaks for, says that it logged in.</summary>
    public bool IsSaidToLogIn { get; init; }

    /// <summary>What it calls itself; its name in DNS where nothing else is said, and empty where it says no HELO.</summary>
    public string Helo { get; init; } = HostName;

    /// <summary>Whether it connects from its address, rather than have XCLIENT tell one, which <c>permit_inet_interfaces</c> does not see.</summary>
    public bool IsOnHost => IPAddress.IsLoopback(IPAddress.Parse(Address));

    private string XclientAddress => Address.Contains(':', StringComparison.Ordinal) ? "IPV6:" + Address : Address;

    private string XclientName => HostName == AccessClient.Unknown ? "[UNAVAILABLE]" : HostName;

    public override string ToString() => Name;

    /// <summary>As what the lists are asked about it.</summary>
    /// <param name="isTrusted">Whether the server trusts its certificate, where it has one.</param>
    public AccessClient ToAccessClient(bool isTrusted) =>
        new(Address)
        {
            Name = IsOnHost ? AccessClient.Unknown : HostName,
            Login = LogsIn || IsSaidToLogIn ? SaslUser.Login : null,
            IsLoggedInAtOnce = IsSaidToLogIn,
            Certificate = HasCertificate ? new ClientCertificate([Fingerprint], isTrusted) : null,
            // The others use TLS only where they log in.
            HasTls = LogsIn || HasCertificate,
            IsThisHost = Address == "127.0.0.1",
            IsInSubnets = IsOnHost,
        };

    private static readonly X509Certificate2 Certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();

    /// <summary>The fingerprint of the certificate of this run, as Postfix writes it.</summary>
    public static string Fingerprint { get; } =
        BitConverter.ToString(Certificate.GetCertHash(HashAlgorithmName.SHA256)).Replace('-', ':');

    /// <summary>Whether the recipient is accepted; with data, whether the whole message is.</summary>
    public async Task<bool> SendsAsync(int port, bool withData, string recipient) =>
        (await SendAsync(port, withData, [("sender@example.test", recipient)]))[0] == AccessVerdict.Accepted;

    /// <summary>What the server says to each of some messages, sent one after the other in one session.</summary>
    public async Task<AccessVerdict[]> SendAsync(
        int port,
        bool withData,
        IReadOnlyList<(string Sender, string Recipient)> messages
    )
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
        string begun = "";
        string greeting = await ReadAsync();
        if (IsDone(greeting) && !IsOnHost)
        {
            greeting = await AskAsync(
                $"XCLIENT ADDR={XclientAddress} NAME={XclientName} REVERSE_NAME={XclientName}"
                    + (IsSaidToLogIn ? $" LOGIN={SaslUser.Login}" : "")
            );
        }

        if (!IsDone(greeting))
        {
            return [.. messages.Select(_ => Verdict(greeting))];
        }

        string features = Helo.Length > 0 ? await AskAsync("EHLO " + Helo) : "250 ";
        if ((LogsIn || HasCertificate) && features.Contains("STARTTLS", StringComparison.Ordinal))
        {
            await AskAsync("STARTTLS");
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { ClientCertificates = HasCertificate ? [Certificate] : null },
                limit.Token
            );
            stream = tls;
            // A server that requires a certificate ends the session of a client without.
            if (!await HasAnswerAsync("EHLO " + Helo))
            {
                return [.. messages.Select(_ => AccessVerdict.Rejected)];
            }

            features = await ReadAsync();
        }

        if (LogsIn && features.Contains("AUTH", StringComparison.Ordinal))
        {
            byte[] login = Encoding.ASCII.GetBytes($"\0{SaslUser.Login}\0{SaslUser.Password}");
            string answer = await AskAsync("AUTH PLAIN " + Convert.ToBase64String(login));
            Assert.True(IsDone(answer), answer);
        }

        var verdicts = new List<AccessVerdict>();
        foreach ((string sender, string recipient) in messages)
        {
            verdicts.Add(Verdict(IsDone(features) ? await TransactAsync(sender, recipient) : features));
        }

        return [.. verdicts];

        async Task<string> TransactAsync(string sender, string recipient)
        {
            string answer = await AskAsync($"MAIL FROM:<{sender}>");
            answer = IsDone(answer) ? await AskAsync($"RCPT TO:<{recipient}>") : answer;
            if (IsDone(answer) && withData)
            {
                answer = await AskAsync("DATA");
                answer = answer.StartsWith('3') ? await AskAsync("Subject: a test\r\n\r\nA test.\r\n.") : answer;
            }

            await AskAsync("RSET");
            return answer;
        }

        async Task<bool> HasAnswerAsync(string command)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
            byte[] first = new byte[1];
            bool hasAnswer;
            try
            {
                hasAnswer = await stream.ReadAsync(first, limit.Token) > 0;
            }
            catch (IOException)
            {
                hasAnswer = false;
            }

            begun = hasAnswer ? Encoding.ASCII.GetString(first) : "";
            return hasAnswer;
        }

        async Task<string> AskAsync(string command)
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
                return await ReadAsync();
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"No answer to '{command}' of {this} at port {port} within {Limit}.", e);
            }
        }

        async Task<string> ReadAsync()
        {
            byte[] buffer = new byte[4096];
            string answer = begun;
            begun = "";
            do
            {
                int count = await stream.ReadAsync(buffer, limit.Token);
                Assert.True(count > 0, $"The server closed the connection after '{answer}'.");
                answer += Encoding.ASCII.GetString(buffer, 0, count);
            } while (!IsWhole(answer));
            return answer;
        }
    }

    private static AccessVerdict Verdict(string answer) =>
        answer[0] switch
        {
            '2' => AccessVerdict.Accepted,
            '4' => AccessVerdict.Deferred,
            '5' => AccessVerdict.Rejected,
            _ => throw new InvalidOperationException(answer),
        };

    private static bool IsDone(string answer) => answer.StartsWith('2');

    /// <summary>The last line of an answer has a blank behind its number.</summary>
    private static bool IsWhole(string answer) =>
        answer.EndsWith('\n') && answer.Split('\n')[^2] is { Length: > 3 } last && last[3] == ' ';
}
