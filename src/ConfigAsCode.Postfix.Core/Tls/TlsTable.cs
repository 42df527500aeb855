using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What each server and client of an instance offers, for people to read.</summary>
public static class TlsTable
{
    /// <summary>
    /// A row for each smtpd, postscreen, smtp and lmtp service in the order of master.cf, without TLS too. A client at <c>dane</c> has
    /// two: the second holds where the receiver publishes no TLSA record. Behind a client come the destinations of its policy
    /// tables.
    /// </summary>
    public static IReadOnlyList<TlsRow> Of(Instance instance, Target target) => Of(new EffectiveView(instance, target));

    private static IReadOnlyList<TlsRow> Of(EffectiveView view) => Of(view, TlsEndpoints.Of(view));

    internal static IReadOnlyList<TlsRow> Of(EffectiveView view, IEnumerable<TlsEndpoint> all)
    {
        ILookup<string, TlsEndpoint> endpoints = all.ToLookup(e => e.Service.Key);
        return
        [
            .. view
                .Instance.Services.Where(s => s.SpeaksTls)
                .SelectMany(service => RowsOf(service, view, endpoints[service.Key])),
        ];
    }

    private static IEnumerable<TlsRow> RowsOf(Service service, EffectiveView view, IEnumerable<TlsEndpoint> endpoints)
    {
        bool isWrapped = TlsEndpoints.IsWrapped(view, service);
        string? port = service.Type == ServiceType.Inet ? InetEndpoint.PortOf(service, view.Ports) : null;
        return endpoints
            .Select(e => new TlsRow(service, e.SwitchedOnBy, e) { Port = port, IsWrapped = isWrapped })
            .DefaultIfEmpty(new TlsRow(service, TlsEndpoints.LevelOf(view, service).SetBy, null) { Port = port });
    }
}
