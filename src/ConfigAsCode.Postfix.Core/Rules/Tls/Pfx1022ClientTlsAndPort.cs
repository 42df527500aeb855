using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A client that waits for a greeting on port 465, where the server waits for TLS (RFC 8314 section 3.3); one that begins with TLS on a
/// port where the server greets first; and wrapper mode below the level encrypt, at which smtp(8) tries no server at all (smtp_connect.c).
/// </summary>
internal sealed class Pfx1022ClientTlsAndPort()
    : Rule(
        new RuleInfo(
            "PFX1022",
            RuleSeverity.Error,
            "A client's TLS does not match the port it connects to",
            HasFix: true
        )
    )
{
    private const string Wrapped = "465";

    // Elsewhere the owner of the server decides, on the port of LMTP too.
    private static readonly string[] Greeting = ["25", "587"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        IReadOnlyList<Delivery> all = context.Deliveries.All;
        Delivery[] unwrapped =
        [
            .. all.Where(d =>
                !d.IsToThisHost && d.Port(context.View) == Wrapped && !TlsEndpoints.IsWrapped(context.View, d.Client)
            ),
        ];
        Service[] wrapped =
        [
            .. context.Instance.Services.Where(s => s.DeliversToServers && TlsEndpoints.IsWrapped(context.View, s)),
        ];
        if (wrapped.Length == 0)
        {
            return WithoutWrapperMode(context, unwrapped);
        }

        Delivery[] misplaced = [.. all.Where(d => IsMisplaced(d, wrapped, context))];
        return WithoutWrapperMode(context, unwrapped)
            .Concat(WithWrapperMode(context, misplaced))
            .Concat(
                BelowEncrypt(
                    context,
                    // A mode that goes needs no level.
                    wrapped.Where(s =>
                        ModeOf(s, context).SetBy is { } mode
                        && (
                            !misplaced.Any(d => ModeOf(d.Client, context).IsSetBy(mode))
                            || IsNeeded(mode, misplaced, context)
                        )
                    )
                )
            );
    }

    private static EffectiveValue ModeOf(Service client, InstanceOnTarget context) =>
        context.View.Get(client.WrapperMode!.Name, client);

    /// <summary>Whether another next hop needs the mode that a setting decides.</summary>
    private static bool IsNeeded(Setting mode, Delivery[] misplaced, InstanceOnTarget context) =>
        context.Deliveries.All.Any(d => ModeOf(d.Client, context).IsSetBy(mode) && !misplaced.Contains(d));

    private static bool IsMisplaced(Delivery delivery, Service[] wrapped, InstanceOnTarget context) =>
        wrapped.Contains(delivery.Client, ReferenceComparer.OfServices)
        && Greeting.Contains(delivery.Port(context.View))
        // A table of the host may send all mail to a relay.
        && (!delivery.IsOfRecipients || context.Deliveries.AreComplete);

    private IEnumerable<Finding> WithoutWrapperMode(InstanceOnTarget context, Delivery[] unwrapped)
    {
        foreach (var group in unwrapped.GroupBy(d => PlaceOf(d, context)))
        {
            Delivery first = group.First();
            Service[] services = ClientsOf(group);
            string mode = services[0].Program + "_tls_wrappermode";
            bool hasMode = services[0].WrapperMode!.ExistsOn(context.Target.Postfix);
            (string parameter, string value) = ParameterOf(first, context);
            string advice = hasMode
                ? $"Set {mode} = yes with the level encrypt, or use port 587"
                : "Use port 587; this release cannot begin with TLS";
            yield return Found(
                context.Instance,
                $"{Wording.Names(services)} {(services.Length == 1 ? "waits" : "wait")} for a greeting from {Named(first)} on port 465, where "
                    + $"the server waits for TLS: the session times out, and the mail is deferred. {advice}",
                group.Key,
                first.By is { IsRow: true } ? "" : parameter,
                value,
                services.Select(s => s.Key),
                [.. FixesWithoutMode(context, [.. group], services, mode, hasMode)]
            );
        }
    }

    private static IEnumerable<Fix> FixesWithoutMode(
        InstanceOnTarget context,
        Delivery[] deliveries,
        Service[] services,
        string mode,
        bool hasMode
    )
    {
        if (deliveries[0].By is not { IsRow: false } by)
        {
            yield break;
        }

        if (hasMode && by.Service is null && CanBeginWithTls(context, services, mode))
        {
            Edit on = new(EditKind.Set, mode, "yes");
            Edit level = new(EditKind.Set, LevelOf(services[0]), TlsLevel.Encrypt.ToText());
            bool isBelow = services.Any(s => TlsEndpoints.ClientLevel(context.View, s).Level < TlsLevel.Encrypt);
            yield return Fix.Of($"Begin with TLS ({mode})", isBelow ? [on, level] : [on]);
        }

        if (WithStartTls(by.Value, deliveries) is { } value)
        {
            yield return Fix.Of("Use STARTTLS on port 587", new Edit(EditKind.Set, by.Parameter, value));
        }
    }

    /// <summary>Whether main.cf decides the mode and the level of these clients, and none that reads them there connects to another port.</summary>
    private static bool CanBeginWithTls(InstanceOnTarget context, Service[] services, string mode)
    {
        bool IsOwn(Service service) =>
            context.View.Get(mode, service).IsOwnOf(service)
            || TlsEndpoints.ClientLevel(context.View, service).SetBy.IsOwnOf(service);
        return !services.Any(IsOwn)
            && context.Deliveries.All.All(d =>
                !d.Client.Runs(services[0].Program)
                || context.View.Get(mode, d.Client).IsOwnOf(d.Client)
                || d.Port(context.View) == Wrapped
            );
    }

    /// <summary>The value with port 587 in place of 465; null where it is not written there.</summary>
    private static string? WithStartTls(string value, IEnumerable<Delivery> deliveries)
    {
        string better = value;
        foreach (string destination in deliveries.Select(d => d.Destination).Distinct())
        {
            string port = NextHop.PortOf(destination);
            better =
                port.Length == 0
                    ? better
                    : better.Replace(destination, destination.Substring(0, destination.Length - port.Length) + "587");
        }

        return better == value ? null : better;
    }

    private IEnumerable<Finding> WithWrapperMode(InstanceOnTarget context, Delivery[] misplaced)
    {
        var byMode = misplaced
            .Select(d => (Delivery: d, Mode: ModeOf(d.Client, context)))
            .GroupBy(d => d.Mode.SetBy!, ReferenceComparer.OfValues);
        foreach (var group in byMode)
        {
            EffectiveValue mode = group.First().Mode;
            // Where another next hop needs the mode, the one that does not is at fault.
            bool isNeeded = IsNeeded(mode.SetBy!, misplaced, context);
            IEnumerable<IGrouping<Place, Delivery>> faults = group
                .Select(d => d.Delivery)
                .GroupBy(d => isNeeded && d.By is not null ? PlaceOf(d, context) : Place.At(mode.SetBy!));
            foreach (IGrouping<Place, Delivery> fault in faults)
            {
                yield return Misplaced(context, fault.Key, [.. fault], mode, isNeeded);
            }
        }
    }

    private Finding Misplaced(
        InstanceOnTarget context,
        Place place,
        Delivery[] deliveries,
        EffectiveValue mode,
        bool isNeeded
    )
    {
        Delivery first = deliveries[0];
        Service[] services = ClientsOf(deliveries);
        bool isAtMode = place == Place.At(mode.SetBy!);
        string port = first.Port(context.View);
        string advice = isNeeded
            ? $"Send this mail through a service with -o {mode.Parameter}=no, or to port 465"
            : $"Remove {mode.Parameter}, or use port 465";
        (string parameter, string value) = isAtMode ? (mode.Parameter, mode.Text) : ParameterOf(first, context);
        return Found(
            context.Instance,
            $"{Wording.Names(services)} {(services.Length == 1 ? "begins" : "begin")} with TLS at {Named(first)} on port {port}, where the server "
                + $"sends a greeting first: the handshake fails, and the mail is deferred. {advice}",
            place,
            !isAtMode && first.By is { IsRow: true } ? "" : parameter,
            value,
            services.Select(s => s.Key),
            isAtMode && !isNeeded ? [WithoutMode(context, services[0], mode)] : []
        );
    }

    private static Fix WithoutMode(InstanceOnTarget context, Service service, EffectiveValue mode) =>
        mode.IsOwnOf(service) && context.View.Get(mode.Parameter).IsYes
            ? Fix.Of($"Wait for the greeting ({mode.Parameter})", new Edit(EditKind.Set, mode.Parameter, "no"))
            : Fix.Of($"Remove {mode.Parameter}", new Edit(EditKind.Remove, mode.Parameter));

    private IEnumerable<Finding> BelowEncrypt(InstanceOnTarget context, IEnumerable<Service> wrapped)
    {
        ILookup<Service, Delivery> deliveries = context.Deliveries.All.ToLookup(
            d => d.Client,
            ReferenceComparer.OfServices
        );
        (Service Service, TableEntry? Row)[] faults =
        [
            .. wrapped
                .Where(s => context.View.Get(s.Program + "_tls_per_site", s).Text.Length == 0)
                .SelectMany(s => Below(s, deliveries[s], context).Distinct().Select(row => (s, row))),
        ];
        foreach (var group in faults.GroupBy(f => PlaceOfLevel(f.Service, f.Row, context)))
        {
            (Service service, TableEntry? row) = group.First();
            Service[] services = [.. group.Select(f => f.Service)];
            (TlsLevel level, EffectiveValue setBy) = TlsEndpoints.ClientLevel(context.View, service);
            string parameter = LevelOf(service);
            string mode = service.WrapperMode!.Name;
            yield return Found(
                context.Instance,
                row is null
                    ? $"{Wording.Names(services)} {(services.Length == 1 ? "connects" : "connect")} to no server at the level {level.ToText()}: "
                        + $"{mode} requires encrypt or stronger, and all mail is deferred. Set {parameter} = encrypt"
                    : $"{Wording.Names(services)} {(services.Length == 1 ? "does" : "do")} not connect to {row.Key}: {mode} requires the level "
                        + "encrypt or stronger, and the mail is deferred. Start the policy with encrypt",
                group.Key,
                row is null ? parameter : "",
                row is null ? setBy.Text : row.Value,
                services.Select(s => s.Key),
                row is null
                    ?
                    [
                        Fix.Of(
                            "Require TLS (level encrypt)",
                            new Edit(EditKind.Set, parameter, TlsLevel.Encrypt.ToText())
                        ),
                    ]
                    : []
            );
        }
    }

    /// <summary>The policies by which a client in wrapper mode does not connect; null for its own level.</summary>
    private static List<TableEntry?> Below(Service service, IEnumerable<Delivery> deliveries, InstanceOnTarget context)
    {
        bool isBelow = TlsEndpoints.ClientLevel(context.View, service).Level < TlsLevel.Encrypt;
        bool hasPolicies = context.View.Get(service.Program + "_tls_policy_maps", service).Text.Length > 0;
        if (!hasPolicies)
        {
            return isBelow ? [null] : [];
        }

        var below = new List<TableEntry?>();
        foreach (Delivery delivery in deliveries.Where(d => !d.IsOfRecipients))
        {
            TableLookup found = TlsPolicyRows.Find(context.View, service, delivery.Destination);
            if (found is { Row: null, IsKnown: true, Fails: false } && isBelow)
            {
                below.Add(null);
            }
            else if (
                found.Row is { } row
                && TlsPolicy.Read(row.Value, context.Target.Postfix) is { IsInvalid: false, Level: < TlsLevel.Encrypt }
            )
            {
                below.Add(row);
            }
        }

        return below;
    }

    private static Place PlaceOfLevel(Service service, TableEntry? row, InstanceOnTarget context)
    {
        if (row is not null)
        {
            return new Place(row.ValueOrigin);
        }

        EffectiveValue mode = ModeOf(service, context);
        EffectiveValue level = TlsEndpoints.ClientLevel(context.View, service).SetBy;
        // The level of main.cf holds for other clients too, which may deliver without TLS.
        return mode.IsOwnOf(service) && !level.IsOwnOf(service)
            ? Place.At(mode.SetBy!, isMissingThere: true)
            : Place.Of(level, mode, context.Instance);
    }

    private static Place PlaceOf(Delivery delivery, InstanceOnTarget context)
    {
        if (delivery.By is { } by)
        {
            return Place.At(by, context.View);
        }

        return Delivery.DefaultPort(delivery.Client, context.View).SetBy is { } port
            ? Place.At(port)
            : new Place(context.Instance.Origin, IsMissingThere: true);
    }

    private static (string Parameter, string Value) ParameterOf(Delivery delivery, InstanceOnTarget context)
    {
        EffectiveValue port = Delivery.DefaultPort(delivery.Client, context.View);
        return delivery.By is { } by ? (by.Parameter, by.Value) : (port.Parameter, port.Text);
    }

    private static Service[] ClientsOf(IEnumerable<Delivery> deliveries) =>
        [.. deliveries.Select(d => d.Client).Distinct(ReferenceComparer.OfServices).Cast<Service>()];

    private static string Named(Delivery delivery) =>
        delivery.IsOfRecipients ? "the mail server of each domain" : NextHop.HostOf(delivery.Destination);

    private static string LevelOf(Service service) => service.Program + "_tls_security_level";
}
