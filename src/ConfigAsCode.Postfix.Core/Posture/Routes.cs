using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>
/// Finds which mail goes to which transport, as trivial-rewrite(8) decides it: transport tables first, then the class of the
/// domain, then the sender and the relay, or the rest (trivial-rewrite/resolve.c).
/// </summary>
internal sealed class Routes
{
    /// <summary>More rows of one table are only counted: a page is read by people.</summary>
    public const int MostRows = 20;

    private const string Maps = "transport_maps";
    private const string SenderMaps = "sender_dependent_default_transport_maps";
    private const string SenderRelays = "sender_dependent_relayhost_maps";
    private const string Everything = "*";

    private static readonly string[] HandledHere = [.. AddressClass.InOrder.Select(c => c.Transport), Maps, SenderMaps];

    private readonly InstanceOnTarget context;
    private readonly Service? resolver;
    private readonly AddressClasses classes;
    private readonly (TableEntry Row, Table Table)[] rows;
    private readonly Dictionary<string, (TableEntry Row, Table Table)> transportsBySender;
    private readonly Dictionary<string, (TableEntry Row, Table Table)> relaysBySender;

    private Routes(InstanceOnTarget context)
    {
        this.context = context;
        resolver = AddressResolver.AskedBy(service: null, context.View);
        classes = new AddressClasses(context.View, resolver);
        rows = [.. RowsOf(Maps)];
        transportsBySender = BySender(SenderMaps);
        relaysBySender = BySender(SenderRelays);
    }

    public static IEnumerable<(string Transport, Route Route)> Of(InstanceOnTarget context) =>
        new Routes(context).All();

    private IEnumerable<(string Transport, Route Route)> All()
    {
        // A row for everything leaves nothing to what comes behind the tables.
        string rest = rows.FirstOrDefault(r => r.Row.Key == Everything).Row?.Value ?? "";
        bool isAll = rest.Trim().Trim(':').Length > 0;
        bool asksSender = !isAll || rows.Any(r => TransportResult.Parse(r.Row.Value).Transport.Length == 0);
        return OfMaps()
            .Concat(
                AddressClass
                    .InOrder.Where(c => c != AddressClass.Default && (!isAll || c == AddressClass.Alias))
                    .SelectMany(OfClass)
            )
            .Concat(OfOthers())
            .Concat(asksSender ? OfSenders() : [])
            .Concat(isAll ? [] : [(NameOf(AddressClass.Default), Rest())])
            .Where(r => r.Item1.Length > 0)
            .GroupBy(r => new { Transport = r.Item1, r.Item2.By })
            .SelectMany(same => Shown(same.Key.Transport, same.Key.By, [.. same]));
    }

    private static IEnumerable<(string Transport, Route Route)> Shown(
        string transport,
        string by,
        (string Transport, Route Route)[] all
    ) =>
        all.Length <= MostRows
            ? all
            : all.Take(MostRows).Append((transport, new Route($"{all.Length - MostRows} more rows", "", by)));

    /// <summary>The rows of declared tables; what a table of the host says is known there alone.</summary>
    private IEnumerable<(string Transport, Route Route)> OfMaps() =>
        rows.SelectMany(r => OfRow(r.Row, r.Table))
            .Concat(
                ExternalTables(Maps)
                    .Select(named =>
                        (NameOf(AddressClass.Default), new Route($"what {named.Text} on the host contains", "", Maps))
                    )
            );

    /// <summary>A row without a transport leaves mail to that of its class; one that is a colon alone, to its next hop as well.</summary>
    private IEnumerable<(string Transport, Route Route)> OfRow(TableEntry row, Table table)
    {
        string by = "table " + table.Name;
        (string name, string nextHop) = TransportResult.Parse(row.Value);
        bool isAny = row.Key == Everything || IsOfPatterns(table);
        AddressClass[] of = isAny ? [.. InUse()] : [classes.Of(row.Key.Substring(row.Key.LastIndexOf('@') + 1))];
        if (of[0] == AddressClass.Alias || (row.Key == Everything && name.Length + nextHop.Length == 0))
        {
            // Nothing is looked up for an address that cleanup(8) has not rewritten.
            return [];
        }

        return name.Length > 0
            ? [(name, new Route(row.Key, nextHop, by))]
            : of.Select(c =>
                (
                    NameOf(c),
                    new Route(
                        isAny ? $"{row.Key} in {c}" : row.Key,
                        nextHop.Length > 0 ? nextHop : NextHopOf(c),
                        by + (nextHop.Length > 0 ? ", transport as without it" : ", as without it")
                    )
                )
            );
    }

    private IEnumerable<(string Transport, Route Route)> OfClass(AddressClass addresses)
    {
        string[] domains = [.. classes.DomainsOf(addresses)];
        string mail = string.Join(", ", domains);
        return domains.Length == 0 ? []
            : addresses == AddressClass.Alias
                ? [("error", new Route("unknown addresses of " + mail, "", addresses.Domains))]
            : [(NameOf(addresses), new Route(mail, NextHopOf(addresses), addresses.Domains))];
    }

    /// <summary>Content filters and mailbox transports; probes carry no mail.</summary>
    private IEnumerable<(string Transport, Route Route)> OfOthers() =>
        context
            .TransportReferences.Where(use => !HandledHere.Contains(use.Parameter))
            .Where(use => !use.Parameter.StartsWith("address_verify_", StringComparison.Ordinal))
            .Select(use =>
                (
                    use.Transport,
                    new Route(
                        use.IsRow ? use.Key
                            : use.Service is null ? "all mail"
                            : "mail from " + InetEndpoint.Described(use.Service, context.View.Ports),
                        use.NextHop,
                        use.Table is null ? use.Parameter : $"{use.Parameter}, table {use.Table.Name}"
                    )
                )
            );

    /// <summary>What the sender decides: the transport of other domains; their next hop, and that of relay domains.</summary>
    private IEnumerable<(string Transport, Route Route)> OfSenders()
    {
        foreach (TableReference named in ExternalTables(SenderMaps).Concat(ExternalTables(SenderRelays)))
        {
            yield return (
                NameOf(AddressClass.Default),
                new Route($"what {named.Text} on the host contains for senders", "", named.Parameter!.Name)
            );
        }

        foreach ((TableEntry row, Table table) in transportsBySender.Values)
        {
            yield return OfSender(row, TransportOf(row.Key), AddressClass.Default, $"{SenderMaps}, table {table.Name}");
        }

        string ofRelay = TextOf(AddressClass.Relay);
        bool isRelayOpen = NextHopIn(ofRelay).Length == 0 && classes.DomainsOf(AddressClass.Relay).Any();
        foreach ((TableEntry row, Table table) in relaysBySender.Values)
        {
            string by = $"{SenderRelays}, table {table.Name}";
            string transport = TransportOf(row.Key);
            if (isRelayOpen)
            {
                yield return OfSender(row, ofRelay, AddressClass.Relay, by);
            }

            if (!transportsBySender.ContainsKey(row.Key) && NextHopIn(transport).Length == 0)
            {
                yield return OfSender(row, transport, AddressClass.Default, by);
            }
        }
    }

    private (string Transport, Route Route) OfSender(TableEntry row, string transport, AddressClass to, string by) =>
        (
            TransportResult.Parse(transport).Transport,
            new Route($"mail from {row.Key} to {to}", OffHost(transport, ValueFor(row.Key, relaysBySender)), by)
        );

    /// <summary>The transport to other domains of a sender.</summary>
    private string TransportOf(string sender) =>
        ValueFor(sender, transportsBySender) is { } text && !TransportResult.IsDunno(text)
            ? text
            : TextOf(AddressClass.Default);

    /// <summary>What a table says of a sender: of the whole address, else of its domain.</summary>
    private static string? ValueFor(string sender, Dictionary<string, (TableEntry Row, Table Table)> bySender) =>
        bySender.TryGetValue(sender, out (TableEntry Row, Table) whole) ? whole.Row.Value
        : bySender.TryGetValue(
            sender.Substring(Math.Max(sender.LastIndexOf('@'), 0)),
            out (TableEntry Row, Table) domain
        )
            ? domain.Row.Value
        : null;

    private Route Rest() => new("all other domains", NextHopOf(AddressClass.Default), AddressClass.Default.Transport);

    private IEnumerable<AddressClass> InUse() =>
        AddressClass.InOrder.Where(c =>
            c == AddressClass.Default || (c != AddressClass.Alias && classes.DomainsOf(c).Any())
        );

    private string TextOf(AddressClass addresses) => context.View.Get(addresses.Transport, resolver).Text;

    private string NameOf(AddressClass addresses) => TransportResult.Parse(TextOf(addresses)).Transport;

    /// <summary>What is delivered here goes to no other host: <c>local:$myhostname</c> only names the queue.</summary>
    private string NextHopOf(AddressClass addresses) =>
        addresses.IsOffHost ? OffHost(TextOf(addresses), relay: null)
        : NameOf(addresses) is "local" or "virtual" ? ""
        : NextHopIn(TextOf(addresses));

    /// <summary>A next hop in the transport goes before the relay of the sender, that before relayhost, and that before the domain.</summary>
    private string OffHost(string transport, string? relay) =>
        NextHopIn(transport) is { Length: > 0 } own ? own
        : relay is not null && !TransportResult.IsDunno(relay) ? relay
        : context.View.Get("relayhost", resolver).Text;

    private static string NextHopIn(string value) => TransportResult.Parse(value).NextHop;

    private static bool IsOfPatterns(Table table) => TableTypeInfo.FormatOf(table.Type) == TableFormat.Pattern;

    /// <summary>The rows of the declared tables; of several with one key the first is the one.</summary>
    private IEnumerable<(TableEntry Row, Table Table)> RowsOf(string parameter)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return TablesOf(parameter)
            .Select(named => named.DeclaredIn(context.View))
            .OfType<Table>()
            .SelectMany(table =>
                table.Entries.Where(row => IsOfPatterns(table) || keys.Add(row.Key)).Select(row => (row, table))
            );
    }

    private Dictionary<string, (TableEntry Row, Table Table)> BySender(string parameter)
    {
        var bySender = new Dictionary<string, (TableEntry, Table)>(StringComparer.OrdinalIgnoreCase);
        foreach ((TableEntry row, Table table) in RowsOf(parameter).Where(r => !bySender.ContainsKey(r.Row.Key)))
        {
            bySender.Add(row.Key, (row, table));
        }

        return bySender;
    }

    private IEnumerable<TableReference> ExternalTables(string parameter) =>
        TablesOf(parameter).Where(named => named.DeclaredIn(context.View) is null);

    private IEnumerable<TableReference> TablesOf(string parameter) =>
        AddressResolver.TablesOf(resolver, parameter, context.TableReferences);
}
