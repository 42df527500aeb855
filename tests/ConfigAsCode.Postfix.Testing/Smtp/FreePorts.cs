using System.Net;
using System.Net.Sockets;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// Ports on 127.0.0.1 that nobody listens on. They lie below the range from which Linux takes the ports of outgoing
/// connections (32768 and up), and none is given out twice in one run.
/// </summary>
public static class FreePorts
{
    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        lock (Given)
        {
            for (int attempt = 0; attempt < 1000; attempt++)
            {
                int port = Random.Shared.Next(20000, 32000);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }

        throw new InvalidOperationException("No free port on 127.0.0.1 between 20000 and 32000.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
