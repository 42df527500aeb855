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

    public const string TlsTitle = "TLS";
    public const string ProtocolsTitle = "Protocols";
    public const string SuitesTitle = "Suites below TLS 1.3";
    public const string Weakest = "the weakest";
    public const string MailTitle = "Mail for";
    public const string RelayTitle = "May send mail to any domain";
    public const string LeastTitle = "Least TLS";
    public const string GoesToTitle = "Mail goes to";
    public const string DecidedTitle = "Decided by";
    public const string TransportTitle = "Transport";
    public const string TableTitle = "Table";
    public const string RuleTitle = "Rule";

    // More names of one kind in a cell are only counted.
    private const int MostNames = 12;

    // A picture with more boxes shows nothing any more.
    private const int MostBoxes = 100;

    // More rows of a table nobody reads.
    private const int MostRows = 1_000;

    internal static readonly Run[] Nothing = ["–"];

    /// <summary>In place of a host name that no file has.</summary>
    internal const string HostDecides = "the name of the host";

    private static readonly Dictionary<string, string> Rules = Rulebook
        .All.Select(rule => rule.Info)
        .ToDictionary(rule => rule.Id, rule => rule.Title);

    public static IEnumerable<PageBlock> Of(PostureReport report)
    {
        foreach (PageBlock block in Opening(report))
        {
            yield return block;
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

    /// <summary>What every first page begins with.</summary>
    public static IEnumerable<PageBlock> Opening(PostureReport report) =>
        [
            new HeadingBlock(1, Title),
            new TextBlock(
                $"What the servers do with {(report.IsOfBuild ? "the files of this build" : "these files")}: computed from what is effective for each program, defaults included. ",
                new Run("What each column means") { Link = RuleInfo.Documents + "posture.md" },
                "."
            ),
            .. report.Notices.Select(notice => new TextBlock(Run.Name(notice))),
        ];

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
                        HostName(instance.HostName),
                        Cell.Of(instance.Targets.Select(t => new Run[] { t })),
                        Least(instance.LeastTlsIn),
                        Least(instance.LeastTlsOut),
                        Number(instance.AcceptedRisks.Count),
                    }
                ),
            ]
        );

    private static Cell Least(TlsLevel? level) => level is { } least ? Level(least) : Cell.Of([Nothing]);

    internal static Run HostName(string? hostName) => hostName is { } name ? Run.Code(name) : Run.Note(HostDecides);

    private static IEnumerable<PageBlock> Of(InstancePosture instance, string id) =>
        [
            new HeadingBlock(2, instance.Name, instance.Name),
            new TextBlock(
                "Host name ",
                HostName(instance.HostName),
                $". Runs on {string.Join("; ", instance.Targets)}. {Services(instance)} in master.cf."
            ),
            .. PageCut.RowsOf(Sections(instance, instance.Name, id), instance.Name, MostRows),
        ];

    /// <summary>All that is known of an instance, below a heading of the second level; of each table the first rows.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="name">Whose it is, for the names of the tables.</param>
    /// <param name="id">Sets its pictures apart from the others of the page.</param>
    internal static IEnumerable<PageBlock> Sections(InstancePosture instance, string name, string id)
    {
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
            string what = name + on;
            yield return new HeadingBlock(level, "Mail flow");
            int boxes = posture.Listeners.Count + posture.Transports.Count;
            yield return boxes <= MostBoxes
                ? new PictureBlock($"{id}t{Number(i + 1)}", FlowPicture.Of(what, posture))
                : new TextBlock(
                    $"There is no picture of more than {Number(MostBoxes)} services: it has {Number(boxes)}."
                );
            yield return new HeadingBlock(level, "Ways in");
            yield return Or(Listeners(what, posture, MostRows), "Nothing listens.");
            yield return new HeadingBlock(level, "Relay control");
            yield return Or(Relay(what, posture, MostRows), "No service takes mail from the network.");
            yield return new HeadingBlock(level, "Ways out");
            yield return Or(Transports(what, posture, MostNames, MostRows), "There is no delivery agent.");
        }

        yield return new HeadingBlock(3, "Lookup tables");
        yield return Or(Tables(instance, name, MostRows), "None is written with this instance.");
        yield return new HeadingBlock(3, "Accepted risks");
        yield return Or(AcceptedRisks(instance, name), "None.");
    }

    /// <summary>The tables of an instance, for who compares it with others: no name is left out.</summary>
    internal static IEnumerable<(string On, TableBlock Table)> Tables(InstancePosture instance)
    {
        foreach (TargetPosture posture in instance.OnTargets)
        {
            string on = instance.OnTargets.Count == 1 ? "" : string.Join(", ", posture.Targets);
            yield return (on, Listeners("", posture, int.MaxValue));
            yield return (on, Relay("", posture, int.MaxValue));
            yield return (on, Transports("", posture, int.MaxValue, int.MaxValue));
        }

        yield return ("", Tables(instance, "", int.MaxValue));
        yield return ("", AcceptedRisks(instance, ""));
    }

    internal static string Services(InstancePosture instance) => Count(instance.Services, "service", "services");

    private static PageBlock Or(TableBlock table, string otherwise) =>
        table.Rows.Count > 0 ? table : new TextBlock(otherwise);

    private static TableBlock Listeners(string instance, TargetPosture posture, int mostRows) =>
        First(
            mostRows,
            "Ways in of " + instance,
            ["Service", "Listens on", TlsTitle, ProtocolsTitle, SuitesTitle, "Login", DecidedTitle],
            posture.Listeners,
            listener =>
                [
                    NameOf(listener.Name, listener.Program),
                    Where(listener),
                    listener.Tls is { } tls ? OfServer(tls) : Level(TlsLevel.None),
                    Protocols(listener.Tls),
                    Suites(listener.Tls),
                    Login(listener.Login),
                    DecidedBy(listener.Tls),
                ]
        );

    /// <summary>The table with its first rows; the others are counted, and not made.</summary>
    private static TableBlock First<T>(
        int most,
        string name,
        string[] columns,
        IReadOnlyCollection<T> facts,
        Func<T, Cell[]> row
    ) => new(name, columns, [.. facts.Take(most).Select(row)]) { More = Math.Max(0, facts.Count - most) };

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

    internal static Run Level(TlsLevel level) => Run.Level(level.Described(), level.Step());

    private static Cell Protocols(TlsOffer? tls) =>
        tls is null or { Level: TlsLevel.None } ? Cell.Of([Nothing])
        : (tls.Protocols & TlsProtocols.Obsolete) != 0 ? Run.Level(tls.Protocols.ToShortText(), TlsStep.Off)
        : tls.Protocols.ToShortText();

    private static Cell Suites(TlsOffer? tls) =>
        tls is null or { Level: TlsLevel.None } ? Cell.Of([Nothing])
        : tls.Weakest is null ? "none"
        : Cell.Of([
            [Count(tls.Suites, "suite", "suites") + ", " + Weakest],
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

    private static TableBlock Relay(string instance, TargetPosture posture, int mostRows) =>
        First(
            mostRows,
            "Relay control of " + instance,
            ["Service", RelayTitle],
            posture.Listeners.Where(l => l.Relay is not null).ToArray(),
            l => [NameOf(l.Name, l.Program), Relay(l.Relay!)]
        );

    private static Cell Relay(RelayAccess relay) =>
        relay.IsOpen ? OpenRelay
        : relay.Paths.Count == 0 ? Nobody(relay)
        : Cell.Of(relay.Clients.Select(client => new Run[] { client }));

    internal static Run OpenRelay => Run.Level("everybody: an open relay", TlsStep.Off);

    /// <summary>What a service is like through which nobody may send mail to any domain.</summary>
    internal static string Nobody(RelayAccess relay) =>
        relay.Starts ? "nobody" : "nobody: smtpd stops, as no list rejects mail to other domains";

    private static TableBlock Transports(string instance, TargetPosture posture, int mostNames, int mostRows)
    {
        // The first transport that does something in TLS; all others that do exactly the same refer to it.
        var first = new Dictionary<(string?, EquatableArray<ClientOffer>, EquatableArray<string>), Transport>();
        Cell[][] rows = [.. posture.Transports.SelectMany(t => Transport(t, SameAs(t), mostNames))];
        return First(
            mostRows,
            "Ways out of " + instance,
            [TransportTitle, MailTitle, TlsTitle, ProtocolsTitle, SuitesTitle, DecidedTitle],
            rows,
            row => row
        );

        Transport? SameAs(Transport transport)
        {
            (string?, EquatableArray<ClientOffer>, EquatableArray<string>) tls = (
                transport.Program,
                transport.Clients,
                transport.UnknownPolicies
            );
            if (transport.Clients.Count > 0 && first.TryGetValue(tls, out Transport same))
            {
                return same;
            }

            first[tls] = transport;
            return null;
        }
    }

    private static IEnumerable<Cell[]> Transport(Transport transport, Transport? same, int mostNames)
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

        if (same is not null)
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
            Cell to = isGeneral
                ? mail
                : Cell.Of(Shown(client.Destinations, mostNames).Select(d => new Run[] { "to ", d }));
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

    private static IEnumerable<Run> Shown(EquatableArray<string> names, int most) =>
        names.Count <= most
            ? names.Select(Run.Code)
            : names.Take(most).Select(Run.Code).Append(Run.Note($"{Number(names.Count - most)} more"));

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

    private static TableBlock Tables(InstancePosture instance, string name, int mostRows) =>
        First(
            mostRows,
            "Lookup tables of " + name,
            [TableTitle, "Type", "Rows", "Used by", "To run on the host after each change"],
            instance.Tables,
            table =>
                [
                    Run.Name(table.Name),
                    Run.Code(table.Type),
                    Number(table.Rows),
                    table.UsedBy.Count == 0
                        ? Run.Note("nothing")
                        : Cell.Of(table.UsedBy.Select(name => new[] { Run.Code(name) })),
                    table.Command is { } command ? Run.Code(command) : Run.Note("nothing: Postfix reads it as it is"),
                ]
        );

    private static TableBlock AcceptedRisks(InstancePosture instance, string name) =>
        new(
            "Accepted risks of " + name,
            [RuleTitle, "Reason", "Until", "Where"],
            [
                .. instance.AcceptedRisks.Select(acceptedRisk =>
                    new Cell[]
                    {
                        Rule(acceptedRisk.RuleId),
                        acceptedRisk.Reason,
                        acceptedRisk.Until ?? "no end",
                        acceptedRisk.Service is { } service ? Run.Code(service) : "the whole instance",
                    }
                ),
            ]
        );

    /// <summary>The page of a rule; null for what is not a rule.</summary>
    internal static string? PageOf(string rule) => Rules.ContainsKey(rule) ? RuleInfo.HelpLinkOf(rule) : null;

    internal static Cell Rule(string id) =>
        Cell.Of([
            [Run.Name(id) with { Link = PageOf(id) }],
            [Run.Note(Rules.TryGetValue(id, out string? title) ? title : "no such rule")],
        ]);

    internal static string Count(int count, string one, string several) =>
        count == 1 ? "1 " + one : $"{Number(count)} {several}";

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
