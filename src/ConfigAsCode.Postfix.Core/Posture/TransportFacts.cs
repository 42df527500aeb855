using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>Finds the ways out of an instance: its delivery agents, and what goes to each.</summary>
internal static class TransportFacts
{
    // Of a table whose rows all name another transport that nobody has.
    private const int MostMissing = 100;

    public static IEnumerable<Transport> Of(InstanceOnTarget context)
    {
        ILookup<string, TlsRow> rows = context.TlsRows.ToLookup(row => row.Service.Key);
        ILookup<string, Route> routes = Routes.Of(context).ToLookup(r => r.Transport, r => r.Route);
        Service[] agents =
        [
            .. context
                .Instance.Transports.Where(s => s.IsDeliveryAgent)
                // The queue manager itself calls those that end mail: they are reported where something sends mail there.
                .Where(s => s.Daemon is not { EndsMail: true } || routes.Contains(s.Name)),
        ];
        foreach (Service agent in agents)
        {
            yield return new Transport(
                agent.Name,
                agent.Program,
                agent.IsPipe ? Runs(agent) : null,
                MailOf(agent.Name),
                Clients([.. rows[agent.Key]]).ToEquatableArray()
            )
            {
                UnknownPolicies = agent.DeliversToServers
                    ? TlsPolicyRows.UnknownOf(context.View, agent).ToEquatableArray()
                    : default,
            };
        }

        HashSet<string> there = [.. context.Instance.Transports.Select(s => s.Name)];
        string[] missing = [.. routes.Select(r => r.Key).Where(name => !there.Contains(name))];
        foreach (string name in missing.Take(MostMissing))
        {
            yield return new Transport(name, null, null, MailOf(name), default);
        }

        if (missing.Length > MostMissing)
        {
            yield return new Transport($"{missing.Length - MostMissing} more", null, null, default, default);
        }

        EquatableArray<Route> MailOf(string name) => routes[name].ToEquatableArray();
    }

    /// <summary>The destinations for which the same holds are one.</summary>
    private static IEnumerable<ClientOffer> Clients(TlsRow[] rows)
    {
        var offers = new List<ClientOffer>();
        for (int i = 0; i < rows.Length; i++)
        {
            string? destination = rows[i].Endpoint?.Destination;
            bool hasFallback =
                rows[i].Level == TlsLevel.Dane
                && i + 1 < rows.Length
                && rows[i + 1].Endpoint?.Destination == destination
                && rows[i + 1].Level == TlsLevel.May;
            offers.Add(
                new ClientOffer(
                    destination is null ? default : EquatableArray.Of(destination),
                    TlsOffer.Of(rows[i]),
                    hasFallback ? TlsOffer.Of(rows[i + 1]) : null
                )
            );
            i += hasFallback ? 1 : 0;
        }

        return offers
            .GroupBy(o => new
            {
                IsGeneral = o.Destinations.Count == 0,
                Tls = Without(o.Tls),
                WithoutTlsa = o.WithoutTlsa is null ? null : Without(o.WithoutTlsa),
            })
            .Select(same =>
                same.First() with
                {
                    Destinations = same.SelectMany(o => o.Destinations).ToEquatableArray(),
                }
            );

        // Each row decides for itself.
        static TlsOffer Without(TlsOffer offer) => offer with { LevelBy = Nobody, ProtocolsBy = null };
    }

    private static Decision Nobody { get; } = new("", "");

    /// <summary><c>/usr/bin/maildrop as vmail</c>; the words behind the program may name what changes with each mail.</summary>
    private static string Runs(Service service)
    {
        const string User = "user=";
        const string Argv = "argv=";
        string user = service.Arguments.FirstOrDefault(a => a.StartsWith(User, StringComparison.Ordinal)) ?? User + "?";
        string program =
            service.Arguments.FirstOrDefault(a => a.StartsWith(Argv, StringComparison.Ordinal)) ?? Argv + "?";
        return $"{program.Substring(Argv.Length)} as {user.Substring(User.Length)}";
    }
}
