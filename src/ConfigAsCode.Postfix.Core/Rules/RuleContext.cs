using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>An instance with everything that is effective in it, computed once for all rules.</summary>
public sealed class RuleContext
{
    private readonly Lazy<IReadOnlyList<TlsEndpoint>> endpoints;

    public RuleContext(Instance instance, Target target)
    {
        View = new EffectiveView(instance, target);
        endpoints = new Lazy<IReadOnlyList<TlsEndpoint>>(() => TlsEndpoints.Of(View));
    }

    public Instance Instance => View.Instance;

    public Target Target => View.Target;

    public EffectiveView View { get; }

    /// <summary>The services with TLS on.</summary>
    public IReadOnlyList<TlsEndpoint> Endpoints => endpoints.Value;

    /// <summary>Every setting with the service it stands on; null for main.cf.</summary>
    public IEnumerable<(Setting Setting, Service? Service)> Settings =>
        Instance
            .Settings.Select(setting => (setting, (Service?)null))
            .Concat(Instance.Services.SelectMany(service => service.Settings.Select(s => (s, (Service?)service))));

    /// <summary>
    /// The settings whose <c>$name</c> may stand for one of a service: those of main.cf and its own; for one of main.cf,
    /// those of all services.
    /// </summary>
    public IEnumerable<Setting> SettingsSeenWith(Service? service) =>
        service is null ? Settings.Select(s => s.Setting) : Instance.Settings.Concat(service.Settings);

    /// <summary>Whether a name stands for a list of restrictions: smtpd(8) looks classes up as they are written.</summary>
    public bool IsRestrictionClass(string name, Service? service) =>
        ListValue.Words(View.Get(RestrictionClasses.List, service).Text).Contains(name);

    /// <summary>What would be read if a setting were not there.</summary>
    public EffectiveValue Without(Setting setting, string parameter, Service? service)
    {
        (EffectiveView view, Service? same) = Without(setting, service);
        return view.Get(parameter, same);
    }

    /// <summary>The instance without a setting, and in it the service that the setting stands on.</summary>
    public (EffectiveView View, Service? Service) Without(Setting setting, Service? service)
    {
        if (service is null)
        {
            return (new EffectiveView(Instance with { Settings = Less(Instance.Settings) }, Target), null);
        }

        Service less = service with { Settings = Less(service.Settings) };
        EquatableArray<Service> services = Instance
            .Services.Select(s => ReferenceEquals(s, service) ? less : s)
            .ToEquatableArray();
        return (new EffectiveView(Instance with { Services = services }, Target), less);

        EquatableArray<Setting> Less(IEnumerable<Setting> settings) =>
            settings.Where(s => s != setting).ToEquatableArray();
    }

    /// <summary>Whether the service itself says a value, rather than main.cf or nobody.</summary>
    public static bool IsOwn(Service service, EffectiveValue value) =>
        value.SetBy is { } setting && service.Settings.Contains(setting);

    /// <summary>Whether a place belongs to the service alone.</summary>
    public static bool StandsOn(Service service, Place place) =>
        place.Origin == service.Origin || service.Settings.Any(s => s.Origin == place.Origin);

    /// <summary>Where a value is mended: at the setting that made it, else where the missing one belongs.</summary>
    public static Place PlaceOf(EffectiveValue value, EffectiveValue reason, Instance instance) =>
        value.SetBy is { } setting ? new Place(setting.Origin)
        : reason.SetBy is { } switchedOn ? new Place(switchedOn.Origin, IsMissingThere: true)
        : new Place(instance.Origin, IsMissingThere: true);
}
