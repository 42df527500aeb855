using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>A program of the host that Postfix talks to, on a port of 127.0.0.1 unless it stands for another host: each connection is served by itself.</summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener;
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Task accepting;

    /// <param name="port">Its port; null for any that is free.</param>
    /// <param name="address">Another address of this host than 127.0.0.1.</param>
    protected LoopbackServer(int? port, IPAddress? address = null)
    {
        listener = new TcpListener(address ?? IPAddress.Loopback, port ?? FreePorts.Next());
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(sessions);
        stop.Dispose();
    }

    /// <summary>Serves one connection to its end.</summary>
    protected abstract Task ServeAsync(NetworkStream stream, CancellationToken end);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                sessions.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ServeAsync(client.GetStream(), stop.Token);
            }
            catch (Exception e)
                when (e is OperationCanceledException or IOException or SocketException or AuthenticationException)
            {
                // Postfix ended the connection, or the test is over.
            }
        }
    }
}
