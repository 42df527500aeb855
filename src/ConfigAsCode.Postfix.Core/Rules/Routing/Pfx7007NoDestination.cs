using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

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
        OfMilters(context).Concat(OfNextHops(context)).Concat(OfCommands(context));

    private IEnumerable<Finding> OfMilters(InstanceOnTarget context)
    {
        foreach (MilterUse use in MilterUse.Of(context.View))
        {
            EndpointAddress milter = use.Address;
            string? port = milter.UnknownPort(context.View);
            // Without an address it is PFX4004's.
            if (milter.Text.Length == 0 || use.IsOfOtherList || (milter.Error is null && port is null))
            {
                continue;
            }

            Service reader = use.Readers[0];
            string program = reader.Program + "(8)";
            string action = context.View.Get("milter_default_action", reader).Text;
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
                $"{(use.Row is null ? $"{use.Parameter} names" : "The row names")} the milter '{milter.Text}': {happens}. {advice}",
                Place.At(use),
                use.Row is null ? use.Parameter : "",
                use.List,
                use.Readers.Select(s => s.Key),
                use.Row is null ? FixesOf(use.Setting!, milter.Text, better) : []
            ) with
            {
                Part = milter.Text,
                Severity = port is null ? Info.Severity : RuleSeverity.Warning,
            };
        }
    }

    /// <summary>The destinations of smtp(8); one of lmtp(8) may be a socket, or an address behind <c>inet:</c>.</summary>
    private IEnumerable<Finding> OfNextHops(InstanceOnTarget context) =>
        context
            .Deliveries.All.Where(d => d is { Client.IsSmtpClient: true, IsOfRecipients: false, By: not null })
            .GroupBy(d => new { Place = Place.At(d.By!, context.View), d.Destination })
            .Select(same =>
                OfNextHop(same.Key.Destination, same.First().By!, same.Key.Place, context)
                ?? OfMailServers([.. same], same.Key.Place, context)
            )
            .OfType<Finding>();

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

    /// <summary>A destination that smtp(8) stops at (smtp_parse_destination() in smtp/smtp_connect.c).</summary>
    private Finding? OfNextHop(string hop, TransportReference by, Place place, InstanceOnTarget context)
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
            $"{(by.IsRow ? "The row" : by.Parameter)} sends mail to '{hop}': {happens}, and the mail stays in the queue. {advice}",
            place,
            by.IsRow ? "" : by.Parameter,
            hop,
            by.Service is null ? [] : [by.Service.Key],
            !by.IsRow && context.View.SettingOf(by.Parameter, by.Service) is { } setting
                ? FixesOf(setting, hop, better)
                : []
        ) with
        {
            Part = hop,
            Severity = isUnknown ? RuleSeverity.Warning : Info.Severity,
        };
    }

    /// <summary>
    /// A host without brackets that is meant itself: behind it stands the port of a server for clients, or the client logs in there. smtp(8) asks DNS for
    /// its mail servers (smtp_connect_inet() in smtp/smtp_connect.c).
    /// </summary>
    private Finding? OfMailServers(Delivery[] deliveries, Place place, InstanceOnTarget context)
    {
        Delivery delivery = deliveries[0];
        TransportReference by = delivery.By!;
        string hop = delivery.Destination;
        HostPort to = HostPort.ParseDestination(hop);
        bool isHost =
            !hop.StartsWith("[", StringComparison.Ordinal)
            && to.Error is null
            && HostName.IsValid(to.Host)
            && !MailHostAddress.IsHost(to.Host)
            && !delivery.IsToThisHost;
        bool isOfClients = to.Port.Length > 0 && delivery.Port(context.View) != "25";
        bool logsIn = deliveries.Any(d => context.View.Get("smtp_sasl_auth_enable", d.Client).IsYes);
        if (!isHost || !(isOfClients || logsIn) || !deliveries.All(d => AsksForMailServers(d.Client, context.View)))
        {
            return null;
        }

        string better = to.Port.Length > 0 ? $"[{to.Host}]:{to.Port}" : $"[{to.Host}]";
        return Found(
            context.Instance,
            $"{(by.IsRow ? "The row" : by.Parameter)} sends mail to '{hop}': without brackets smtp(8) asks DNS for the mail servers of {to.Host} "
                + $"and not for itself, {(isOfClients ? $"and they seldom listen at port {to.Port}" : "and a login is not for them")}. Write {better}",
            place,
            by.IsRow ? "" : by.Parameter,
            hop,
            by.Service is null ? [] : [by.Service.Key],
            !by.IsRow && context.View.SettingOf(by.Parameter, by.Service) is { } setting
                ? FixesOf(setting, hop, better)
                : []
        ) with
        {
            Part = hop,
            Severity = RuleSeverity.Warning,
        };
    }

    /// <summary>Not without DNS, and not where a client looks for services (SRV), which it does for a name without brackets.</summary>
    private static bool AsksForMailServers(Service client, EffectiveView view) =>
        !view.Get("smtp_dns_support_level", client).Text.Equals("disabled", StringComparison.OrdinalIgnoreCase)
        && !view.Get("disable_dns_lookups", client).IsYes
        && (
            !Parameters.Find("use_srv_lookup")!.ExistsOn(view.Target.Postfix)
            || view.Get("use_srv_lookup", client).Text.Length == 0
        );

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

    private static Fix[] FixesOf(Setting setting, string wrong, string? better) =>
        better is null || !Fix.CanRewrite(setting.Value) || setting.Value.IndexOf(wrong, StringComparison.Ordinal) < 0
            ? []
            :
            [
                Fix.Of(
                    $"Write '{better}'",
                    new Edit(EditKind.Set, setting.Parameter, setting.Value.Replace(wrong, better))
                ),
            ];
}
