using System.Net;
using System.Net.Sockets;
using ConfigAsCode.Postfix.Live.Tests.Presets;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>A port of this machine that leads to one of a host, so that a client of the test talks to it.</summary>
internal sealed class PortForward(PresetHost host, int port, IPAddress source) : LoopbackServer(port: null)
{
    protected override async Task ServeAsync(NetworkStream stream, CancellationToken end)
    {
        // What starts in the background may not listen yet: "postfix start" of Debian 11 does not wait for it.
        await host.WaitForPortAsync(port);
        using Socket socket = host.InNetwork(() =>
        {
            var made = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            made.Bind(new IPEndPoint(source, 0));
            return made;
        });
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), end);
        await using var inside = new NetworkStream(socket);
        await Task.WhenAny(stream.CopyToAsync(inside, end), inside.CopyToAsync(stream, end));
    }
}
