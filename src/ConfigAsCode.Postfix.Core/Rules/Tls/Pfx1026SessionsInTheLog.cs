using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// What writes whole sessions into the log, passwords too: a TLS log level at which each read and write inside TLS is logged
/// (tls/tls_stream.c), the option <c>-v</c> of a service, and <c>debug_peer_list</c>, which is <c>-v</c> for some peers (global/debug_peer.c).
/// </summary>
internal sealed class Pfx1026SessionsInTheLog()
    : Rule(
        new RuleInfo(
            "PFX1026",
            RuleSeverity.Error,
            "Whole sessions are written to the log, passwords too",
            HasFix: true
        )
        {
            NeedsMainCf = MainCfNeed.Never,
            HasSafeFix = true,
        }
    )
{
    private const string Peers = "debug_peer_list";

    // The words with TLS_LOG_ALLPKTS in tls/tls_misc.c; they are compared without regard to case.
    private static readonly HashSet<string> WholeSessions = new(StringComparer.OrdinalIgnoreCase)
    {
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "ssl-developer",
        "ssl-session-packet-dump",
    };

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service[] services = [.. context.Instance.Services.Where(s => s.TransfersMail)];
        return LogLevels(context, services)
            .Concat(ProxyLevels(context))
            .Concat(Options(context, services))
            .Concat(DebuggedPeers(context, services));
    }

    private IEnumerable<Finding> LogLevels(InstanceOnTarget context, Service[] services)
    {
        var sameLevel = services
            .Select(s => (Service: s, Level: context.View.Get(s.Program + "_tls_loglevel", s)))
            .Where(s => s.Level.SetBy is not null && HasWholeSessions(s.Level) && HasTls(s.Service, context))
            .GroupBy(s => Place.At(s.Level.SetBy!));
        foreach (var group in sameLevel)
        {
            EffectiveValue level = group.First().Level;
            Service[] writers = [.. group.Select(s => s.Service)];
            yield return Report(
                context,
                writers,
                $"what {Wording.Names(writers)} {(writers.Length == 1 ? "reads and writes" : "read and write")} inside TLS "
                    + $"({level.Parameter} is '{level.Text}')",
                $"Set {level.Parameter} = 1",
                group.Key,
                level.Parameter,
                level.Text,
                Quieter(level)
            );
        }
    }

    /// <summary>tlsproxy(8) writes what passes it, which is encrypted.</summary>
    private IEnumerable<Finding> ProxyLevels(InstanceOnTarget context)
    {
        foreach (Service proxy in context.Instance.Services.Where(s => s.IsTlsProxy))
        {
            foreach (string parameter in new[] { "tlsproxy_tls_loglevel", "tlsproxy_client_loglevel" })
            {
                EffectiveValue level = context.View.Get(parameter, proxy);
                if (level.SetBy is { } setting && setting.Parameter == parameter && HasWholeSessions(level))
                {
                    yield return Found(
                        context.Instance,
                        $"{proxy.Key} writes each packet of its sessions into the log as a hexadecimal dump. Set {parameter} = 1",
                        Place.At(setting),
                        parameter,
                        level.Text,
                        [proxy.Key],
                        Quieter(level)
                    ) with
                    {
                        Severity = RuleSeverity.Warning,
                    };
                }
            }
        }
    }

    private IEnumerable<Finding> Options(InstanceOnTarget context, Service[] services)
    {
        foreach (Service service in services)
        {
            DaemonOption[] options = [.. DaemonOptions.In(service.Arguments)];
            if (!options.Any(o => o.Flags.IndexOf('v') >= 0))
            {
                continue;
            }

            // Nothing but -v is there: the words can only be removed together.
            bool isAll = service.Arguments.All(word =>
                word.Length > 1 && word[0] == '-' && word.Skip(1).All(c => c == 'v')
            );
            yield return Report(
                context,
                [service],
                $"all that {service.Key} reads and writes (-v)",
                "Remove -v once the fault is found",
                new Place(service.Origin),
                ServiceField.Arguments,
                string.Join(" ", service.Arguments),
                isAll ? [Fix.Of("Remove -v", new Edit(EditKind.SetField, ServiceField.Arguments))] : []
            );
        }
    }

    private IEnumerable<Finding> DebuggedPeers(InstanceOnTarget context, Service[] services)
    {
        var sameList = services
            .Select(s => (Service: s, List: context.View.Get(Peers, s)))
            .Where(s => s.List.SetBy is not null && ListValue.Words(s.List.Text).Any(word => word[0] != '!'))
            .GroupBy(s => Place.At(s.List.SetBy!));
        foreach (var group in sameList)
        {
            EffectiveValue list = group.First().List;
            Service[] writers = [.. group.Select(s => s.Service)];
            yield return Report(
                context,
                writers,
                $"all that {Wording.Names(writers)} {(writers.Length == 1 ? "exchanges" : "exchange")} with {list.Text} ({Peers})",
                $"Remove {Peers} once the fault is found; debug_peer_level = 1 writes the sessions too",
                group.Key,
                Peers,
                list.Text,
                Fix.Of($"Remove {Peers}", new Edit(EditKind.Remove, Peers))
            );
        }
    }

    private Finding Report(
        InstanceOnTarget context,
        Service[] services,
        string what,
        string advice,
        Place place,
        string parameter,
        string value,
        params Fix[] fixes
    )
    {
        bool hasLogins = services.Any(s => HasLogins(s, context.View));
        return Found(
            context.Instance,
            $"The log gets {what}{(hasLogins ? ", with the passwords of each login" : "")}. {advice}",
            place,
            parameter,
            value,
            services.Select(s => s.Key),
            fixes
        ) with
        {
            Severity = hasLogins ? RuleSeverity.Error : RuleSeverity.Warning,
        };
    }

    private static bool HasLogins(Service service, EffectiveView view) =>
        service.IsSmtpServer
            ? LoginModes.Of(view, service) != LoginMode.None
            : view.Get(service.Program + "_sasl_auth_enable", service).IsYes;

    private static bool HasTls(Service service, InstanceOnTarget context) =>
        context.Endpoints.Any(e => ReferenceEquals(e.Service, service));

    private static bool HasWholeSessions(EffectiveValue level) =>
        ListValue.Words(level.Text).Any(WholeSessions.Contains);

    private static Fix Quieter(EffectiveValue level) =>
        Fix.Safe($"Log a line for each session ({level.Parameter})", new Edit(EditKind.Set, level.Parameter, "1"));
}
