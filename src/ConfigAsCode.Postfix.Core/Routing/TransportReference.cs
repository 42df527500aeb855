using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A place that sends mail to a transport of master.cf.</summary>
/// <param name="Transport">The name of the service.</param>
/// <param name="Origin">The setting, or the row of a table.</param>
/// <param name="Parameter">The parameter that names it, or whose table does.</param>
/// <param name="Value">The whole text.</param>
/// <param name="Service">The service on which the setting stands; null for main.cf.</param>
/// <param name="IsRow">Whether a row of a table names it.</param>
internal sealed record TransportReference(
    string Transport,
    Origin Origin,
    string Parameter,
    string Value,
    Service? Service,
    bool IsRow
)
{
    /// <summary>What stands for a parameter where a row of an access or header table sends mail to a content filter.</summary>
    public const string Filter = "FILTER";

    /// <summary>The declared table whose row names it; null for a setting, and where the name of the table holds the row.</summary>
    public Table? Table { get; init; }

    /// <summary>What the row is looked up by; empty for a setting.</summary>
    public string Key { get; init; } = "";

    /// <summary>Where it takes the mail; empty for the domain of the recipient.</summary>
    public string NextHop { get; init; } = "";

    private static readonly HashSet<string> Names =
    [
        .. AddressClass.WithTransport.Select(c => c.Transport),
        "mailbox_transport",
        "fallback_transport",
        "content_filter",
        "address_verify_default_transport",
        "address_verify_local_transport",
        "address_verify_relay_transport",
        "address_verify_virtual_transport",
    ];

    private static readonly HashSet<string> Maps =
    [
        "transport_maps",
        "sender_dependent_default_transport_maps",
        "mailbox_transport_maps",
        "fallback_transport_maps",
        "address_verify_transport_maps",
        "address_verify_sender_dependent_default_transport_maps",
    ];

    private static readonly string[] SenderMaps =
    [
        "sender_dependent_default_transport_maps",
        "address_verify_sender_dependent_default_transport_maps",
    ];

    /// <summary>Whether the value of a parameter names a transport.</summary>
    public static bool IsIn(string parameter) => Names.Contains(parameter);

    /// <summary>Whether the rows of the tables of a parameter do.</summary>
    public static bool IsInRowsOf(string parameter) => Maps.Contains(parameter);

    /// <summary>Whether a program reads it where it stands, and no later setting takes its place.</summary>
    public bool IsRead(EffectiveView view) =>
        (Service is null || Parameters.Find(Parameter)?.IsReadBy(Service.Program, view.Target.Postfix) == true)
        && (IsRow || view.SettingOf(Parameter, Service)?.Origin == Origin);

    /// <summary>All that an instance says itself; tables of the host may say more.</summary>
    public static IEnumerable<TransportReference> In(EffectiveView view, IEnumerable<TableReference> tables)
    {
        foreach ((Setting setting, Service? service) in view.Settings)
        {
            if (Names.Contains(setting.Parameter))
            {
                string value = view.Get(setting.Parameter, service).Text;
                if (TransportResult.Parse(value) is { Transport.Length: > 0 } to)
                {
                    yield return new TransportReference(
                        to.Transport,
                        setting.Origin,
                        setting.Parameter,
                        value,
                        service,
                        IsRow: false
                    )
                    {
                        NextHop = to.NextHop,
                    };
                }
            }
        }

        foreach (TransportReference use in Rows(view, tables))
        {
            yield return use;
        }

        foreach (TransportReference use in Filters(view, tables))
        {
            yield return use;
        }
    }

    /// <summary>FILTER in an access or header table (access(5), header_checks(5)), declared or in the name of the table.</summary>
    private static IEnumerable<TransportReference> Filters(EffectiveView view, IEnumerable<TableReference> tables) =>
        from row in view
            .Instance.Tables.SelectMany(table => table.Entries.Select(entry => (Entry: entry, Table: (Table?)table)))
            .Concat(
                from named in tables
                where named.DeclaredIn(view) is null
                from answer in TableAnswers.Of(named, view).Answers
                select (Entry: answer.Row, Table: (Table?)null)
            )
        let to = AccessResult.Parse(row.Entry.Value, view.Target.Postfix).Filter
        where to is { Transport.Length: > 0 }
        select OfRow(to.Transport, to.NextHop, Filter, service: null, row.Entry, row.Table);

    private static IEnumerable<TransportReference> Rows(EffectiveView view, IEnumerable<TableReference> tables) =>
        from named in tables
        let parameter = named.Parameter?.Name ?? ""
        where Maps.Contains(parameter)
        let table = named.DeclaredIn(view)
        from answer in TableAnswers.Of(named, view).Answers
        let to = TransportResult.Parse(answer.Row.Value)
        where to.Transport.Length > 0 && !(SenderMaps.Contains(parameter) && TransportResult.IsDunno(answer.Row.Value))
        select OfRow(to.Transport, to.NextHop, parameter, named.Service, answer.Row, table);

    /// <summary>A row; one that the name of its table holds stands where the setting does.</summary>
    public static TransportReference OfRow(
        string transport,
        string nextHop,
        string parameter,
        Service? service,
        TableEntry row,
        Table? table
    ) =>
        new(transport, row.ValueOrigin, parameter, row.Value, service, IsRow: true)
        {
            NextHop = nextHop,
            Table = table,
            Key = row.Key,
        };
}
