using System.Net.Sockets;
using System.Text;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// Why master(8) refuses to start. Before postlogd(8) runs, its last words go to the system's log alone, and a bare
/// machine has none. It takes the socket to log to from POSTLOG_SERVICE (maillog_client(3)), so it is run once more
/// with a socket of this test.
/// </summary>
public static class MasterLog
{
    public static string ReadRefusal(LaboratoryFolder folder)
    {
        string path = Path.Combine(folder.Log, "refusal");
        using var log = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        log.Bind(new UnixDomainSocketEndPoint(path));

        string programs = folder.Run("postconf", "-h", "daemon_directory").ShouldSucceed().Output.Trim();
        folder.Release.Run(
            "env",
            [
                $"MAIL_CONFIG={folder.Configuration}",
                $"POSTLOG_SERVICE={path}",
                "POSTLOG_HOSTNAME=localhost",
                Path.Combine(programs, "master"),
                "-s",
            ],
            timeout: TimeSpan.FromSeconds(5)
        );

        var said = new StringBuilder();
        byte[] line = new byte[8192];
        while (log.Available > 0)
        {
            said.AppendLine(Encoding.UTF8.GetString(line, 0, log.Receive(line)));
        }

        return said.ToString();
    }
}
