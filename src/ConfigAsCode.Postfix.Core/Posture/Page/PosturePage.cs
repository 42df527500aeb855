using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture.Flow;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>Puts the facts of a report in words, block by block.</summary>
internal static class PosturePage
{
    public const string Title = "What these servers do";

    public const string SuitesTitle = "Suites below TLS 1.3";
    public const string MailTitle = "Mail for";
    public const string DecidedTitle = "Decided by";

    // More names of one kind in a cell are only counted.
    private const int MostNames = 12;

    private static readonly Run[] Nothing = ["–"];

    private static readonly Dictionary<string, string> Rules = Rulebook
        .All.Select(rule => rule.Info)
        .ToDictionary(rule => rule.Id, rule => rule.Title);

    public static IEnumerable<PageBlock> Of(PostureReport report)
    {
        yield return new HeadingBlock(1, Title);
        yield return new TextBlock(
            "What the servers do with the files of this build: computed from what is effective for each program, defaults included. ",
            new Run("What each column means") { Link = RuleInfo.Documents + "posture.md" },
            "."
        );
        foreach (string notice in report.Notices)
        {
            yield return new TextBlock(Run.Name(notice));
        }

        if (report.Instances.Count > 1)
        {
            yield return Index(report);
        }

        for (int i = 0; i < report.Instances.Count; i++)
        {
            foreach (PageBlock block in Of(report.Instances[i], "i" + Number(i + 1)))
            {
                yield return block;
            }
        }
    }

    private static TableBlock Index(PostureReport report) =>
        new(
            "Instances",
            [
                "Instance",
                "Host name",
                "Runs on",
                "Least TLS on the way in",
                "Least TLS on the way out",
                "Accepted risks",
            ],
            [
                .. report.Instances.Select(instance =>
                    new Cell[]
                    {
                        Run.Name(instance.Name) with
                        {
                            Link = "#" + instance.Name,
                        },
                        HostName(instance),
                        Cell.Of(instance.Targets.Select(t => new Run[] { t })),
                        Least(
                            instance
                                .OnTargets.SelectMany(t => t.Listeners)
                                .Where(l => l.Addresses.Count > 0 && !l.IsLoopback)
                                .Select(l => l.Tls?.Level ?? TlsLevel.None)
                        ),
                        Least(
                            instance
                                .OnTargets.SelectMany(t => t.Transports)
                                .Where(t => t.Mail.Count > 0 && !t.StaysOnHost)
                                .SelectMany(t => t.Clients)
                                .Select(c => (c.WithoutTlsa ?? c.Tls).Level)
                        ),
                        Number(instance.AcceptedRisks.Count),
                    }
                ),
            ]
        );

    private static Cell Least(IEnumerable<TlsLevel> levels)
    {
        TlsLevel[] all = [.. levels];
        return all.Length == 0 ? Cell.Of([Nothing]) : Level(all.Min());
    }

    private static Run HostName(InstancePosture instance) =>
        instance.HostName is { } name ? Run.Code(name) : Run.Note("the name of the host");

    private static IEnumerable<PageBlock> Of(InstancePosture instance, string id)
    {
        yield return new HeadingBlock(2, instance.Name, instance.Name);
        yield return new TextBlock(
            "Host name ",
            HostName(instance),
            $". Runs on {string.Join("; ", instance.Targets)}. {Count(instance.Services, "service", "services")} in master.cf."
        );
        for (int i = 0; i < instance.OnTargets.Count; i++)
        {
            TargetPosture posture = instance.OnTargets[i];
            bool isOne = instance.OnTargets.Count == 1;
            string on = isOne ? "" : " on " + string.Join(", ", posture.Targets);
            if (!isOne)
            {
                yield return new HeadingBlock(3, "On " + string.Join(", ", posture.Targets));
            }

            int level = isOne ? 3 : 4;
            string what = instance.Name + on;
            yield return new HeadingBlock(level, "Mail flow");
            yield return new PictureBlock($"{id}t{Number(i + 1)}", FlowPicture.Of(what, posture));
            yield return new HeadingBlock(level, "Ways in");
            yield return Or(Listeners(what, posture), "Nothing listens.");
            yield return new HeadingBlock(level, "Relay control");
            yield return Or(Relay(what, posture), "No service takes mail from the network.");
            yield return new HeadingBlock(level, "Ways out");
            yield return Or(Transports(what, posture), "There is no delivery agent.");
        }

        yield return new HeadingBlock(3, "Lookup tables");
        yield return Or(Tables(instance), "None is written with this instance.");
        yield return new HeadingBlock(3, "Accepted risks");
        yield return Or(AcceptedRisks(instance), "None.");
    }

    private static PageBlock Or(TableBlock table, string otherwise) =>
        table.Rows.Count > 0 ? table : new TextBlock(otherwise);

    private static TableBlock Listeners(string instance, TargetPosture posture) =>
        new(
            "Ways in of " + instance,
            ["Service", "Listens on", "TLS", "Protocols", SuitesTitle, "Login", DecidedTitle],
            [
                .. posture.Listeners.Select(listener =>
                    new Cell[]
                    {
                        NameOf(listener.Name, listener.Program),
                        Where(listener),
                        listener.Tls is { } tls ? OfServer(tls) : Level(TlsLevel.None),
                        Protocols(listener.Tls),
                        Suites(listener.Tls),
                        Login(listener.Login),
                        DecidedBy(listener.Tls),
                    }
                ),
            ]
        );

    private static Cell NameOf(string name, string program) =>
        Cell.Of([
            [Run.Name(name)],
            [Run.Note(program)],
        ]);

    private static Cell Where(Listener listener) =>
        listener.Addresses.Count > 0 ? Cell.Of(listener.Addresses.Select(a => new Run[] { a }))
        : listener.HandedOverBy.Count > 0 ? $"clients that {string.Join(", ", listener.HandedOverBy)} hands over"
        : "a socket of this host; no postscreen hands clients to it";

    private static Cell OfServer(TlsOffer tls) =>
        Cell.Of([
            [Level(tls.Level)],
            [
                Run.Note(
                    tls.Level.Step() switch
                    {
                        TlsStep.Off => "plain text only",
                        TlsStep.Optional => "offered, not required",
                        _ when tls.IsWrapped => "required, from the first byte",
                        _ => "required",
                    }
                ),
            ],
        ]);

    private static Run Level(TlsLevel level) => Run.Level(level.Described(), level.Step());

    private static Cell Protocols(TlsOffer? tls) =>
        tls is null or { Level: TlsLevel.None } ? Cell.Of([Nothing])
        : (tls.Protocols & TlsProtocols.Obsolete) != 0 ? Run.Level(tls.Protocols.ToShortText(), TlsStep.Off)
        : tls.Protocols.ToShortText();

    private static Cell Suites(TlsOffer? tls) =>
        tls is null or { Level: TlsLevel.None } ? Cell.Of([Nothing])
        : tls.Weakest is null ? "none"
        : Cell.Of([
            [Count(tls.Suites, "suite", "suites") + ", the weakest"],
            [Run.Code(tls.Weakest), $" ({Number(tls.WeakestBits)} bits)"],
            .. Faults(tls),
        ]);

    private static IEnumerable<Run[]> Faults(TlsOffer tls) =>
        tls.Anonymous + tls.WithoutForwardSecrecy == 0
            ?
            [
                [Run.Note("none anonymous, none without forward secrecy")],
            ]
            :
            [
                [Faulty(tls.Anonymous, "anonymous")],
                [Faulty(tls.WithoutForwardSecrecy, "without forward secrecy")],
            ];

    private static Run Faulty(int count, string what) =>
        count == 0 ? Run.Note("none " + what) : Run.Level($"{Number(count)} {what}", TlsStep.Off);

    private static Cell Login(LoginMode? login) =>
        login switch
        {
            null => Cell.Of([Nothing]),
            LoginMode.None => "no",
            LoginMode.OnlyInTls => Run.Level("only in TLS", TlsStep.Required),
            _ => Run.Level("also without TLS", TlsStep.Off),
        };

    private static Cell DecidedBy(TlsOffer? tls) =>
        tls is null
            ? Cell.Of([Nothing])
            : Cell.Of([
                Decided(tls.LevelBy),
                .. tls.ProtocolsBy is { } protocols ? [Decided(protocols)] : Array.Empty<Run[]>(),
            ]);

    private static Run[] Decided(Decision decision) => [Run.Code(decision.Parameter), Run.Note($" ({decision.By})")];

    private static TableBlock Relay(string instance, TargetPosture posture) =>
        new(
            "Relay control of " + instance,
            ["Service", "May send mail to any domain"],
            [
                .. posture
                    .Listeners.Where(l => l.Relay is not null)
                    .Select(l => new Cell[] { NameOf(l.Name, l.Program), Relay(l.Relay!) }),
            ]
        );

    private static Cell Relay(RelayAccess relay) =>
        relay.IsOpen ? Run.Level("everybody: an open relay", TlsStep.Off)
        : !relay.Starts ? "nobody: smtpd stops, as no list rejects mail to other domains"
        : relay.Paths.Count == 0 ? "nobody"
        : Cell.Of(relay.Clients.Select(client => new Run[] { client }));

    private static TableBlock Transports(string instance, TargetPosture posture) =>
        new(
            "Ways out of " + instance,
            ["Transport", MailTitle, "TLS", "Protocols", SuitesTitle, DecidedTitle],
            [.. posture.Transports.SelectMany(t => Transport(t, posture))]
        );

    private static IEnumerable<Cell[]> Transport(Transport transport, TargetPosture posture)
    {
        Cell mail =
            transport.Mail.Count == 0
                ? Run.Note("nothing declared sends mail here")
                : Cell.Of(transport.Mail.Select(Mail));
        if (transport.Clients.Count == 0)
        {
            string way =
                transport.Program is null ? "not in master.cf: mail is deferred"
                : transport.Runs is { } runs ? "runs " + runs
                : "on this host";
            yield return
            [
                NameOf(transport.Name, transport.Program ?? "missing"),
                mail,
                way,
                Cell.Of([Nothing]),
                Cell.Of([Nothing]),
                Cell.Of([Nothing]),
            ];
        }

        if (SameAs(transport, posture) is { } same)
        {
            Cell asThat = Run.Note("as " + same.Name);
            yield return
            [
                NameOf(transport.Name, transport.Program ?? ""),
                mail,
                Cell.Of([
                    [Level(transport.Clients[0].Tls.Level)],
                    [
                        Run.Note(
                            $"as {same.Name}, {(transport.Clients.Count > 1 || transport.UnknownPolicies.Count > 0 ? "with its policies" : "in all")}"
                        ),
                    ],
                ]),
                asThat,
                asThat,
                asThat,
            ];
            yield break;
        }

        foreach (ClientOffer client in transport.Clients)
        {
            bool isGeneral = client.Destinations.Count == 0;
            Cell name = NameOf(transport.Name, isGeneral ? transport.Program ?? "" : "with a policy of its own");
            Cell to = isGeneral ? mail : Cell.Of(Shown(client.Destinations).Select(d => new Run[] { "to ", d }));
            yield return
            [
                name,
                to,
                transport.StaysOnHost ? OnHost(client.Tls) : OfClient(client.Tls),
                Protocols(client.Tls),
                Suites(client.Tls),
                DecidedBy(client.Tls),
            ];
            if (client.WithoutTlsa is { } without)
            {
                yield return
                [
                    name,
                    "hosts without a TLSA record",
                    OfClient(without),
                    Protocols(without),
                    Suites(without),
                    DecidedBy(without),
                ];
            }
        }

        foreach (string table in transport.UnknownPolicies)
        {
            yield return
            [
                NameOf(transport.Name, "with policies that are not analyzed"),
                $"to destinations in {table} on the host",
                "as that table sets it",
                Cell.Of([Nothing]),
                Cell.Of([Nothing]),
                Cell.Of([Nothing]),
            ];
        }
    }

    /// <summary>The first transport that does exactly the same in TLS; null where this one is the first.</summary>
    private static Transport? SameAs(Transport transport, TargetPosture posture) =>
        transport.Clients.Count == 0
            ? null
            : posture
                .Transports.TakeWhile(t => t != transport)
                .FirstOrDefault(t =>
                    t.Program == transport.Program
                    && t.Clients == transport.Clients
                    && t.UnknownPolicies == transport.UnknownPolicies
                );

    private static IEnumerable<Run> Shown(EquatableArray<string> names) =>
        names.Count <= MostNames
            ? names.Select(Run.Code)
            : names.Take(MostNames).Select(Run.Code).Append(Run.Note($"{Number(names.Count - MostNames)} more"));

    private static Run[] Mail(Route route) =>
        [
            route.Mail,
            .. route.NextHop.Length > 0 ? [" via ", Run.Code(route.NextHop)] : Array.Empty<Run>(),
            Run.Note($" ({route.By})"),
        ];

    private static Cell OnHost(TlsOffer tls) =>
        Cell.Of([
            [tls.Level.Described()],
            [Run.Note("over a socket or the loopback of this host")],
        ]);

    private static Cell OfClient(TlsOffer tls) =>
        Cell.Of([
            [Level(tls.Level)],
            [
                Run.Note(
                    tls.Level.Step() switch
                    {
                        TlsStep.Off => "plain text only",
                        TlsStep.Optional => "where the other side offers it",
                        TlsStep.Required => "required, of anybody",
                        _ => "required, and verified",
                    }
                ),
            ],
        ]);

    private static TableBlock Tables(InstancePosture instance) =>
        new(
            "Lookup tables of " + instance.Name,
            ["Table", "Type", "Rows", "Used by", "To run on the host after each change"],
            [
                .. instance.Tables.Select(table =>
                    new Cell[]
                    {
                        Run.Name(table.Name),
                        Run.Code(table.Type),
                        Number(table.Rows),
                        table.UsedBy.Count == 0
                            ? Run.Note("nothing")
                            : Cell.Of(table.UsedBy.Select(name => new[] { Run.Code(name) })),
                        table.Command is { } command
                            ? Run.Code(command)
                            : Run.Note("nothing: Postfix reads it as it is"),
                    }
                ),
            ]
        );

    private static TableBlock AcceptedRisks(InstancePosture instance) =>
        new(
            "Accepted risks of " + instance.Name,
            ["Rule", "Reason", "Until", "Where"],
            [
                .. instance.AcceptedRisks.Select(acceptedRisk =>
                    new Cell[]
                    {
                        Cell.Of([
                            [Run.Name(acceptedRisk.RuleId) with { Link = RuleInfo.HelpLinkOf(acceptedRisk.RuleId) }],
                            [
                                Run.Note(
                                    Rules.TryGetValue(acceptedRisk.RuleId, out string? title) ? title : "no such rule"
                                ),
                            ],
                        ]),
                        acceptedRisk.Reason,
                        acceptedRisk.Until ?? "no end",
                        acceptedRisk.Service is { } service ? Run.Code(service) : "the whole instance",
                    }
                ),
            ]
        );

    private static string Count(int count, string one, string several) =>
        count == 1 ? "1 " + one : $"{Number(count)} {several}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
