using System.Net.Sockets;
using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>What the programs of a host log: its socket of syslog(3), as a log daemon has it.</summary>
internal sealed class HostLog : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly StringBuilder text = new();
    private readonly Task reading;

    public HostLog(string path)
    {
        socket.Bind(new UnixDomainSocketEndPoint(path));
        // The programs of other users than root log too.
        File.SetUnixFileMode(
            path,
            UnixFileMode.UserRead
                | UnixFileMode.UserWrite
                | UnixFileMode.GroupRead
                | UnixFileMode.GroupWrite
                | UnixFileMode.OtherRead
                | UnixFileMode.OtherWrite
        );
        reading = ReadAsync();
    }

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    /// <summary>Waits for a line that holds all of these texts, and returns it.</summary>
    public async Task<string> WaitForAsync(params string[] parts)
    {
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(50))
        {
            string? found = Array.Find(
                Text.Split('\n'),
                line => Array.TrueForAll(parts, part => line.Contains(part, StringComparison.Ordinal))
            );
            if (found is not null)
            {
                return found;
            }
        }

        throw new TimeoutException(
            $"The log did not say '{string.Join("' and '", parts)}' within {Limit}.\n--- log\n{Text}"
        );
    }

    public void Dispose()
    {
        socket.Dispose();
        reading.Wait();
    }

    private async Task ReadAsync()
    {
        byte[] line = new byte[16384];
        try
        {
            while (true)
            {
                int length = await socket.ReceiveAsync(line);
                lock (text)
                {
                    text.Append(Encoding.UTF8.GetString(line, 0, length).TrimEnd('\0', '\n')).Append('\n');
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
