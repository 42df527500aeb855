using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What each server and client of an instance offers, for people to read.</summary>
public static class TlsTable
{
    /// <summary>
    /// A row for each smtpd, smtp and lmtp service in the order of master.cf, without TLS too. A client at <c>dane</c> has
    /// two: the second holds where the receiver publishes no TLSA record. Behind a client come the destinations of its policy
    /// tables.
    /// </summary>
    public static IReadOnlyList<TlsRow> Of(Instance instance, Target target)
    {
        var view = new EffectiveView(instance, target);
        ILookup<string, TlsEndpoint> endpoints = TlsEndpoints.Of(view).ToLookup(e => e.Service.Key);
        return
        [
            .. instance
                .Services.Where(s => s.Program is "smtpd" or "smtp" or "lmtp")
                .SelectMany(service => RowsOf(service, view, endpoints[service.Key])),
        ];
    }

    private static IEnumerable<TlsRow> RowsOf(Service service, EffectiveView view, IEnumerable<TlsEndpoint> endpoints)
    {
        (_, EffectiveValue setBy) = service.Program == "smtpd"
            ? TlsEndpoints.ServerLevel(view, service)
            : TlsEndpoints.ClientLevel(view, service);
        return endpoints
            .Select(e => new TlsRow(service, e.SwitchedOnBy, e))
            .DefaultIfEmpty(new TlsRow(service, setBy, null));
    }
}
