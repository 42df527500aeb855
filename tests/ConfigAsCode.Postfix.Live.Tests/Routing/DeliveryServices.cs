namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>The master.cf of a case, as it is read and as it runs.</summary>
internal static class DeliveryServices
{
    /// <summary>The transports: each delivers nothing, and its log line has its own name and the next hop that it got.</summary>
    public static readonly string[] Transports =
    [
        "smtp",
        "relay",
        "lmtp",
        "virtual",
        "discard",
        "error",
        "retry",
        "slow",
        "store",
        "scan",
        "bounces",
    ];

    private const string Others = """
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        pickup unix n - n 60 1 pickup
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        proxywrite unix - - n - 1 proxymap
        showq unix n - n - - showq
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd
        local unix - n n - - local -o syslog_name=T.local

        """;

    private static readonly Dictionary<string, string> Programs = new()
    {
        ["relay"] = "smtp",
        ["slow"] = "smtp",
        ["store"] = "lmtp",
        ["scan"] = "smtp",
        ["bounces"] = "smtp",
        ["retry"] = "error",
    };

    /// <summary>As a server has it.</summary>
    public static string Read(DeliveryCase c) =>
        "smtp inet n - n - - smtpd\n"
        + c.Services
        + Others
        + string.Concat(Transports.Select(t => $"{t} unix - - n - - {Programs.GetValueOrDefault(t, t)}\n"));

    /// <summary>As it runs: at the ports of the laboratory, with discard(8) in the place of each transport but error(8).</summary>
    public static string Run(DeliveryCase c, Func<string, int> port) =>
        string.Concat(
            ("smtp inet n - n - - smtpd\n" + c.Services)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line =>
                    line.Split(' ') is [var name, "inet", ..]
                        ? FormattableString.Invariant($"127.0.0.1:{port(name)}{line[name.Length..]}\n")
                        : line + "\n"
                )
        )
        + Others
        + string.Concat(
            Transports.Select(t =>
                $"{t} unix - - n - - {(t is "error" or "retry" ? "error" : "discard")} -o syslog_name=T.{t}\n"
            )
        );
}
