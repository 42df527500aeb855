using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A service of master.cf to which the programs of an instance connect by its name.</summary>
/// <param name="Parameter">The parameter that names it, by default as Postfix's own master.cf does; empty where none does.</param>
/// <param name="Without">What happens where it is not there.</param>
/// <param name="IsUsed">Whether this instance connects to it at all.</param>
internal sealed record ServiceNeed(string Parameter, string Without, Func<InstanceOnTarget, bool> IsUsed)
{
    // Each counts something of a client, and 0 turns it off.
    private static readonly string[] ClientLimits =
    [
        "smtpd_client_connection_count_limit",
        "smtpd_client_connection_rate_limit",
        "smtpd_client_message_rate_limit",
        "smtpd_client_recipient_rate_limit",
        "smtpd_client_new_tls_session_rate_limit",
        "smtpd_client_auth_rate_limit",
    ];

    // What proxymap(8) may write, by default (proxy_write_maps).
    private static readonly string[] WrittenTables = ["address_verify_map", "postscreen_cache_map"];

    // Tests behind the greeting of postscreen: a client that takes one is not handed over in this session.
    private static readonly string[] DeepTests =
    [
        "postscreen_pipelining_enable",
        "postscreen_non_smtp_command_enable",
        "postscreen_bare_newline_enable",
    ];

    private const string Hang =
        "the programs wait for it (\"connect to subsystem\" in the log), and a client that sends mail gets no answer";

    private const string ByProxy = "proxy:";
    private const string TlsProxy = "tlsproxy_service_name";
    private const string LogFile = "maillog_file";
    private const string PostscreenLevel = "postscreen_tls_security_level";

    /// <summary>The name where no parameter has it; empty where one does.</summary>
    public string FixedName { get; private init; } = "";

    /// <summary>The parameter because of which it is needed; empty where it always is.</summary>
    public string Cause { get; private init; } = "";

    /// <summary>How bad it is that this instance lacks it.</summary>
    public RuleSeverity Severity { get; private init; } = RuleSeverity.Error;

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
        new(
            "proxymap_service_name",
            Hang,
            context =>
                Values(context).Any(v => v.Contains(ByProxy))
                || context.Instance.Services.Any(s =>
                    s.IsSmtpServer && context.View.Get("local_recipient_maps", s).Text.Contains(ByProxy)
                )
        ),
        new(
            "proxywrite_service_name",
            Hang,
            context => WrittenTables.Any(t => context.View.Get(t).Text.StartsWith(ByProxy, StringComparison.Ordinal))
        ),
        new(
            "pickup_service_name",
            "mail from programs of this host (sendmail(1), cron) stays in the maildrop queue (\"unable to look up public/pickup\")",
            _ => true
        )
        {
            Severity = RuleSeverity.Warning,
        },
        new("showq_service_name", "mailq(1) shows nothing to anybody but root", _ => true)
        {
            Severity = RuleSeverity.Warning,
        },
        new(
            "error_service_name",
            "mail that is to be returned for a wrong address stays in the queue (\"connect to transport\" in the log)",
            _ => true
        ),
        new(
            "",
            "mail for a destination that does not answer stays in the active queue (\"connect to transport\" in the log), and holds up the rest",
            _ => true
        )
        {
            FixedName = ServiceRoles.Retry,
        },
        new(
            "",
            "smtpd(8) waits a second for it with each client (\"problem talking to server\" in the log), and no limit of clients works",
            context =>
                context.Instance.Services.Any(s =>
                    s.IsSmtpServer
                    && ListeningAddress.IsReached(s, context.View)
                    && ClientLimits.Any(limit => context.View.Get(limit, s).Text is not ("" or "0"))
                )
        )
        {
            FixedName = ServiceRoles.ClientCounter,
        },
        new(
            "postlog_service_name",
            "Postfix does not start (\"missing 'postlog' service in master.cf\"), or its log is lost",
            context =>
                Parameters.Find(LogFile)!.IsReadOn(context.Target.Postfix) && context.View.Get(LogFile).Text.Length > 0
        )
        {
            Cause = LogFile,
        },
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
            context => HasPostscreen(context, "postscreen_dnsbl_sites")
        ),
        new(TlsProxy, "STARTTLS at postscreen gets a 454, and no client reuses a connection with TLS", NeedsTlsProxy),
        new(
            TlsProxy,
            "smtpd(8) answers STARTTLS of every client, but once a test of postscreen speaks to a client itself, STARTTLS gets a 454",
            context => HasPostscreen(context, PostscreenLevel) && !NeedsTlsProxy(context)
        )
        {
            Severity = RuleSeverity.Info,
        },
        new(
            "smtpd_service_name",
            "postscreen cannot hand over a client (\"cannot connect to service private/smtpd\"), so no mail comes in",
            context => HasPostscreen(context)
        ),
    ];

    private static IEnumerable<string> Values(InstanceOnTarget context) =>
        context.View.Settings.Select(s => s.Setting.Value);

    private static bool NeedsTlsProxy(InstanceOnTarget context) =>
        ReusesConnections(context) || context.Instance.Services.Any(s => IsSpokenTo(s, context.View));

    /// <summary>
    /// Whether a postscreen(8) speaks SMTP to clients itself: in a test after its greeting, when it rejects one that failed, or where not every
    /// address hands clients over. Any other client it hands to smtpd(8), which answers STARTTLS (postscreen_early.c, postscreen_smtpd.c).
    /// </summary>
    private static bool IsSpokenTo(Service service, EffectiveView view) =>
        service.IsPostscreen
        && view.Get(PostscreenLevel, service).Text is not ("" or "none")
        && (
            DeepTests.Any(test => view.Get(test, service).IsYes)
            || Enforces("postscreen_greet_action", service, view)
            || (
                view.Get("postscreen_dnsbl_sites", service).Text.Length > 0
                && Enforces("postscreen_dnsbl_action", service, view)
            )
            || Enforces(
                view.Target.Postfix.HasAllowlists ? "postscreen_denylist_action" : "postscreen_blacklist_action",
                service,
                view
            )
            // The first word that matches an address decides for it.
            || ListValue
                .Words(
                    view.Get(
                        view.Target.Postfix.HasAllowlists
                            ? "postscreen_allowlist_interfaces"
                            : "postscreen_whitelist_interfaces",
                        service
                    ).Text
                )
                .FirstOrDefault() != "static:all"
        );

    private static bool Enforces(string action, Service service, EffectiveView view) =>
        view.Get(action, service).Text.Equals("enforce", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a postscreen(8) runs for which the setting is on, where one is asked for.</summary>
    private static bool HasPostscreen(InstanceOnTarget context, string setting = "") =>
        context.Instance.Services.Any(s =>
            s.IsPostscreen && (setting.Length == 0 || context.View.Get(setting, s).Text is not ("" or "none"))
        );

    private static bool ReusesConnections(InstanceOnTarget context) =>
        context.Instance.Services.Any(s => s.IsSmtpClient && context.View.Get("smtp_tls_connection_reuse", s).IsYes);
}
