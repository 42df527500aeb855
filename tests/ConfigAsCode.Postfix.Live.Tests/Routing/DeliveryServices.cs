using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>The master.cf of a case as it runs: what takes mail is at the ports of the laboratory, and nothing is delivered.</summary>
internal static class DeliveryServices
{
    private const string Log = "postlog unix-dgram n - n - 1 postlogd\n";

    // What delivers, but for local(8), whose aliases lead on, and for error(8).
    private static readonly string[] Agents = ["smtp", "lmtp", "virtual", "pipe", "discard"];

    /// <param name="masterCf">The file as a server has it.</param>
    /// <param name="port">The port of a service, by its key.</param>
    public static string Run(string masterCf, Func<string, int> port)
    {
        MasterEntry?[] entries = [.. LogicalLines.Read(masterCf).Select(MasterEntry.Parse)];
        return string.Concat(entries.OfType<MasterEntry>().Select(e => Run(e, port)).OfType<string>())
            // maillog_file needs it; master.cf files of before 3.4 have none.
            + (entries.Any(e => e?.Type == "unix-dgram") ? "" : Log);
    }

    /// <summary>Null for what takes mail otherwise than by SMTP, such as postscreen(8), which hands its clients to an smtpd(8).</summary>
    private static string? Run(MasterEntry entry, Func<string, int> port) =>
        entry.Type is "inet" or "pass"
            ? entry.Program == "smtpd"
                ? (
                    entry with
                    {
                        Name = FormattableString.Invariant($"127.0.0.1:{port($"{entry.Name}/{entry.Type}")}"),
                        Type = "inet",
                        Privileges = "n -",
                    }
                ).ToLine(inChroot: false) + "\n"
                : null
            : Agents.Contains(entry.Program)
                ? Named(entry with { Command = "discard" })
                : entry.Program is "local" or "error"
                    ? Named(entry.WithOverrides((name, value) => name == "syslog_name" ? null : value))
                    : entry.ToLine(inChroot: false) + "\n";

    /// <summary>Its log lines have its own name.</summary>
    private static string Named(MasterEntry entry) =>
        $"{entry.ToLine(inChroot: false)} -o syslog_name=T.{entry.Name}\n";
}
