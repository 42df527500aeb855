using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A place that sends mail to a transport of master.cf.</summary>
/// <param name="Transport">The name of the service.</param>
/// <param name="Origin">The setting, or the row of a table.</param>
/// <param name="Parameter">The parameter that names it, or whose table does.</param>
/// <param name="Value">The whole text.</param>
/// <param name="Service">The service on which the setting stands; null for main.cf.</param>
/// <param name="IsRow">Whether a row of a declared table names it.</param>
internal sealed record TransportReference(
    string Transport,
    Origin Origin,
    string Parameter,
    string Value,
    Service? Service,
    bool IsRow
)
{
    private const string Filter = "FILTER ";

    /// <summary>The table whose row names it; null for a setting.</summary>
    public Table? Table { get; init; }

    /// <summary>What the row is looked up by; empty for a setting.</summary>
    public string Key { get; init; } = "";

    private static readonly HashSet<string> Names =
    [
        "default_transport",
        "local_transport",
        "relay_transport",
        "virtual_transport",
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

    /// <summary>All that an instance says itself; tables of the host may say more.</summary>
    public static IEnumerable<TransportReference> In(EffectiveView view, IEnumerable<TableReference> tables)
    {
        foreach ((Setting setting, Service? service) in view.Settings)
        {
            if (Names.Contains(setting.Parameter))
            {
                string value = view.Get(setting.Parameter, service).Text;
                if (NameIn(value) is { Length: > 0 } name)
                {
                    yield return new TransportReference(
                        name,
                        setting.Origin,
                        setting.Parameter,
                        value,
                        service,
                        IsRow: false
                    );
                }
            }
        }

        foreach (TransportReference use in Rows(view, tables))
        {
            yield return use;
        }

        foreach (TransportReference use in Filters(view.Instance))
        {
            yield return use;
        }
    }

    /// <summary>FILTER in a declared access or header table (access(5), header_checks(5)).</summary>
    private static IEnumerable<TransportReference> Filters(Instance instance) =>
        from table in instance.Tables
        from entry in table.Entries
        where entry.Value.StartsWith(Filter, StringComparison.OrdinalIgnoreCase)
        let name = NameIn(entry.Value.Substring(Filter.Length))
        where name.Length > 0
        select new TransportReference(name, entry.ValueOrigin, "FILTER", entry.Value, Service: null, IsRow: true)
        {
            Table = table,
            Key = entry.Key,
        };

    private static IEnumerable<TransportReference> Rows(EffectiveView view, IEnumerable<TableReference> tables) =>
        from named in tables
        let parameter = named.Parameter?.Name ?? ""
        where Maps.Contains(parameter)
        let table = named.DeclaredIn(view)
        where table is not null
        from entry in table.Entries
        let name = NameIn(entry.Value)
        where name.Length > 0 && !(SenderMaps.Contains(parameter) && IsDunno(entry.Value))
        select new TransportReference(name, entry.ValueOrigin, parameter, entry.Value, named.Service, IsRow: true)
        {
            Table = table,
            Key = entry.Key,
        };

    /// <summary>Whether a table by sender leaves it to <c>default_transport</c>, or to <c>relayhost</c> (resolve_addr() in resolve.c).</summary>
    public static bool IsDunno(string value) => value.Equals("DUNNO", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>transport:nexthop</c>, <c>transport:</c> or the name alone; empty where only a next hop is given.</summary>
    public static string NameIn(string text) => text.Split(':')[0].Trim();
}
