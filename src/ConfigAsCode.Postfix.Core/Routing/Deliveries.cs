using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The next hops of an instance, each with the smtp(8) or lmtp(8) service that delivers to it.</summary>
internal sealed class Deliveries
{
    private const string TransportMaps = "transport_maps";
    private const string SenderTransports = "sender_dependent_default_transport_maps";
    private const string SenderRelays = "sender_dependent_relayhost_maps";
    private const string RelayHost = "relayhost";
    private const string VerifyRelayHost = "address_verify_relayhost";
    private const string Everything = "*";

    private readonly EffectiveView view;
    private readonly Service? resolver;
    private readonly IReadOnlyList<TableReference> tables;
    private readonly Dictionary<string, Service> clients = new(StringComparer.Ordinal);
    private readonly List<Delivery> all = [];

    private Deliveries(EffectiveView view, IReadOnlyList<TableReference> tables)
    {
        this.view = view;
        this.tables = tables;
        resolver = AddressResolver.AskedBy(service: null, view);
        foreach (Service service in view.Instance.Transports.Where(s => s.DeliversToServers))
        {
            clients[service.Name] = service;
        }
    }

    public static Deliveries Of(
        EffectiveView view,
        IReadOnlyList<TableReference> tables,
        IReadOnlyList<TransportReference> transports
    )
    {
        var deliveries = new Deliveries(view, tables);
        if (deliveries.clients.Count > 0)
        {
            deliveries.Find(transports);
        }

        return deliveries;
    }

    /// <summary>What settings, rows of declared tables and the defaults of Postfix say.</summary>
    public IReadOnlyList<Delivery> All => all;

    /// <summary>Whether no table of the host can send mail elsewhere, as one of routes that is not declared can.</summary>
    public bool AreComplete =>
        new[] { TransportMaps, SenderTransports, SenderRelays }
            .SelectMany(TablesOf)
            .All(table => TableAnswers.Of(table, view).Unknown.Count == 0);

    private void Find(IReadOnlyList<TransportReference> transports)
    {
        TransportReference[] relays = [.. RelaysOfSenders()];
        if (
            !RowsOf(TransportMaps)
                .Any(r => r.Answer.Row.Key == Everything && r.Answer.Row.Value.Trim().Trim(':').Length > 0)
        )
        {
            AddClass(AddressClass.Default, relays);
            AddClass(AddressClass.Relay, relays);
        }

        foreach (TransportReference use in transports)
        {
            if (
                use.Parameter == AddressClass.Relay.Transport
                || use.Parameter == AddressClass.Default.Transport
                || !use.IsRead(view)
            )
            {
                continue;
            }

            if (use.Parameter == SenderTransports)
            {
                AddOffHost(use.Transport, use.NextHop, use, relays);
            }
            else
            {
                Add(use.Transport, use.NextHop, use);
            }
        }

        AddRowsWithoutTransport();
        AddRelayOfProbes();
        foreach (Service client in all.Select(d => d.Client).Distinct(ReferenceComparer.OfServices).ToArray())
        {
            AddSetting(client.Name, client.Program + "_fallback_relay", client);
        }
    }

    /// <summary>Mail of a class that leaves this host.</summary>
    private void AddClass(AddressClass addresses, TransportReference[] relays)
    {
        bool isUsed =
            addresses == AddressClass.Default
            || view.Get(addresses.Domains, resolver) is { Text.Length: > 0 } or { IsPartlyUnknown: true };
        if (isUsed)
        {
            EffectiveValue transport = view.Get(addresses.Transport, resolver);
            (string name, string nextHop) = TransportResult.Parse(transport.Text);
            AddOffHost(name, nextHop, Reference(name, nextHop, transport), relays);
        }
    }

    /// <summary>A next hop in the transport goes before the relay of the sender, that before relayhost, and that before the domain (resolve_addr() in resolve.c).</summary>
    private void AddOffHost(string transport, string nextHop, TransportReference? by, TransportReference[] relays)
    {
        if (nextHop.Length > 0)
        {
            Add(transport, nextHop, by);
            return;
        }

        foreach (TransportReference relay in relays)
        {
            Add(transport, relay.NextHop, relay with { Transport = transport });
        }

        if (!AddSetting(transport, RelayHost, resolver))
        {
            Add(transport, "", by);
        }
    }

    /// <summary>The next hop that a parameter names; false where it is empty.</summary>
    private bool AddSetting(string transport, string parameter, Service? reader)
    {
        EffectiveValue value = view.Get(parameter, reader);
        if (value.Text.Length > 0)
        {
            Add(transport, value.Text, Reference(transport, value.Text, value));
        }

        return value.Text.Length > 0;
    }

    private TransportReference? Reference(string transport, string nextHop, EffectiveValue value) =>
        value.SetBy is { } setting
            ? new TransportReference(
                transport,
                setting.Origin,
                setting.Parameter,
                value.Text,
                view.Instance.Services.FirstOrDefault(value.IsOwnOf),
                IsRow: false
            )
            {
                NextHop = nextHop,
            }
            : null;

    private IEnumerable<TransportReference> RelaysOfSenders() =>
        from row in RowsOf(SenderRelays)
        let relay = row.Answer.Row.Value
        where !TransportResult.IsDunno(relay)
        select TransportReference.OfRow("", relay, SenderRelays, service: null, row.Answer.Row, row.Table);

    /// <summary><c>:nexthop</c> leaves the transport to the class of the domain.</summary>
    private void AddRowsWithoutTransport()
    {
        AddressClasses? classes = null;
        foreach ((TableAnswer answer, Table? table) in RowsOf(TransportMaps))
        {
            TableEntry row = answer.Row;
            (string transport, string nextHop) = TransportResult.Parse(row.Value);
            if (transport.Length > 0 || nextHop.Length == 0)
            {
                continue;
            }

            bool isAny = row.Key == Everything || answer.Keys != AnsweredKeys.One;
            AddressClass addresses = isAny
                ? AddressClass.Default
                : (classes ??= new AddressClasses(view, resolver)).Of(row.Key.Substring(row.Key.LastIndexOf('@') + 1));
            if (addresses != AddressClass.Alias)
            {
                string name = TransportResult.Parse(view.Get(addresses.Transport, resolver).Text).Transport;
                Add(name, nextHop, TransportReference.OfRow(name, nextHop, TransportMaps, service: null, row, table));
            }
        }
    }

    /// <summary>Probes of verify(8) go where mail goes, unless their relay is another one.</summary>
    private void AddRelayOfProbes()
    {
        if (view.Get(VerifyRelayHost, resolver) is { IsDefault: false, Parameter: VerifyRelayHost })
        {
            string transport = TransportResult
                .Parse(view.Get("address_verify_" + AddressClass.Default.Transport, resolver).Text)
                .Transport;
            AddSetting(transport, VerifyRelayHost, resolver);
        }
    }

    private void Add(string transport, string nextHop, TransportReference? by)
    {
        if (!clients.TryGetValue(transport, out Service? client))
        {
            return;
        }

        if (nextHop.Length == 0)
        {
            all.Add(new Delivery(client, "", by));
            return;
        }

        foreach (string destination in NextHop.Destinations(nextHop, isLmtp: !client.IsSmtpClient))
        {
            all.Add(new Delivery(client, destination, by));
        }
    }

    private IEnumerable<(TableAnswer Answer, Table? Table)> RowsOf(string parameter) =>
        from named in TablesOf(parameter)
        from answer in TableAnswers.Of(named, view).Answers
        select (answer, named.DeclaredIn(view));

    private IEnumerable<TableReference> TablesOf(string parameter) =>
        AddressResolver.TablesOf(resolver, parameter, tables);
}
