using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Which transports some mail reaches, and by what: an agent that none reaches does nothing, whatever is set for it.</summary>
internal sealed class Arrivals
{
    private const string TransportMaps = "transport_maps";
    private const string Probes = "address_verify_";
    private const string Everything = "*";

    // What local(8) reads.
    private static readonly string[] OfLocal =
    [
        "mailbox_transport",
        "mailbox_transport_maps",
        "fallback_transport",
        "fallback_transport_maps",
    ];

    private readonly ILookup<string, Arrival> byTransport;

    private Arrivals(IReadOnlyList<Arrival> all, bool areComplete)
    {
        AreComplete = areComplete;
        byTransport = all.ToLookup(a => a.Transport, StringComparer.Ordinal);
    }

    /// <summary>Whether no table of the host can send mail elsewhere.</summary>
    public bool AreComplete { get; }

    /// <summary>What sends mail to a transport; nothing where none is sent, or where a table of the host alone may do so.</summary>
    public IEnumerable<Arrival> To(Service agent) => agent.Type == ServiceType.Unix ? byTransport[agent.Name] : [];

    /// <summary>Whether some mail reaches an agent, as far as the instance decides it.</summary>
    public bool Reach(Service agent) => To(agent).Any();

    public static Arrivals Of(
        EffectiveView view,
        IReadOnlyList<TableReference> tables,
        IReadOnlyList<TransportReference> transports
    )
    {
        Service? resolver = AddressResolver.AskedBy(service: null, view);
        TableAnswers[] maps =
        [
            .. AddressResolver.TablesOf(resolver, TransportMaps, tables).Select(named => TableAnswers.Of(named, view)),
        ];
        bool areComplete = maps.Concat(
                AddressResolver
                    .TablesOf(resolver, "sender_dependent_default_transport_maps", tables)
                    .Select(named => TableAnswers.Of(named, view))
            )
            .All(answers => answers.Unknown.Count == 0);
        var all = new List<Arrival>();
        foreach (AddressClass addresses in AddressClass.WithTransport)
        {
            EffectiveValue transport = view.Get(addresses.Transport, resolver);
            string name = TransportResult.Parse(transport.Text).Transport;
            if (name.Length > 0 && IsLeftToClass(addresses, resolver, maps, view))
            {
                all.Add(
                    new Arrival(name, addresses.Transport, ByClass(addresses, transport, transports))
                    {
                        Class = addresses,
                    }
                );
            }
        }

        all.AddRange(
            transports
                .Where(use => !OfLocal.Contains(use.Parameter) && use.IsRead(view))
                .Where(use => AddressClass.InOrder.All(c => c.Transport != use.Parameter))
                .Where(use => !use.Parameter.StartsWith(Probes, StringComparison.Ordinal))
                .Select(use => new Arrival(use.Transport, use.Parameter, use))
        );
        HashSet<string> reached = [.. all.Select(a => a.Transport)];
        Service[] locals =
        [
            .. view.Instance.Transports.Where(s => s.IsLocalAgent && (reached.Contains(s.Name) || !areComplete)),
        ];
        all.AddRange(
            transports
                .Where(use => OfLocal.Contains(use.Parameter) && use.IsRead(view))
                .Where(use => use.Service is null ? locals.Length > 0 : locals.Contains(use.Service))
                .Select(use => new Arrival(use.Transport, use.Parameter, use) { IsFromLocal = true })
        );
        return new Arrivals(all, areComplete);
    }

    /// <summary>Whether mail of a class gets as far as its transport: a row may take the mail of each of its domains before.</summary>
    private static bool IsLeftToClass(
        AddressClass addresses,
        Service? resolver,
        TableAnswers[] maps,
        EffectiveView view
    )
    {
        if (addresses.HasDefaultOfOthers && !HasDomains(addresses, resolver, view))
        {
            return false;
        }

        if (maps.Any(m => m.Unknown.Count > 0 || m.OfPatterns.Any()) && addresses == AddressClass.Mailbox)
        {
            // A table of the host, or a pattern, may take it all.
            return view.Get(addresses.Transport, resolver).SetBy is not null
                && view.Get(addresses.Domains, resolver).Text.Length > 0;
        }

        if (Takes(Everything, maps) || maps.Any(m => m.ForAll.Any(a => NamesTransport(a.Row))))
        {
            return false;
        }

        if (addresses == AddressClass.Default)
        {
            return true;
        }

        EffectiveValue domains = view.Get(addresses.Domains, resolver);
        if (domains.IsPartlyUnknown)
        {
            return true;
        }

        string[] words = [.. BracedWords.Of(domains.Text, view.Target.Postfix).Select(w => w.Word)];
        bool isParentStyle = NameList.IsParentStyle(TransportMaps, resolver, view);
        return words.Any(word =>
            word.IndexOf(':') >= 0
            || word[0] == '/'
            || !NameList.Keys(word.TrimStart('.'), isParentStyle).Any(key => Takes(key.Text, maps))
        );
    }

    /// <summary>The default of a list names another parameter, and its rows are seldom domains.</summary>
    private static bool HasDomains(AddressClass addresses, Service? resolver, EffectiveView view)
    {
        var domains = new ListedDomains(addresses, resolver, view);
        return domains.IsSet || (addresses == AddressClass.Mailbox && domains.All().Count > 0);
    }

    private static bool Takes(string key, TableAnswers[] maps) =>
        maps.Select(m => m.ByKey.TryGetValue(key, out TableAnswer? found) ? found : null)
            .FirstOrDefault(found => found is not null)
            is { } answer
        && NamesTransport(answer.Row);

    private static bool NamesTransport(TableEntry row) => TransportResult.Parse(row.Value).Transport.Length > 0;

    private static TransportReference? ByClass(
        AddressClass addresses,
        EffectiveValue transport,
        IReadOnlyList<TransportReference> transports
    ) =>
        transport.SetBy is { } setting
            ? transports.FirstOrDefault(use =>
                use.Parameter == addresses.Transport && !use.IsRow && use.Origin == setting.Origin
            )
            : null;
}
