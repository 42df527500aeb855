using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// A next hop for smtp(8) that speaks one protocol with the suites it is given, through <c>openssl s_server</c>, and
/// tells what the client offered. s_server has no STARTTLS dialogue, so a front of a few lines leads it. It takes one
/// session and answers nothing inside TLS: the message stays in the queue.
/// </summary>
public sealed class OpenSslServer : IAsyncDisposable
{
    // From before the Postfix of the test starts: on a loaded machine that alone takes a good part of it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource stop = new(Limit);
    private readonly TaskCompletionSource<TlsSession> session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TcpListener front = new(IPAddress.Loopback, FreePorts.Next());
    private readonly int serverPort = FreePorts.Next();
    private readonly Process server;
    private readonly Task serving;
    private readonly ReleaseFolder? folder;
    private string protocolName = "";
    private string[] offered = [];
    private bool failed;

    private OpenSslServer(IEnumerable<string> arguments, ReleaseFolder? folder)
    {
        this.folder = folder;
        server = DebianRelease.Tested.Start(
            "openssl",
            arguments.Concat(["-accept", FormattableString.Invariant($"127.0.0.1:{serverPort}")])
        );
        server.ErrorDataReceived += (_, line) => Read(line.Data);
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        front.Start();
        serving = ServeAsync();
    }

    /// <summary>Where smtp(8) connects to.</summary>
    public int Port => ((IPEndPoint)front.LocalEndpoint).Port;

    /// <summary>Starts a server for one session.</summary>
    /// <param name="protocol">The one protocol it speaks.</param>
    /// <param name="ciphers">Its suites below TLS 1.3.</param>
    /// <param name="certificate">The kind of its key; null for none, where only anonymous suites can be chosen.</param>
    public static OpenSslServer Start(
        TlsProtocol protocol,
        string ciphers = OpenSslClient.EveryCipher,
        KeyKind? certificate = KeyKind.Rsa
    )
    {
        string[] arguments =
        [
            "s_server",
            "-brief",
            "-naccept",
            "1",
            protocol.ToOption(),
            "-cipher",
            ciphers + ":@SECLEVEL=0",
        ];
        if (certificate is not { } kind)
        {
            return new OpenSslServer(arguments.Append("-nocert"), folder: null);
        }

        var folder = new ReleaseFolder(DebianRelease.Tested, "certificate-");
        string pemFile = Path.Combine(folder.FullName, "pem");
        File.WriteAllText(pemFile, TestCertificate.Of(kind).KeyPem + TestCertificate.Of(kind).CertificatePem);
        return new OpenSslServer(arguments.Concat(["-cert", pemFile, "-key", pemFile]), folder);
    }

    /// <summary>Waits for the handshake.</summary>
    public Task<TlsSession> WaitAsync() => session.Task.WaitAsync(Limit);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        front.Stop();
        if (!server.HasExited)
        {
            server.Kill();
        }

        await serving;
        server.Dispose();
        stop.Dispose();
        folder?.Dispose();
    }

    /// <summary>Reads what <c>-brief</c> writes: two lines about the hello, then the suite, or an error.</summary>
    private void Read(string? line)
    {
        const string Protocol = "Protocol version: ";
        const string Offer = "Client cipher list: ";
        const string Suite = "Ciphersuite: ";
        if (line is null)
        {
            session.TrySetException(new InvalidOperationException("s_server ended before any handshake."));
        }
        else if (failed)
        {
            session.TrySetResult(new TlsSession(TlsAnswer.Refused(line), offered));
        }
        else if (line.StartsWith(Protocol, StringComparison.Ordinal))
        {
            protocolName = line[Protocol.Length..];
        }
        else if (line.StartsWith(Offer, StringComparison.Ordinal))
        {
            offered = line[Offer.Length..].Split(':');
        }
        else if (line.StartsWith(Suite, StringComparison.Ordinal))
        {
            session.TrySetResult(new TlsSession(TlsAnswer.Negotiated(protocolName, line[Suite.Length..]), offered));
        }
        else if (line == "ERROR")
        {
            failed = true;
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            using TcpClient client = await front.AcceptTcpClientAsync(stop.Token);
            await using NetworkStream outside = client.GetStream();
            await LeadToTlsAsync(outside);

            using TcpClient inner = await ConnectToServerAsync();
            await using NetworkStream inside = inner.GetStream();
            await Task.WhenAny(outside.CopyToAsync(inside, stop.Token), inside.CopyToAsync(outside, stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            session.TrySetException(e);
        }
    }

    /// <summary>RFC 3207 up to the point where the client starts its handshake.</summary>
    private async Task LeadToTlsAsync(NetworkStream client)
    {
        await SayAsync(client, "220 next-hop.example.test ESMTP");
        while (true)
        {
            string command = await HearAsync(client);
            if (command.StartsWith("STARTTLS", StringComparison.OrdinalIgnoreCase))
            {
                await SayAsync(client, "220 Go ahead");
                return;
            }

            await SayAsync(
                client,
                command.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase)
                    ? "250-next-hop.example.test\r\n250 STARTTLS"
                    : "502 Only STARTTLS"
            );
        }
    }

    /// <summary>One line, byte by byte: what follows STARTTLS belongs to s_server.</summary>
    private async Task<string> HearAsync(NetworkStream client)
    {
        var line = new StringBuilder();
        byte[] one = new byte[1];
        while (await client.ReadAsync(one, stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString();
            }

            line.Append((char)one[0]);
        }

        throw new IOException("smtp(8) ended the session before STARTTLS.");
    }

    private async Task SayAsync(NetworkStream client, string reply) =>
        await client.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stop.Token);

    /// <summary>s_server does not say under <c>-brief</c> when it listens.</summary>
    private async Task<TcpClient> ConnectToServerAsync()
    {
        while (true)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, serverPort, stop.Token);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(50, stop.Token);
            }
        }
    }
}
