using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>What an instance does in few words, for a line of the overview.</summary>
/// <param name="OnTargets">What is effective, by target.</param>
/// <param name="WaysIn">Where clients of other hosts come in.</param>
/// <param name="IsOpenRelay">Whether everybody may send mail to any domain.</param>
/// <param name="Relay">Who may, where not everybody may.</param>
/// <param name="MailTo">Where mail goes.</param>
internal sealed record InstanceSummary(
    EquatableArray<TargetPosture> OnTargets,
    IReadOnlyList<Words> WaysIn,
    bool IsOpenRelay,
    IReadOnlyList<Words> Relay,
    IReadOnlyList<Words> MailTo
)
{
    private const string Unnamed = "…";

    public TlsLevel? LeastTlsIn { get; init; }

    public TlsLevel? LeastTlsOut { get; init; }

    /// <summary>All that it says.</summary>
    public IEnumerable<Words> AllWords => WaysIn.Concat(Relay).Concat(MailTo);

    public static InstanceSummary Of(InstancePosture instance)
    {
        var own = new OwnNames(instance);
        Listener[] listeners = [.. instance.OnTargets.SelectMany(t => t.Listeners)];
        RelayAccess[] relays = [.. listeners.Select(l => l.Relay).OfType<RelayAccess>()];
        return new InstanceSummary(
            instance.OnTargets,
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
        )
        {
            LeastTlsIn = instance.LeastTlsIn,
            LeastTlsOut = instance.LeastTlsOut,
        };
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
