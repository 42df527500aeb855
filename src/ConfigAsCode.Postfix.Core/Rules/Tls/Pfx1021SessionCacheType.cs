using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>A TLS session cache in a database type that the target's Postfix cannot open (tlsmgr(8)).</summary>
internal sealed class Pfx1021SessionCacheType()
    : Rule(
        new RuleInfo("PFX1021", RuleSeverity.Warning, "The target cannot open a TLS session cache", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    private static readonly string[] Caches =
    [
        "smtpd_tls_session_cache_database",
        "smtp_tls_session_cache_database",
        "lmtp_tls_session_cache_database",
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        EquatableArray<string> known = context.Target.DatabaseTypes;
        if (known.Count == 0)
        {
            yield break;
        }

        // Only tlsmgr(8) reads them, one process for all services.
        Service? tlsmgr = context.Instance.Services.FirstOrDefault(s => s.IsTlsManager);
        foreach (EffectiveValue cache in Caches.Select(c => context.View.Get(c, tlsmgr)))
        {
            string[] parts = cache.Text.Split([':'], 2);
            if (
                cache.SetBy is not { } setting
                || parts.Length < 2
                // Distributions build the indexed types in or pack them apart; any other word is no matter of packages.
                || TableTypeInfo.Find(parts[0]) is not { IsIndexed: true }
                || known.Contains(parts[0])
            )
            {
                continue;
            }

            string usual = TableTypeInfo.UsualCache.Name;
            string better = known.Contains(usual) ? usual : known[0];
            yield return Found(
                context.Instance,
                $"TLS sessions are not kept, and each connection needs a full handshake: {context.Target.Name} has no table "
                    + $"type {parts[0]} in its Postfix package. Write {better}:{parts[1]}, or install the package that has {parts[0]}",
                Place.At(setting),
                cache.Parameter,
                cache.Text,
                tlsmgr is not null && cache.IsOwnOf(tlsmgr) ? [tlsmgr.Key] : [],
                Fix.Safe(
                    $"Keep the sessions in a {better} file ({cache.Parameter})",
                    new Edit(EditKind.Set, cache.Parameter, better + ":" + RawPath(cache.Raw))
                )
            );
        }
    }

    /// <summary>The path as it was written, with <c>$data_directory</c> and all.</summary>
    private static string RawPath(string raw) => raw.Substring(raw.IndexOf(':') + 1).Trim();
}
