using System.Net.Sockets;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Presets;

/// <summary>What postfix-tlspol says to smtp(8): netstrings of socketmap_table(5).</summary>
internal sealed class PolicySocketmap(string policy) : LoopbackServer(port: null)
{
    /// <summary>What was asked.</summary>
    public List<string> Asked { get; } = [];

    protected override async Task ServeAsync(NetworkStream stream, CancellationToken end)
    {
        byte[] one = new byte[1];
        while (true)
        {
            int length = 0;
            while (await stream.ReadAsync(one, end) == 1 && one[0] != ':')
            {
                length = length * 10 + one[0] - '0';
            }

            byte[] request = new byte[length + 1];
            await stream.ReadExactlyAsync(request, end);
            lock (Asked)
            {
                Asked.Add(Encoding.ASCII.GetString(request, 0, length));
            }

            string reply = "OK " + policy;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{reply.Length}:{reply},"), end);
        }
    }
}
