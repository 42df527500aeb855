using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A transport or a service that master.cf does not have, or a restriction class without its restrictions.</summary>
internal sealed class Pfx4011Undeclared()
    : Rule(
        new RuleInfo(
            "PFX4011",
            RuleSeverity.Error,
            "A transport, service or restriction class is named but not declared",
            HasFix: true
        )
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    private const string Classes = EffectiveView.RestrictionClasses;

    private const string Deferred = "mail for it is deferred (\"mail transport unavailable\")";

    private static readonly string[] Core = ["cleanup_service_name", "queue_service_name", "rewrite_service_name"];

    // local(8) itself passes mail on to these, and waits for the socket.
    private static readonly string[] OfLocal =
    [
        "mailbox_transport",
        "fallback_transport",
        "mailbox_transport_maps",
        "fallback_transport_maps",
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        Transports(context)
            .Concat(DefaultTransports(context))
            .Concat(Services(context))
            .Concat(Fragment(context))
            .Concat(RestrictionClasses(context));

    private IEnumerable<Finding> Transports(InstanceOnTarget context)
    {
        foreach (TransportReference use in context.TransportReferences)
        {
            // What the program of a service never reads names no transport.
            bool isRead =
                use.Service is null
                || Parameters.Find(use.Parameter)?.IsReadBy(use.Service.Program, context.Target.Postfix) == true;
            if (!isRead || context.Instance.TransportNamed(use.Transport) is not null)
            {
                continue;
            }

            string[] near = [.. Spelling.Nearest(use.Transport, context.Instance.Transports.Select(s => s.Name))];
            string? toHost = near.Length == 0 ? ToHostMeantBy(use, context) : null;
            string happens = OfLocal.Contains(use.Parameter)
                ? "local(8) waits for its socket, and the mail stays in the queue"
                : Deferred;
            yield return Found(
                context.Instance,
                $"{(use.IsRow ? $"'{use.Value}'" : $"{use.Parameter} = {use.Value}")} names the transport '{use.Transport}', which master.cf "
                    + $"does not have: {happens}. "
                    + (
                        toHost is null
                            ? Advice(use.Transport, near)
                            : $"Write {toHost}: what is before the first colon is a transport"
                    ),
                Place.At(use, context.View),
                use.IsRow ? "" : use.Parameter,
                use.Value,
                use.Service is null ? [] : [use.Service.Key],
                // What the name of the table holds is a part of the setting that names it.
                use is { IsRow: true, Table: null }
                    ? []
                    :
                    [
                        .. near.Select(n =>
                            Fix.Of($"Send it to '{n}'", Write(n + DeliveryIn(use).Substring(use.Transport.Length), use))
                        ),
                        .. toHost is null ? Array.Empty<Fix>() : [Fix.Of($"Write '{toHost}'", Write(toHost, use))],
                    ]
            );
        }
    }

    /// <summary>What names the transport, without the action of an access or header table before it.</summary>
    private static string DeliveryIn(TransportReference use) => Blanks.Trim(use.Value.Substring(ActionIn(use).Length));

    private static string ActionIn(TransportReference use) =>
        use.Parameter == TransportReference.Filter ? AccessResult.FirstWord(use.Value) : "";

    private static Edit Write(string delivery, TransportReference use) =>
        use.IsRow
            ? new Edit(EditKind.SetRowResult, Value: Blanks.Trim(ActionIn(use) + " " + delivery))
            : new Edit(EditKind.Set, use.Parameter, delivery);

    /// <summary>The delivery to a host that was written without its transport; null for anything else.</summary>
    private static string? ToHostMeantBy(TransportReference use, InstanceOnTarget context)
    {
        string[] clients = [.. context.Instance.Services.Where(s => s.IsSmtpClient).Select(s => s.Name)];
        string usual = TransportResult.Parse(context.View.Get(AddressClass.Default.Transport).Text).Transport;
        string? client = clients.Contains(usual) ? usual : clients.FirstOrDefault();
        return client is not null && TransportResult.HostIn(use.Value) is { } host ? $"{client}:{host}" : null;
    }

    /// <summary>The transports that Postfix takes by default, where one was left out that has something to deliver.</summary>
    private IEnumerable<Finding> DefaultTransports(InstanceOnTarget context)
    {
        foreach (AddressClass addresses in IsWhole(context) ? AddressClass.WithTransport : [])
        {
            EffectiveValue transport = context.View.Get(addresses.Transport);
            string name = TransportResult.Parse(transport.Text).Transport;
            bool isUsed =
                addresses == AddressClass.Default
                || context.View.Get(addresses.Domains) is { IsDefault: false, Text.Length: > 0 };
            if (transport.IsDefault && isUsed && name.Length > 0 && context.Instance.TransportNamed(name) is null)
            {
                yield return Found(
                    context.Instance,
                    $"{(addresses == AddressClass.Default ? "Mail for all other domains" : $"Mail for {addresses.Domains}")} goes to the transport '{name}' "
                        + $"({addresses.Transport}), which master.cf does not have: it is deferred (\"mail transport unavailable\"). "
                        + $"Declare the service, or set {addresses.Transport}",
                    new Place(context.Instance.Origin, IsMissingThere: true),
                    addresses.Transport,
                    transport.Text
                );
            }
        }
    }

    private IEnumerable<Finding> Services(InstanceOnTarget context)
    {
        foreach (ServiceNeed need in ServiceNeed.All.Where(n => n.IsUsed(context)))
        {
            foreach ((Setting? setting, Service? service) in SettersOf(need.Parameter, context))
            {
                string name =
                    need.FixedName.Length > 0 ? need.FixedName : context.View.Get(need.Parameter, service).Text;
                bool isThere = context.Instance.Services.Any(s => s.Name == name && s.Type != ServiceType.Inet);
                if (isThere || (setting is null && !IsWhole(context)))
                {
                    continue;
                }

                string[] near = setting is null
                    ? []
                    : [.. Spelling.Nearest(name, context.Instance.Transports.Select(s => s.Name))];
                string by = need.Parameter.Length == 0 ? "" : $" ({need.Parameter})";
                yield return Found(
                    context.Instance,
                    $"master.cf has no service '{name}'{by}: {need.Without}. {Advice(name, near)}",
                    setting is not null ? Place.At(setting)
                        : context.View.SettingOf(need.Cause, null) is { } cause ? Place.At(cause)
                        : new Place(context.Instance.Origin, IsMissingThere: true),
                    need.Parameter,
                    name,
                    service is null ? [] : [service.Key],
                    [.. near.Select(n => Fix.Of($"Connect to '{n}'", new Edit(EditKind.Set, need.Parameter, n)))]
                ) with
                {
                    Severity = need.Severity,
                };
            }
        }
    }

    /// <summary>A master.cf without the services that all mail goes through: each of them would be one more finding.</summary>
    private IEnumerable<Finding> Fragment(InstanceOnTarget context) =>
        context.Instance.Services.Count == 0 || IsWhole(context)
            ? []
            :
            [
                Found(
                    context.Instance,
                    $"This is not a whole master.cf: it has none of {Wording.Join(Core.Select(p => context.View.Get(p).Text))}. Postfix starts "
                        + "with it, and no mail gets in or out (\"connect to subsystem\" in the log). Add the services of Postfix's own master.cf",
                    // In files it is shown at the first service.
                    new Place(
                        context.Instance.IsHandWritten ? context.Instance.Services[0].Origin : context.Instance.Origin,
                        IsMissingThere: true
                    )
                ) with
                {
                    // It may be a piece that something else completes.
                    Severity = RuleSeverity.Warning,
                },
            ];

    /// <summary>Who names the service: a service for itself, and main.cf or the default for the rest.</summary>
    private static IEnumerable<(Setting?, Service?)> SettersOf(string parameter, InstanceOnTarget context)
    {
        yield return (context.View.Get(parameter).SetBy, null);
        foreach ((Setting setting, Service service) in context.View.OverridesOf(parameter))
        {
            yield return (setting, service);
        }
    }

    private IEnumerable<Finding> RestrictionClasses(InstanceOnTarget context)
    {
        foreach (
            (Setting setting, Service? service) in context.View.Settings.Where(s => s.Setting.Parameter == Classes)
        )
        {
            bool isRead = service is null ? context.Instance.Services.Any(s => s.IsSmtpServer) : service.IsSmtpServer;
            string value = context.View.Get(Classes, service).Text;
            foreach (string name in ListValue.Words(value).Where(n => isRead && !IsDefined(n, service, context)))
            {
                string[] near = [.. Spelling.Nearest(name, OwnNames(service, context))];
                yield return Found(
                    context.Instance,
                    $"smtpd stops with \"restriction class '{name}' needs a definition\", and no mail comes in: {Classes} names it, and "
                        + $"no parameter defines it. {(near.Length > 0 ? $"Write {string.Join(" or ", near)}" : $"Set {name} to its restrictions, or remove the name")}",
                    Place.At(setting),
                    Classes,
                    value,
                    service is null ? [] : [service.Key],
                    [
                        .. near.Select(n =>
                            Fix.Of(
                                $"Write '{n}'",
                                new Edit(
                                    EditKind.Set,
                                    Classes,
                                    string.Join(", ", ListValue.Words(value).Select(w => w == name ? n : w))
                                )
                            )
                        ),
                        Fix.Of($"Remove '{name}'", new Edit(EditKind.Set, Classes, ListValue.Without(value, name))),
                    ]
                ) with
                {
                    Part = name,
                };
            }
        }
    }

    private static bool IsDefined(string name, Service? service, InstanceOnTarget context) =>
        context.View.Get(name, service).SetBy is not null
        // A class may be defined for one server alone, which is then the one that uses it.
        || (service is null && context.Instance.Services.Any(s => s.Settings.Any(o => o.Parameter == name)));

    private static IEnumerable<string> OwnNames(Service? service, InstanceOnTarget context) =>
        context
            .Instance.Settings.Concat(service?.Settings ?? default)
            .Select(s => s.Parameter)
            .Where(p => Parameters.Find(p) is null)
            .Distinct();

    /// <summary>Whether this is more than a piece of a master.cf, which says nothing of what stands elsewhere.</summary>
    private static bool IsWhole(InstanceOnTarget context) =>
        context.Instance.Services.Any(s => s.IsQueueManager || s.IsCleanup || s.IsResolver);

    private static string Advice(string name, string[] near) =>
        near.Length > 0 ? $"Write {string.Join(" or ", near)}" : $"Declare a unix service '{name}', or name another";
}
