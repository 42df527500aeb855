using System.Net.Sockets;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>
/// Asks one daemon what it refuses: a value (<see cref="ReaderStart"/>), or the words of its entry in master.cf. What happens
/// first decides: a word to the log, or the first byte of its protocol.
/// </summary>
internal static partial class DaemonStart
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LastWordLimit = TimeSpan.FromSeconds(2);

    /// <summary>Why the daemon stops at these settings; null where it reads them and goes on.</summary>
    public static string? Refusal(string program, params string[] settings) =>
        ReaderStart.Refusal(new RealReader(program, NeedsOf(program, settings)), settings);

    /// <summary>
    /// The words of master(8) and of its entry with which the daemon stops; null where it goes on to its work, or to what it
    /// lacks here. Without a stream the daemon looks for a listening socket, and so at the type of its service.
    /// </summary>
    public static string? RefusalOfWords(string program, IReadOnlyList<string> words, bool hasStream = true)
    {
        using var folder = new ReaderFolder(
            [],
            ["virtual_mailbox_base = /srv", "smtpd_relay_restrictions = reject_unauth_destination"],
            "incoming",
            "active",
            "maildrop"
        );
        using var log = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        log.Bind(new UnixDomainSocketEndPoint(folder.LogSocket));

        using var daemon = DebianRelease.Tested.Start(
            Path.Combine("/usr/lib/postfix/sbin", program),
            [.. hasStream ? ["-S"] : Array.Empty<string>(), .. words],
            folder.Variables
        );
        Programs.WriteInput(daemon, "x\n");
        Task<int> output = daemon.StandardOutput.ReadAsync(new char[1], 0, 1);
        Task end = daemon.WaitForExitAsync();
        byte[] buffer = new byte[8192];
        bool inTime;
        string said;
        int warnings = 3;
        do
        {
            Task<int> line = log.ReceiveAsync(buffer, SocketFlags.None);
            inTime = Task.WaitAny([line, output, end], Limit) >= 0;
            // Whoever ends has said why: the word is there, though the pool may not have come to it yet.
            bool hasEnded = end.IsCompleted || output is { IsCompletedSuccessfully: true, Result: 0 };
            if (hasEnded)
            {
                line.Wait(LastWordLimit);
            }

            said = line.IsCompletedSuccessfully ? System.Text.Encoding.UTF8.GetString(buffer, 0, line.Result) : "";
        } while (warnings-- > 0 && said.Contains("]: warning: ", StringComparison.Ordinal));
        daemon.Kill();
        daemon.WaitForExit();
        Assert.True(inTime, $"{program} said nothing within {Limit}.");
        string first = said.Split("]: ", 2)[^1];
        return RefusedWords().IsMatch(first) ? first : null;
    }

    /// <summary>
    /// With all parameters read smtpd stops for want of a restriction, rather than waiting for a client. The level comes later, and
    /// with TLS on it warns that there is no certificate.
    /// </summary>
    private static string[] NeedsOf(string program, string[] settings) =>
        program == "smtpd" && !settings[0].StartsWith("smtpd_tls_security_level", StringComparison.Ordinal)
            ? ["smtpd_relay_restrictions =", "smtpd_recipient_restrictions ="]
            : [];

    [GeneratedRegex(
        "^fatal: (service \\S+ requires|unsupported transport type|unexpected command-line|unknown attribute|unknown flag"
            + "|missing \\w+=|invalid option|request to|unknown user|service name must be)"
    )]
    private static partial Regex RefusedWords();
}
