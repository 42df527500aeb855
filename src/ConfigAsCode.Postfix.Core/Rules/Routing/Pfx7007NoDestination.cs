using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>An address of a milter, a next hop or a macro of pipe(8) that Postfix cannot use: no mail gets there, or a filter is left out.</summary>
internal sealed class Pfx7007NoDestination()
    : Rule(
        new RuleInfo(
            "PFX7007",
            RuleSeverity.Error,
            "Postfix cannot use the address of a next hop or a milter",
            HasFix: true
        )
        {
            // What is wrong with the text as a whole.
            YieldsTo = EquatableArray.Of("PFX3001", "PFX4004", "PFX4005", "PFX4009"),
        }
    )
{
    private const string Milters = "smtpd_milters";
    private const string OtherMilters = "non_smtpd_milters";
    private const string MilterMaps = "smtpd_milter_maps";

    // A row of this result turns the milters off for a client (smtpd_milter_maps).
    private const string Disabled = "DISABLE";

    private static readonly string[] NextHops = ["relayhost", "smtp_fallback_relay"];

    // $name, ${name} and $(name), and $$ before it, which is a dollar sign (util/mac_parse.c).
    private static readonly Regex Macro = new(
        @"\$\$|\$(?:\{(?<name>[^}]*)\}|\((?<name>[^)]*)\)|(?<name>[A-Za-z0-9_]+))",
        RegexOptions.CultureInvariant
    );

    // pipe(8), "COMMAND ATTRIBUTE SYNTAX"; envid came with a later release than the others.
    private static readonly string[] PipeMacros =
    [
        "client_address",
        "client_helo",
        "client_hostname",
        "client_port",
        "client_protocol",
        "domain",
        "envid",
        "extension",
        "mailbox",
        "nexthop",
        "original_recipient",
        "queue_id",
        "recipient",
        "sasl_method",
        "sasl_sender",
        "sasl_username",
        "sender",
        "size",
        "user",
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        OfSettings(context).Concat(OfMilterRows(context)).Concat(OfTransports(context)).Concat(OfCommands(context));

    private IEnumerable<Finding> OfSettings(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            bool isMilter = setting.Parameter is Milters or OtherMilters;
            if (
                (isMilter || NextHops.Contains(setting.Parameter))
                && IsRead(setting.Parameter, service, context)
                && context.View.Get(setting.Parameter, service) is { Error: null, IsPartlyUnknown: false } value
                && value.IsSetBy(setting)
            )
            {
                IEnumerable<Finding> found = isMilter
                    ? OfMilters(value.Text, setting.Parameter, Place.At(setting), service, setting.Value, context)
                    : ListValue
                        .Words(value.Text)
                        .Select(hop =>
                            NextHop(hop, setting.Parameter, Place.At(setting), service, setting.Value, context)
                        )
                        .OfType<Finding>();
                foreach (Finding finding in found)
                {
                    yield return finding;
                }
            }
        }
    }

    private static bool IsRead(string parameter, Service? service, InstanceOnTarget context) =>
        Parameters.Find(parameter) is { } info
        && (
            service is null
                ? context.Instance.Services.Any(s => info.IsReadBy(s.Program))
                : info.IsReadBy(service.Program)
        );

    private IEnumerable<Finding> OfMilterRows(InstanceOnTarget context)
    {
        foreach (TableReference named in context.TableReferences)
        {
            if (named.Parameter?.Name == MilterMaps && named.DeclaredIn(context.View) is { } table)
            {
                foreach (TableEntry row in table.Entries)
                {
                    bool isOff = row.Value.Trim().Equals(Disabled, StringComparison.OrdinalIgnoreCase);
                    foreach (
                        Finding finding in isOff
                            ? []
                            : OfMilters(
                                row.Value,
                                "",
                                new Place(row.ValueOrigin),
                                named.Service,
                                written: null,
                                context
                            )
                    )
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    private IEnumerable<Finding> OfMilters(
        string list,
        string parameter,
        Place place,
        Service? service,
        string? written,
        InstanceOnTarget context
    )
    {
        string program = parameter == OtherMilters ? "cleanup(8)" : "smtpd(8)";
        foreach (MilterAddress milter in MilterAddress.In(list, context.Target.Postfix).Distinct())
        {
            string? port = milter.UnknownPort(context.View);
            if (milter.Error is null && port is null)
            {
                continue;
            }

            string action = context.View.Get("milter_default_action", service).Text;
            string happens = milter.ErrorInEndpoint is { } error
                ? $"{program} stops at it with \"{error}\""
                : (
                    port is null
                        ? $"{program} cannot connect to it (\"{milter.Error}\")"
                        : $"{program} does not find it where the services file of the host has no port '{port}'"
                ) + $", and {Wording.WithoutMilter(action)}";
            string? better = port is null ? milter.Meant : null;
            string advice =
                better is not null ? $"Write {better}"
                : port is not null ? "Write the number of the port"
                : "Write inet:host:port or unix:path";
            yield return Found(
                context.Instance,
                $"{(parameter.Length == 0 ? "The row names" : $"{parameter} names")} the milter '{milter.Text}': {happens}. {advice}",
                place,
                parameter,
                list,
                service is null ? [] : [service.Key],
                FixesOf(parameter, written, milter.Text, better)
            ) with
            {
                Part = milter.Text,
                Severity = port is null ? Info.Severity : RuleSeverity.Warning,
            };
        }
    }

    private IEnumerable<Finding> OfTransports(InstanceOnTarget context)
    {
        foreach (TransportReference use in context.TransportReferences)
        {
            Service? client =
                use.NextHop.Length == 0
                    ? null
                    : context.Instance.Services.FirstOrDefault(s =>
                        s.Name == use.Transport && s.Type == ServiceType.Unix
                    );
            // The destination of lmtp(8) may be a socket, or an address behind inet:.
            bool isDestination = client is { IsSmtpClient: true };
            if (
                isDestination
                && NextHop(
                    use.NextHop,
                    use.IsRow ? "" : use.Parameter,
                    PlaceOf(use, context.View),
                    use.Service,
                    use.IsRow ? null : use.Value,
                    context
                )
                    is { } finding
            )
            {
                yield return finding;
            }
        }
    }

    /// <summary>The macros of a command of pipe(8), which are not parameters (parse_callback() in pipe/pipe.c).</summary>
    private IEnumerable<Finding> OfCommands(InstanceOnTarget context)
    {
        foreach (Service service in context.Instance.Services.Where(s => s.IsPipe))
        {
            IEnumerable<string> unknown = service
                .Arguments.SkipWhile(word => !word.StartsWith("argv=", StringComparison.OrdinalIgnoreCase))
                .SelectMany(word => Macro.Matches(word).Cast<Match>())
                .Where(macro => macro.Groups["name"].Success)
                .Select(macro => macro.Groups["name"].Value)
                .Where(name => !PipeMacros.Contains(name))
                .Distinct();
            foreach (string name in unknown)
            {
                string? better =
                    PipeMacros.FirstOrDefault(m => m.Equals(name, StringComparison.OrdinalIgnoreCase))
                    ?? Spelling.Nearest(name, PipeMacros).Take(1).SingleOrDefault();
                yield return Found(
                    context.Instance,
                    $"{service.Key} defers all mail with \"unknown macro name\": pipe(8) has no macro '{name}'. "
                        + (better is null ? "Write one that pipe(8) lists" : $"Write ${{{better}}}"),
                    new Place(service.Origin),
                    ServiceField.Arguments,
                    services: [service.Key]
                ) with
                {
                    Part = name,
                };
            }
        }
    }

    private static Place PlaceOf(TransportReference use, EffectiveView view) =>
        !use.IsRow && view.SettingOf(use.Parameter, use.Service) is { } setting
            ? Place.At(setting)
            : new Place(use.Origin);

    /// <summary>A destination that smtp(8) stops at (smtp_parse_destination() in smtp/smtp_connect.c).</summary>
    private Finding? NextHop(
        string hop,
        string parameter,
        Place place,
        Service? service,
        string? written,
        InstanceOnTarget context
    )
    {
        HostPort to = HostPort.ParseDestination(hop);
        bool isUnknown = to.Error is null && to.Port.Length > 0 && !PortName.IsKnown(to.Port, context.View);
        if (to.Error is null && !isUnknown)
        {
            return null;
        }

        string happens = isUnknown
            ? $"smtp(8) stops with \"unknown service\" where the services file of the host has no port '{to.Port}'"
            : $"smtp(8) stops with \"{to.Error}\"";
        string? better = isUnknown ? null : MeantBy(hop);
        string advice =
            better is not null ? $"Write {better}"
            : isUnknown ? "Write the number of the port"
            : "Write [host]:port, or a domain";
        return Found(
            context.Instance,
            $"{(parameter.Length == 0 ? "The row" : parameter)} sends mail to '{hop}': {happens}, and the mail stays in the queue. {advice}",
            place,
            parameter,
            hop,
            service is null ? [] : [service.Key],
            FixesOf(parameter, written, hop, better)
        ) with
        {
            Part = hop,
            Severity = isUnknown ? RuleSeverity.Warning : Info.Severity,
        };
    }

    /// <summary><c>[host:port]</c> with its port outside; null where it is something else.</summary>
    private static string? MeantBy(string hop)
    {
        string inside = hop.Trim('[', ']');
        int colon = inside.LastIndexOf(':');
        string meant = colon < 0 ? "" : $"[{inside.Substring(0, colon)}]{inside.Substring(colon)}";
        bool isMeant =
            colon > 0
            && hop.StartsWith("[", StringComparison.Ordinal)
            && HostPort.ParseDestination(meant) is { Error: null, Port.Length: > 0 };
        return isMeant ? meant : null;
    }

    private static Fix[] FixesOf(string parameter, string? written, string wrong, string? better) =>
        better is null || written is null || written.IndexOf(wrong, StringComparison.Ordinal) < 0
            ? []
            : [Fix.Of($"Write '{better}'", new Edit(EditKind.Set, parameter, written.Replace(wrong, better)))];
}
