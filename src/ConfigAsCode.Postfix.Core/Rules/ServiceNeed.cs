using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A service of master.cf to which the programs of an instance connect by its name.</summary>
/// <param name="Parameter">The parameter that names it; its default is what Postfix's own master.cf has.</param>
/// <param name="Without">What happens where it is not there.</param>
/// <param name="IsUsed">Whether this instance connects to it at all.</param>
internal sealed record ServiceNeed(string Parameter, string Without, Func<InstanceOnTarget, bool> IsUsed)
{
    private const string Hang =
        "the programs wait for it (\"connect to subsystem\" in the log), and a client that sends mail gets no answer";

    public static IReadOnlyList<ServiceNeed> All { get; } =
    [
        new("cleanup_service_name", Hang, _ => true),
        new("rewrite_service_name", Hang, _ => true),
        new(
            "queue_service_name",
            "mail is queued (\"unable to look up public/qmgr\" in the log), and none is delivered",
            _ => true
        ),
        new(
            "bounce_service_name",
            "no sender is notified of mail that cannot be delivered, which stays in the queue (\"bounce or trace service failure\")",
            _ => true
        ),
        new(
            "defer_service_name",
            "nobody is notified why mail waits (\"defer service failure\" in the log)",
            _ => true
        ),
        new(
            "trace_service_name",
            "mail for which a sender asks a report stays in the queue (\"bounce or trace service failure\")",
            _ => true
        ),
        new("proxymap_service_name", Hang, context => Values(context).Any(v => v.Contains("proxy:"))),
        new(
            "address_verify_service_name",
            Hang,
            context =>
                RestrictionLists
                    .Of(context.View)
                    .SelectMany(list => list.Restrictions)
                    .Any(r => r.Is("reject_unverified_recipient") || r.Is("reject_unverified_sender"))
        ),
        new(
            "tlsmgr_service_name",
            "every program turns TLS off (\"no entropy for TLS key generation\"), and STARTTLS gets a 454",
            context => context.Endpoints.Count > 0
        ),
        new(
            "dnsblog_service_name",
            "postscreen asks no block list",
            context => HasPostscreen(context, view => view.Get("postscreen_dnsbl_sites"))
        ),
        new(
            "tlsproxy_service_name",
            "STARTTLS at postscreen gets a 454, and no client reuses a connection with TLS",
            context =>
                HasPostscreen(context, view => view.Get("postscreen_tls_security_level"))
                || context.View.Get("smtp_tls_connection_reuse").IsYes
        ),
        new(
            "smtpd_service_name",
            "postscreen cannot hand over a client (\"cannot connect to service private/smtpd\"), so no mail comes in",
            context => HasPostscreen(context, _ => null)
        ),
    ];

    private static IEnumerable<string> Values(InstanceOnTarget context) =>
        context.View.Settings.Select(s => s.Setting.Value);

    /// <summary>Whether postscreen runs, and the setting is on where one is asked for.</summary>
    private static bool HasPostscreen(InstanceOnTarget context, Func<EffectiveView, EffectiveValue?> setting) =>
        context.Instance.Services.Any(s => s.IsPostscreen) && setting(context.View)?.Text is null or not ("" or "none");
}
