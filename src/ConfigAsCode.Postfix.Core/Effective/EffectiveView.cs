using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// Answers "what does this program read for X, and who said so": the <c>-o</c> of its service, else main.cf, else the
/// default of the target's release, with <c>$name</c> expanded. Every judgement starts here; a look at one file is not
/// enough to know what a daemon does.
/// </summary>
public sealed class EffectiveView
{
    /// <summary>The parameter that names the restriction classes of one's own.</summary>
    public const string RestrictionClasses = "smtpd_restriction_classes";

    private readonly Dictionary<string, Setting> mainCf;
    private KnownTcpPorts? ports;
    private (Setting Setting, Service? Service)[]? settings;
    private readonly Dictionary<string, EffectiveValue> ofMainCf = new(StringComparer.Ordinal);
    private readonly Dictionary<Service, Dictionary<string, EffectiveValue>> ofServices = new(
        ReferenceComparer.OfServices
    );

    public EffectiveView(Instance instance, Target target)
    {
        Instance = instance;
        Target = target;
        mainCf = Last(instance.Settings);
    }

    public Instance Instance { get; }

    public Target Target { get; }

    /// <summary>The names of ports as master(8) reads them, which no <c>-o</c> reaches.</summary>
    internal KnownTcpPorts Ports => ports ??= PortsOf(service: null);

    /// <summary>The names of ports as the program of a service reads them.</summary>
    internal KnownTcpPorts PortsOf(Service? service) =>
        KnownTcpPorts.Of(Get(KnownTcpPorts.Parameter, service).Text, Target.Postfix);

    /// <summary>The value for a program of a service, or for the instance as a whole where there is no service.</summary>
    public EffectiveValue Get(string parameter, Service? service = null)
    {
        if (service is not null && OverrideOf(parameter, service) is not null)
        {
            return Get(parameter, service, ValuesOf(service));
        }

        EffectiveValue shared = Get(parameter, service: null, ofMainCf);
        return service is null || !MayDiffer(parameter, shared) ? shared : Get(parameter, service, ValuesOf(service));
    }

    private EffectiveValue Get(string parameter, Service? service, Dictionary<string, EffectiveValue> known)
    {
        if (!known.TryGetValue(parameter, out EffectiveValue? value))
        {
            value = Compute(parameter, service);
            known.Add(parameter, value);
        }

        return value;
    }

    /// <summary>Most services read what main.cf or the default says: without an override, only a <c>$name</c> makes it another value.</summary>
    private static bool MayDiffer(string parameter, EffectiveValue shared) =>
        shared.Raw.IndexOf('$') >= 0 || shared.Parameter != parameter || parameter == OwnName.Domain;

    private Dictionary<string, EffectiveValue> ValuesOf(Service service)
    {
        if (!ofServices.TryGetValue(service, out Dictionary<string, EffectiveValue>? values))
        {
            values = new Dictionary<string, EffectiveValue>(StringComparer.Ordinal);
            ofServices.Add(service, values);
        }

        return values;
    }

    /// <summary>A text as a program of the service expands it; null where it cannot.</summary>
    public string? Expand(string text, Service? service) =>
        MacroExpander.Expand(text, name => RawOf(name, service), Target.Postfix).Value;

    /// <summary>
    /// The setting of exactly this name that decides for a service, or for the instance as a whole: among several <c>-o</c> of one
    /// name, and among several lines of main.cf, the last one.
    /// </summary>
    public Setting? SettingOf(string parameter, Service? service) =>
        (service is null ? null : OverrideOf(parameter, service))
        ?? (mainCf.TryGetValue(parameter, out Setting setting) ? setting : null);

    /// <summary>Whether a setting decides where it stands: no later one of the same name takes its place.</summary>
    public bool Decides(Setting setting, Service? service) =>
        ReferenceEquals(SettingOf(setting.Parameter, service), setting);

    private static Setting? OverrideOf(string parameter, Service service)
    {
        for (int i = service.Settings.Count - 1; i >= 0; i--)
        {
            if (service.Settings[i].Parameter == parameter)
            {
                return service.Settings[i];
            }
        }

        return null;
    }

    /// <summary>The services that set a parameter for themselves, each with the setting that decides there.</summary>
    internal IEnumerable<(Setting Setting, Service Service)> OverridesOf(string parameter)
    {
        for (int i = 0; i < Instance.Services.Count; i++)
        {
            Service service = Instance.Services[i];
            if (OverrideOf(parameter, service) is { } setting)
            {
                yield return (setting, service);
            }
        }
    }

    /// <summary>Every setting with the service it stands on; null for main.cf.</summary>
    public IEnumerable<(Setting Setting, Service? Service)> Settings =>
        settings ??= [
            .. Instance.Settings.Select(setting => (setting, (Service?)null)),
            .. Instance.Services.SelectMany(service => service.Settings.Select(s => (s, (Service?)service))),
        ];

    /// <summary>
    /// The settings whose <c>$name</c> may stand for one of a service: those of main.cf and its own; for one of main.cf,
    /// those of all services.
    /// </summary>
    public IEnumerable<Setting> SettingsSeenWith(Service? service) =>
        service is null ? Settings.Select(s => s.Setting) : Instance.Settings.Concat(service.Settings);

    /// <summary>
    /// Whether a name stands for a list of restrictions: smtpd(8) looks classes up as they are written. What main.cf sets is one too
    /// where a service alone names it as a class.
    /// </summary>
    public bool IsRestrictionClass(string name, Service? service) =>
        IsClassOf(name, service)
        || (
            service is null
            && Instance.Services.Any(s => OverrideOf(RestrictionClasses, s) is not null && IsClassOf(name, s))
        );

    private bool IsClassOf(string name, Service? service) =>
        ListValue.Words(Get(RestrictionClasses, service).Text).Contains(name);

    /// <summary>Whether a word is a restriction or a class: as the argument of a restriction it is there by mistake.</summary>
    internal bool IsRestriction(string word, Service? service) =>
        Restriction.InfoOf(word) is not null || IsRestrictionClass(word, service);

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

    private EffectiveValue Compute(string parameter, Service? service)
    {
        Setting? setBy = SettingOf(parameter, service);
        string raw = setBy?.Value ?? ComputedOf(parameter, service) ?? Parameters.DefaultOn(parameter, Target) ?? "";
        if (setBy is null && NameAlone(raw) is { } other)
        {
            // tlsproxy_tls_protocols is $smtpd_tls_protocols: whoever sets that one decides here too.
            return Get(other, service);
        }

        // A program expands the names in a raw parameter itself, when it uses the value: with facts of that mail (mail_conf_raw.c).
        bool isRaw = Parameters.FindTyped(parameter)?.TypeOn(Target.Postfix) == ParameterType.Raw;
        if (isRaw || raw.IndexOf('$') < 0)
        {
            return new EffectiveValue(parameter, raw, raw.Trim(), setBy, Error: null);
        }

        bool isPartlyUnknown = false;
        Expansion expansion = MacroExpander.Expand(raw, Lookup, Target.Postfix);
        return new EffectiveValue(parameter, raw, (expansion.Value ?? "").Trim(), setBy, expansion.Error)
        {
            IsPartlyUnknown = isPartlyUnknown,
        };

        string? Lookup(string name)
        {
            string? text = RawOf(name, service);
            isPartlyUnknown |= text is null && Parameters.Find(name) is { ComputedFrom: not null };
            return text;
        }
    }

    private string? RawOf(string name, Service? service) =>
        SettingOf(name, service) is { } setting
            ? setting.Value
            : name switch
            {
                "service_name" => service?.Name,
                "process_name" => service?.Program,
                "mail_version" => Target.Postfix.ToString(),
                OwnName.Domain => ComputedOf(name, service),
                "default_database_type" when Target.DatabaseTypes.Count > 0 => Target.DatabaseTypes[0],
                _ => Parameters.DefaultOn(name, Target),
            };

    /// <summary>mydomain is myhostname without its first label, or localdomain (mail_params.c: check_mydomainname).</summary>
    private string? ComputedOf(string parameter, Service? service) =>
        // A host name that itself has a $ may lead back here.
        parameter == OwnName.Domain
        && SettingOf(OwnName.Host, service)?.Value is { Length: > 0 } host
        && host.IndexOf('$') < 0
            ? OwnName.DomainOf(host)
            : null;

    /// <summary>The parameter that a default is taken from as a whole; null for any other text.</summary>
    private static string? NameAlone(string raw)
    {
        string name = raw.StartsWith("$", StringComparison.Ordinal) ? raw.Substring(1).Trim('{', '}', '(', ')') : "";
        return Parameters.Find(name) is null ? null : name;
    }

    private static Dictionary<string, Setting> Last(IEnumerable<Setting> settings)
    {
        var last = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (Setting setting in settings)
        {
            last[setting.Parameter] = setting;
        }

        return last;
    }
}
