using System.Reflection;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Sasl.Secrets;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.OnTarget;

/// <summary>One instance on one target, with all that follows from it: each fact is computed once, when somebody asks.</summary>
public sealed class InstanceOnTarget
{
    private readonly Lazy<IReadOnlyList<TlsEndpoint>> endpoints;
    private readonly Lazy<MacroReferences> macros;
    private readonly Lazy<TableReference[]> tables;
    private readonly Lazy<TransportReference[]> transports;
    private readonly Lazy<Deliveries> deliveries;
    private readonly Lazy<Arrivals> arrivals;
    private readonly Lazy<FoundSecret[]> secrets;
    private readonly Lazy<WithheldSecrets> withheld;
    private readonly Lazy<IReadOnlyList<TlsRow>> rows;
    private readonly Lazy<HashSet<string>> serviceNames;
    private readonly Dictionary<MethodInfo, object> shared = [];

    /// <summary>As many services of an instance are analyzed: master(8) keeps open files for each.</summary>
    internal const int MostServices = 10_000;

    // From this number on it is worth looking for services that are alike.
    private const int ManyServices = 100;

    private readonly Dictionary<(string Program, string Overrides), ServiceAccess> accessOfOverrides = [];
    private readonly Dictionary<Service, ServiceAccess> access = new(ReferenceComparer.OfServices);

    public InstanceOnTarget(Instance instance, Target target)
        : this(new EffectiveView(instance, target)) { }

    public InstanceOnTarget(EffectiveView view)
    {
        View = view;
        rows = new Lazy<IReadOnlyList<TlsRow>>(() => TlsTable.Of(view, Endpoints));
        endpoints = new Lazy<IReadOnlyList<TlsEndpoint>>(() => TlsEndpoints.Of(view));
        serviceNames = new Lazy<HashSet<string>>(() =>
            new HashSet<string>(Instance.Services.Select(s => s.Name), StringComparer.Ordinal)
        );
        macros = new Lazy<MacroReferences>(() => new MacroReferences(view));
        tables = new Lazy<TableReference[]>(() => [.. Tables.TableReferences.Of(view)]);
        transports = new Lazy<TransportReference[]>(() => [.. TransportReference.In(view, TableReferences)]);
        secrets = new Lazy<FoundSecret[]>(() => [.. InstanceSecrets.In(view, TableReferences)]);
        withheld = new Lazy<WithheldSecrets>(() => new WithheldSecrets(Secrets));
        deliveries = new Lazy<Deliveries>(() => Deliveries.Of(view, TableReferences, TransportReferences));
        arrivals = new Lazy<Arrivals>(() => Arrivals.Of(view, TableReferences, TransportReferences));
    }

    /// <summary>The instance with the services that are analyzed, the first ones where there are too many.</summary>
    internal static InstanceOnTarget OfAnalyzed(Instance instance, Target target) =>
        instance.Services.Count <= MostServices
            ? new InstanceOnTarget(instance, target)
            : new InstanceOnTarget(
                instance with
                {
                    Services = instance.Services.Take(MostServices).ToEquatableArray(),
                },
                target
            )
            {
                FirstLeftOut = instance.Services[MostServices],
            };

    /// <summary>The first service that is not analyzed, as there are too many; null where all are.</summary>
    internal Service? FirstLeftOut { get; private init; }

    public Instance Instance => View.Instance;

    public Target Target => View.Target;

    public EffectiveView View { get; }

    /// <summary>The services with TLS on.</summary>
    public IReadOnlyList<TlsEndpoint> Endpoints => endpoints.Value;

    /// <summary>The names of the services.</summary>
    internal HashSet<string> ServiceNames => serviceNames.Value;

    /// <summary>Which values take a parameter as <c>$name</c>.</summary>
    internal MacroReferences MacroReferences => macros.Value;

    /// <summary>What each service offers in TLS, those without it too.</summary>
    public IReadOnlyList<TlsRow> TlsRows => rows.Value;

    /// <summary>Where the settings name lookup tables.</summary>
    internal IReadOnlyList<TableReference> TableReferences => tables.Value;

    /// <summary>Where settings and rows of tables name transports.</summary>
    internal IReadOnlyList<TransportReference> TransportReferences => transports.Value;

    /// <summary>Where clients of other servers take mail.</summary>
    internal Deliveries Deliveries => deliveries.Value;

    /// <summary>Which transports some mail reaches.</summary>
    internal Arrivals Arrivals => arrivals.Value;

    /// <summary>The passwords, keys and tokens that are written in it.</summary>
    internal IReadOnlyList<FoundSecret> Secrets => secrets.Value;

    /// <summary>Texts for people without these secrets.</summary>
    internal WithheldSecrets Withheld => withheld.Value;

    /// <summary>What a sentence shows of a value: no secret.</summary>
    /// <param name="text">The value, or a part of it.</param>
    /// <param name="place">Where it is written; null where nothing sets it.</param>
    internal string Shown(string text, Origin? place) =>
        Withheld.IsEmpty ? text
        : place is null ? Withheld.In(text)
        : Withheld.In(text, place);

    /// <summary>Who may send mail through an smtpd(8) service.</summary>
    public ServiceAccess AccessThrough(Service service)
    {
        if (!access.TryGetValue(service, out ServiceAccess? known))
        {
            known = AccessOfSame(service);
            access.Add(service, known);
        }

        return known;
    }

    /// <summary>Services that run the same program with the same overrides read the same, unless a value has the name of the service.</summary>
    private ServiceAccess AccessOfSame(Service service)
    {
        if (Instance.Services.Count < ManyServices || MacroReferences.AreIn("service_name"))
        {
            return new ServiceAccess(View, service);
        }

        string overrides = string.Join("\n", service.Settings.Select(s => s.Parameter + "=" + s.Value));
        if (!accessOfOverrides.TryGetValue((service.Program, overrides), out ServiceAccess? known))
        {
            known = new ServiceAccess(View, service);
            accessOfOverrides.Add((service.Program, overrides), known);
        }

        return known;
    }

    /// <summary>What several rules make of this instance, made once.</summary>
    /// <param name="make">A static method.</param>
    internal T Once<T>(Func<InstanceOnTarget, T> make)
        where T : class
    {
        if (!shared.TryGetValue(make.Method, out object? known))
        {
            known = make(this);
            shared.Add(make.Method, known);
        }

        return (T)known;
    }
}
