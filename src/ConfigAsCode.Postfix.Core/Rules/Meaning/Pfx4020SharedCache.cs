using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// Two services with one cache file, of which the first locks the file for as long as it runs (DICT_FLAG_OPEN_LOCK), and tlsmgr(8) with one
/// file for the sessions of two programs.
/// </summary>
internal sealed class Pfx4020SharedCache()
    : Rule(
        new RuleInfo("PFX4020", RuleSeverity.Error, "Two services share a cache that only one can open", HasFix: true)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005", "PFX4010"),
        }
    )
{
    private const string OfPostscreen = "postscreen_cache_map";
    private const string OfVerify = "address_verify_map";

    private static readonly string[] OfSessions =
    [
        "smtpd_tls_session_cache_database",
        "smtp_tls_session_cache_database",
        "lmtp_tls_session_cache_database",
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Opened[] all = [.. All(context)];
        foreach (IGrouping<string, Opened> file in all.GroupBy(o => o.Value.Text, StringComparer.Ordinal))
        {
            Opened[] holders = [.. file.Where(o => o.Service.IsTlsManager || IsLocked(o.Value.Text, context.View))];
            Opened[] ofSessions = [.. holders.Where(o => o.Service.IsTlsManager)];
            if (holders.Length < 2 || (ofSessions.Length == holders.Length && ofSessions.Length < 2))
            {
                continue;
            }

            bool isOfSessions = ofSessions.Length > 1;
            // A type that several may open at a time is refused by tlsmgr(8) alone.
            if (!isOfSessions && !IsLocked(file.Key, context.View))
            {
                continue;
            }

            yield return Report(isOfSessions ? ofSessions : holders, isOfSessions, context);
        }
    }

    private static IEnumerable<Opened> All(InstanceOnTarget context)
    {
        foreach (Service service in context.Instance.Services)
        {
            string[] parameters =
                service.IsPostscreen ? [OfPostscreen]
                : service.IsTlsManager && context.Endpoints.Count > 0 ? OfSessions
                : service.IsVerifier && IsProbing(context) ? [OfVerify]
                : [];
            foreach (string parameter in parameters)
            {
                EffectiveValue value = context.View.Get(parameter, service);
                if (value is { Error: null, IsPartlyUnknown: false, Text.Length: > 0 })
                {
                    yield return new Opened(service, parameter, value);
                }
            }
        }
    }

    /// <summary>verify(8) is started by the first address that smtpd(8) asks it for.</summary>
    private static bool IsProbing(InstanceOnTarget context) =>
        RestrictionLists
            .Of(context.View)
            .SelectMany(list => list.Restrictions)
            .Any(r => r.Is("reject_unverified_recipient") || r.Is("reject_unverified_sender"));

    /// <summary>Whether the file is locked while it is open: Berkeley DB has no other way for several programs, and proxymap(8) opens it for them.</summary>
    private static bool IsLocked(string table, EffectiveView view) =>
        TableName.Parse(table)?.Info is { IsBerkeleyDb: true }
        && !(
            view.Target.Postfix.RedirectsBerkeleyDb && view.Get("non_bdb_migration_level").Text is not ("" or "disable")
        );

    private Finding Report(Opened[] holders, bool isOfSessions, InstanceOnTarget context)
    {
        // The last one that somebody sets: what comes later meets the lock.
        Opened at = holders.LastOrDefault(o => o.Value.SetBy is not null) ?? holders[holders.Length - 1];
        string[] parameters = [.. holders.Select(o => o.Parameter).Distinct()];
        Service[] services = [.. holders.Select(o => o.Service).Distinct()];
        string happens = isOfSessions
            ? $"{services[0].Key} stops (\"do not use the same TLS cache file\"), and every program turns TLS off: {Wording.Join(parameters)} "
                + $"are both {at.Value.Text}"
            : $"Of {Wording.Names(services)} only the first that runs can open {at.Value.Text} ({Wording.Join(parameters)}): the others stop "
                + "with \"unable to get exclusive lock\", and their clients get no answer";
        bool isOfOne = parameters.Length == 1 && services.Length > 1;
        string proxied = "proxy:" + at.Value.Raw;
        return Found(
            context.Instance,
            $"{happens}. {(isOfOne ? $"Write {proxied}, which proxymap(8) opens for all of them, or a file for each" : "Write a file for each")}",
            at.Value.SetBy is { } setting
                ? Place.At(setting)
                : new Place(context.Instance.Origin, IsMissingThere: true),
            at.Parameter,
            at.Value.Text,
            services.Select(s => s.Key),
            [
                .. isOfOne && holders.All(h => ReferenceEquals(h.Value.SetBy, at.Value.SetBy))
                    ? new[] { Fix.Of("Let proxymap open the cache", new Edit(EditKind.Set, at.Parameter, proxied)) }
                    : [],
            ]
        );
    }

    private sealed record Opened(Service Service, string Parameter, EffectiveValue Value);
}
