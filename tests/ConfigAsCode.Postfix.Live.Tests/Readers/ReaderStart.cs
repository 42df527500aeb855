using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>
/// Starts one program by hand, the cheapest real reader of main.cf: it reads all its parameters before it does anything
/// else. What happens first decides: a fatal word, or a sign that it has gone on.
/// </summary>
internal static partial class ReaderStart
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Why a program stops at these settings; null where it reads them and goes on.</summary>
    public static string? Refusal(RealReader reader, IEnumerable<string> settings) =>
        LastWord(reader, settings) is { } fatal && !LaterFault().IsMatch(fatal) ? fatal : null;

    /// <summary>Why a program stops, be it at these settings or at what it lacks here; null where it goes on.</summary>
    public static string? LastWord(RealReader reader, IEnumerable<string> settings)
    {
        // A command that changes its user could not write a log file here.
        string[] needs = reader.Command is null ? reader.Needs : [.. reader.Needs, "maillog_file ="];
        using var folder = new ReaderFolder(needs, settings);
        return reader.Command is { } command
            ? OfCommand(reader.Program, command, folder.FullName)
            : OfDaemon(reader, folder);
    }

    /// <summary>A command says it on its standard error.</summary>
    private static string? OfCommand(string program, string[] arguments, string folder)
    {
        string copy = Path.Combine(folder, "main.cf.copy");
        File.Copy(Path.Combine(folder, "main.cf"), copy);
        using var process = DebianRelease.Tested.Start(
            program,
            arguments.Select(a => a == "main.cf.copy" ? copy : a),
            new Dictionary<string, string> { ["MAIL_CONFIG"] = folder }
        );
        process.StandardInput.Close();
        string? fatal = null;
        var reading = new Thread(() =>
        {
            // With a fatal word said, a program stays for another second before it ends.
            while (fatal is null && process.StandardError.ReadLine() is { } line)
            {
                string said = line.Split(": ", 2)[^1];
                if (GoneOn().IsMatch(said))
                {
                    return;
                }

                fatal = said.StartsWith("fatal: ", StringComparison.Ordinal) ? said : null;
            }
        });
        reading.Start();
        bool inTime = reading.Join(Limit);
        process.Kill();
        process.WaitForExit();
        Assert.True(inTime, $"{program} did not end within {Limit}.");
        return fatal;
    }

    /// <summary>A daemon says it in its log, here a socket of ours.</summary>
    private static string? OfDaemon(RealReader reader, ReaderFolder folder)
    {
        using var log = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        log.Bind(new UnixDomainSocketEndPoint(folder.LogSocket));

        using var daemon = DebianRelease.Tested.Start(
            Path.Combine("/usr/lib/postfix/sbin", reader.Program),
            [
                .. reader.TakesStandardStreams ? ["-S"] : Array.Empty<string>(),
                "-n",
                reader.Service,
                "-t",
                "unix",
                .. reader.NeedsPrivilege ? Array.Empty<string>() : ["-u"],
            ],
            folder.Variables
        );
        try
        {
            daemon.StandardInput.Close();
            // Threads of their own: tasks that wait here in parallel would wait for each other's places in the pool.
            var output = new Thread(() => daemon.StandardOutput.BaseStream.ReadByte());
            output.Start();
            byte[] buffer = new byte[8192];
            var watch = Stopwatch.StartNew();
            while (true)
            {
                // A word before the first byte of its protocol is already there when that byte comes.
                bool hasGoneOn = output.Join(0);
                if (!log.Poll(hasGoneOn ? 0 : 2000, SelectMode.SelectRead))
                {
                    Assert.True(watch.Elapsed < Limit, $"{reader.Program} said nothing more within {Limit}.");
                    if (hasGoneOn)
                    {
                        return null;
                    }

                    continue;
                }

                int length = log.Receive(buffer);
                string said = Encoding.UTF8.GetString(buffer, 0, length).Split("]: ", 2)[^1].Trim();
                if (said.StartsWith("fatal: ", StringComparison.Ordinal))
                {
                    return said;
                }

                if (GoneOn().IsMatch(said))
                {
                    return null;
                }
            }
        }
        finally
        {
            daemon.Kill();
            daemon.WaitForExit();
        }
    }

    /// <summary>
    /// What stops a program here after it has read all parameters. "read: " is the end of its input, with whatever error number the
    /// C library left before: that of a look-up of a user, of a file, or none.
    /// </summary>
    [GeneratedRegex(
        "specify at least one working instance|scan_dir_push|connect to subsystem|^fatal: read: "
            + "|missing user= attribute|requires a process limit of 1|malformed showq server response"
            + "|open logfile|usage: |record read error|invalid option"
    )]
    private static partial Regex LaterFault();

    /// <summary>What a daemon says here when it has read all parameters, and gets on with it without a client.</summary>
    [GeneratedRegex(
        "^connect from|connect #1 to subsystem|mail_queue_enter|malformed request|end-of-input|getpeername|^panic: vstream_fflush"
    )]
    private static partial Regex GoneOn();
}
