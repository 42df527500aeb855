using System.Net.Sockets;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>What trivial-rewrite(8) answers to <c>resolve</c> (resolve_proto() in trivial-rewrite/resolve.c).</summary>
/// <param name="Transport">The transport.</param>
/// <param name="NextHop">The next hop.</param>
/// <param name="Class">The parameter with the domains of the class; empty for all other domains.</param>
internal sealed record ResolverAnswer(string Transport, string NextHop, string Class)
{
    // RESOLVE_FLAG_FAIL in global/resolve_clnt.h.
    private const int Failed = 1 << 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public override string ToString() => $"{Transport} {NextHop}";

    /// <summary>Asks over the socket of a service. An attribute is its name and its value, each with a zero behind it (attr_print0(3)).</summary>
    /// <param name="path">The socket.</param>
    /// <param name="namesProtocol">Whether it names its protocol before anything else, as it does since 3.6.</param>
    /// <param name="sender">The sender of the mail.</param>
    /// <param name="address">Its recipient.</param>
    public static async Task<ResolverAnswer> AskAsync(string path, bool namesProtocol, string sender, string address)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), limit.Token);
        await using var stream = new NetworkStream(socket);
        if (namesProtocol)
        {
            Assert.Equal("trivial_rewrite_protocol", (await ReadAsync(stream, limit.Token))["protocol"]);
        }

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"request\0resolve\0sender\0{sender}\0address\0{address}\0\0"),
            limit.Token
        );
        Dictionary<string, string> answer = await ReadAsync(stream, limit.Token);
        int flags = int.Parse(answer["flags"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, flags & Failed);
        string[] classes = ["mydestination", "virtual_alias_domains", "virtual_mailbox_domains", "relay_domains", ""];
        return new ResolverAnswer(
            answer["transport"],
            answer["nexthop"],
            classes.Where((_, i) => (flags & (1 << (8 + i))) != 0).Single()
        );
    }

    /// <summary>The flags come twice: those of the server, then those of the address.</summary>
    private static async Task<Dictionary<string, string>> ReadAsync(Stream stream, CancellationToken limit)
    {
        var attributes = new Dictionary<string, string>();
        while (await ReadWordAsync(stream, limit) is { Length: > 0 } name)
        {
            attributes[name] = await ReadWordAsync(stream, limit);
        }

        return attributes;
    }

    private static async Task<string> ReadWordAsync(Stream stream, CancellationToken limit)
    {
        var word = new List<byte>();
        byte[] one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, limit);
            if (one[0] == 0)
            {
                return Encoding.ASCII.GetString([.. word]);
            }

            word.Add(one[0]);
        }
    }
}
