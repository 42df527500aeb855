using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>The TLS with which a client takes mail to a host.</summary>
/// <param name="Level">The security level.</param>
/// <param name="By">The parameter that sets it, or whose table does.</param>
/// <param name="Row">The row of the table; null where a parameter sets it.</param>
internal sealed record DestinationTls(TlsLevel Level, string By, TableEntry? Row)
{
    /// <summary>What decides outside the configuration; null where the configuration does.</summary>
    public string? DecidedBy { get; private init; }

    /// <summary>Why Postfix opens no session; null where it does.</summary>
    public string? Failure { get; private init; }

    /// <summary>That of each host to which a client may take the mail, the next hop's and those of its fallback; nothing where no client of servers has it.</summary>
    public static IEnumerable<DestinationTls> Of(Destination destination, EffectiveView view)
    {
        if (destination.Agent is not { DeliversToServers: true } client)
        {
            return [];
        }

        bool isLmtp = !client.IsSmtpClient;
        return NextHop
            .Destinations(destination.NextHop, isLmtp)
            .Concat(NextHop.Destinations(view.Get(client.Program + "_fallback_relay", client).Text, isLmtp))
            .Select(host => Of(host, client, view));
    }

    private static DestinationTls Of(string host, Service client, EffectiveView view)
    {
        (TlsLevel level, EffectiveValue setBy) = TlsEndpoints.ClientLevel(view, client);
        string perSite = client.Program + "_tls_per_site";
        string maps = client.Program + "_tls_policy_maps";
        var usual = new DestinationTls(level, setBy.Parameter, Row: null);
        if (view.Get(maps, client).Text.Length == 0)
        {
            return view.Get(perSite, client).Text.Length == 0 ? usual : usual with { DecidedBy = perSite };
        }

        TableLookup found = TlsPolicyRows.Find(view, client, host);
        if (found.Fails || !found.IsKnown)
        {
            return usual with { DecidedBy = found.DecidedByIn(maps), Failure = found.FailureIn(maps) };
        }

        if (found.Row is not { } row)
        {
            return usual;
        }

        var policy = TlsPolicy.Read(row.Value, view.Target.Postfix);
        return new DestinationTls(policy.Level ?? TlsLevel.None, maps, row)
        {
            Failure = policy.IsInvalid ? $"the policy '{row.Value}' is invalid" : null,
        };
    }
}
