using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>An instance in few words, for a line of the overview.</summary>
/// <param name="Posture">The instance.</param>
/// <param name="WaysIn">Where clients of other hosts come in.</param>
/// <param name="IsOpenRelay">Whether everybody may send mail to any domain.</param>
/// <param name="Relay">Who may, where not everybody may.</param>
/// <param name="MailTo">Where mail goes.</param>
internal sealed record InstanceSummary(
    InstancePosture Posture,
    IReadOnlyList<Words> WaysIn,
    bool IsOpenRelay,
    IReadOnlyList<Words> Relay,
    IReadOnlyList<Words> MailTo
)
{
    private const string Unnamed = "…";

    public TlsLevel? LeastTlsIn { get; } = Posture.LeastTlsIn;

    public TlsLevel? LeastTlsOut { get; } = Posture.LeastTlsOut;

    public static InstanceSummary Of(InstancePosture instance)
    {
        var own = new OwnNames(instance);
        Listener[] listeners = [.. instance.OnTargets.SelectMany(t => t.Listeners)];
        RelayAccess[] relays = [.. listeners.Select(l => l.Relay).OfType<RelayAccess>()];
        return new InstanceSummary(
            instance,
            [
                .. listeners
                    .Where(l => l.Addresses.Count > 0 && !l.IsLoopback)
                    .Select(l => (Words)own.Replace(l.Name))
                    .Distinct(),
            ],
            relays.Any(relay => relay.IsOpen),
            [.. RelayWords(relays).Distinct().Select(words => Replaced(words, own))],
            [
                .. instance
                    .OnTargets.SelectMany(t => t.Transports)
                    .SelectMany(MailWords)
                    .Distinct()
                    .Select(words => Replaced(words, own)),
            ]
        );
    }

    private static IEnumerable<Words> RelayWords(RelayAccess[] relays)
    {
        Words[] clients =
        [
            .. relays
                .SelectMany(relay => relay.Paths)
                .Select(path => new Words(ClientWords.Of(path), ClientWords.Of(path, Unnamed))),
        ];
        return clients.Length > 0 || relays.Any(relay => relay.IsOpen)
            ? clients
            : relays.Select(relay => (Words)PosturePage.Nobody(relay));
    }

    private static IEnumerable<Words> MailWords(Transport transport)
    {
        string onHost = transport.Name + " on this host";
        return transport.Mail.Count == 0 ? []
            : transport.Program is null ? [$"nowhere: {transport.Name} is not in master.cf"]
            : transport.Runs is { } runs ? [runs]
            : transport.Clients.Count == 0 ? [onHost]
            : transport.Mail.Select(route =>
                route.StaysOnHost ? onHost
                : route.NextHop.Length > 0 ? new Words("via " + route.NextHop, "via " + Unnamed)
                : (Words)"the hosts of the domain"
            );
    }

    private static Words Replaced(Words words, OwnNames own) => words with { Exact = own.Replace(words.Exact) };
}
