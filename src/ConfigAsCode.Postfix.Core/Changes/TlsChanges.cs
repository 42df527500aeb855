using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>What servers and clients offer in TLS: the level, the protocols, and the kinds of suites.</summary>
internal static class TlsChanges
{
    public static IEnumerable<Change> In(InstancePair pair)
    {
        ILookup<string, TlsRow> old = pair.Before.TlsRows.ToLookup(KeyOf, StringComparer.Ordinal);
        var found = new HashSet<Change>();
        foreach (IGrouping<string, TlsRow> rows in pair.After.TlsRows.GroupBy(KeyOf, StringComparer.Ordinal))
        {
            // A client at the level dane has two rows; the first is the level, the second what becomes of it without TLSA.
            foreach ((TlsRow before, TlsRow after) in old[rows.Key].Zip(rows, (b, a) => (b, a)))
            {
                foreach (Change change in Between(before, after, Name(after, pair.After.View.Ports)).Where(found.Add))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<Change> Between(TlsRow before, TlsRow after, string name)
    {
        bool isServer = after.Service.SpeaksSmtpToClients;
        if (before.Level != after.Level)
        {
            yield return new Change.TlsSecurityLevel(name, isServer, before.Level, after.Level);
        }

        if (before.Endpoint is null || after.Endpoint is null)
        {
            yield break;
        }

        if (before.IsWrapped != after.IsWrapped && after.Endpoint.Destination is null)
        {
            yield return new Change.TlsWrapperMode(name, after.IsWrapped);
        }

        TlsProtocols added = after.Protocols & ~before.Protocols;
        TlsProtocols removed = before.Protocols & ~after.Protocols;
        if (added != 0)
        {
            yield return new Change.Protocols(name, isServer, added, IsAdded: true);
        }

        if (removed != 0)
        {
            yield return new Change.Protocols(name, isServer, removed, IsAdded: false);
        }

        // Cipher lists do not decide on TLS 1.3, so that with nothing else all their suites are gone, as the protocols show.
        foreach (Change change in after.Suites.Count == 0 ? [] : Suites(name, before, after))
        {
            yield return change;
        }
    }

    private static IEnumerable<Change> Suites(string name, TlsRow before, TlsRow after) =>
        Suites(name, after.Suites, before.Suites, isAdded: true)
            .Concat(Suites(name, before.Suites, after.Suites, isAdded: false));

    private static IEnumerable<Change> Suites(
        string name,
        IEnumerable<CipherSuite> these,
        IEnumerable<CipherSuite> others,
        bool isAdded
    )
    {
        var known = new HashSet<string>(others.Select(s => s.Id), StringComparer.Ordinal);
        return these
            .Where(s => !known.Contains(s.Id))
            .GroupBy(SuiteKinds.KindOf)
            .OrderBy(kind => kind.Key)
            .Select(kind => new Change.CipherSuites(name, kind.Key, kind.Count(), isAdded));
    }

    /// <summary>A destination of a policy table is one thing, whichever client reads the table.</summary>
    private static string Name(TlsRow row, KnownTcpPorts ports) =>
        row.Endpoint?.Destination is { } destination
            ? $"1 table row: {destination}"
            : InetEndpoint.Described(row.Service, ports);

    private static string KeyOf(TlsRow row) => $"{row.Service.Key} {row.Endpoint?.Destination}";
}
