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

    // From this number on overrides are looked up by name.
    private const int ManyOverrides = 16;

    private readonly Dictionary<string, Setting> mainCf;
    private KnownTcpPorts? ports;
    private (Setting Setting, Service? Service)[]? settings;
    private HashSet<string>? classesOfServices;
    private int? clients;
    private Service[]? resolvers;
    private Service[]? tlsProxies;
    private readonly Dictionary<string, HashSet<string>> classes = new(StringComparer.Ordinal);

    // Thousands of words are looked up in the same value: its text is not hashed for each.
    private readonly Dictionary<EffectiveValue, HashSet<string>> classesOfValues = new(ReferenceComparer.OfValues);
    private readonly Dictionary<string, Dictionary<(string, string), Table>> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EffectiveValue> ofMainCf = new(StringComparer.Ordinal);
    private readonly Dictionary<Service, Dictionary<string, EffectiveValue>> ofServices = new(
        ReferenceComparer.OfServices
    );

    // Of values of main.cf and defaults with a $, the names in them for which a service may have a value of its own.
    private readonly Dictionary<string, HashSet<string>> namesIn = new(StringComparer.Ordinal);
    private readonly Dictionary<Service, Dictionary<string, Setting>> overrides = new(ReferenceComparer.OfServices);
    private readonly ExpansionLimit limit = new();
    private readonly List<(EffectiveValue Value, Service? Service)> tooLong = [];
    private Dictionary<string, Setting>? lastOfServices;

    public EffectiveView(Instance instance, Target target)
    {
        Instance = instance;
        Target = target;
        mainCf = Last(instance.Settings);
    }

    public Instance Instance { get; }

    public Target Target { get; }

    /// <summary>How many services deliver to other servers.</summary>
    internal int Clients => clients ??= Instance.Services.Count(service => service.DeliversToServers);

    /// <summary>The trivial-rewrite(8) services.</summary>
    internal Service[] Resolvers => resolvers ??= [.. Instance.Services.Where(service => service.IsResolver)];

    /// <summary>The tlsproxy(8) service; null where master.cf has none.</summary>
    internal Service? TlsProxy =>
        (tlsProxies ??= [.. Instance.Services.Where(service => service.IsTlsProxy).Take(1)]).FirstOrDefault();

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
        return service is null || !MayDiffer(parameter, shared, service)
            ? shared
            : Get(parameter, service, ValuesOf(service));
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
    private bool MayDiffer(string parameter, EffectiveValue shared, Service service) =>
        shared.Parameter != parameter
        || parameter == OwnName.Domain
        || (
            shared.Raw.IndexOf('$') >= 0
            && namesIn.TryGetValue(parameter, out HashSet<string>? names)
            && MayDiffer(names, service)
        );

    /// <summary>Whether some service may have a value of its own for a name.</summary>
    private bool MayDiffer(string name) =>
        name is "service_name" or "process_name"
        || LastOfServices.ContainsKey(name)
        || (name == OwnName.Domain && LastOfServices.ContainsKey(OwnName.Host));

    /// <summary>Whether a service has a value of its own for one of the names of which a value of main.cf is made.</summary>
    private static bool MayDiffer(HashSet<string> names, Service service)
    {
        if (names.Contains("service_name") || names.Contains("process_name"))
        {
            return true;
        }

        foreach (Setting setting in service.Settings)
        {
            // The domain may follow from the name of the host.
            if (
                names.Contains(setting.Parameter)
                || (setting.Parameter == OwnName.Host && names.Contains(OwnName.Domain))
            )
            {
                return true;
            }
        }

        return false;
    }

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
        text.IndexOf('$') < 0
            ? text
            : MacroExpander.Expand(text, name => RawOf(name, service), Target.Postfix, limit).Value;

    /// <summary>The texts that programs read for a setting with a <c>$</c>: what most read, and those of services with values of their own in it.</summary>
    internal IEnumerable<string> Readings(Setting setting, Service? service)
    {
        if (setting.Value.IndexOf('$') < 0)
        {
            yield break;
        }

        HashSet<string>? names = null;
        Expansion shared = MacroExpander.Expand(setting.Value, Lookup, Target.Postfix, limit);
        yield return shared.Value ?? "";
        foreach (Service reader in service is null ? Instance.Services : default)
        {
            if (names is not null && MayDiffer(names, reader) && CountStep())
            {
                yield return Expand(setting.Value, reader) ?? "";
            }
        }

        string? Lookup(string name)
        {
            if (MayDiffer(name))
            {
                (names ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
            }

            return RawOf(name, service);
        }
    }

    /// <summary>Whether some values are not expanded since the names of the instance bring too much text into its values.</summary>
    internal bool IsTooLong => limit.IsReached;

    /// <summary>The values that somebody asked for and that are too long to be expanded here, each with the service that reads it.</summary>
    internal IReadOnlyList<(EffectiveValue Value, Service? Service)> TooLong => tooLong;

    /// <summary>Counts a look at a value that another one names; false where there were too many.</summary>
    internal bool CountStep(string value = "")
    {
        limit.Count(ExpansionLimit.Step + value.Length);
        return !limit.IsReached;
    }

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

    internal Setting? OverrideOf(string parameter, Service service)
    {
        if (service.Settings.Count > ManyOverrides)
        {
            return OverridesOf(service).TryGetValue(parameter, out Setting last) ? last : null;
        }

        for (int i = service.Settings.Count - 1; i >= 0; i--)
        {
            if (service.Settings[i].Parameter == parameter)
            {
                return service.Settings[i];
            }
        }

        return null;
    }

    private Dictionary<string, Setting> OverridesOf(Service service)
    {
        if (!overrides.TryGetValue(service, out Dictionary<string, Setting>? known))
        {
            known = Last(service.Settings);
            overrides.Add(service, known);
        }

        return known;
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

    /// <summary>The last of a name among those (<see cref="SettingsSeenWith"/>).</summary>
    internal Setting? LastSeenWith(Service? service, string name) =>
        service is null && LastOfServices.TryGetValue(name, out Setting last) ? last : SettingOf(name, service);

    private Dictionary<string, Setting> LastOfServices =>
        lastOfServices ??= Last(Instance.Services.SelectMany(service => service.Settings));

    /// <summary>
    /// Whether a name stands for a list of restrictions: smtpd(8) looks classes up as they are written. What main.cf sets is one too
    /// where a service alone names it as a class.
    /// </summary>
    public bool IsRestrictionClass(string name, Service? service) =>
        IsClassOf(name, service) || (service is null && (classesOfServices ??= ClassesOfServices()).Contains(name));

    private bool IsClassOf(string name, Service? service) => ClassesIn(Get(RestrictionClasses, service)).Contains(name);

    private HashSet<string> ClassesOfServices() =>
        [.. OverridesOf(RestrictionClasses).SelectMany(o => ClassesIn(Get(RestrictionClasses, o.Service)))];

    private HashSet<string> ClassesIn(EffectiveValue value)
    {
        if (!classesOfValues.TryGetValue(value, out HashSet<string>? known))
        {
            known = ClassesIn(value.Text);
            classesOfValues.Add(value, known);
        }

        return known;
    }

    private HashSet<string> ClassesIn(string names)
    {
        if (!classes.TryGetValue(names, out HashSet<string>? known))
        {
            known = new HashSet<string>(ListValue.Words(names), StringComparer.Ordinal);
            classes.Add(names, known);
        }

        return known;
    }

    /// <summary>The declared table that is written to a path; null where none is.</summary>
    /// <param name="type">The type of the table.</param>
    /// <param name="path">The path.</param>
    /// <param name="service">The service that reads it; null for main.cf.</param>
    internal Table? TableAt(string type, string path, Service? service)
    {
        if (Instance.Tables.Count == 0)
        {
            return null;
        }

        string folder = Get("config_directory", service).Text;
        if (!tables.TryGetValue(folder, out Dictionary<(string, string), Table>? known))
        {
            known = [];
            foreach (Table table in Instance.Tables)
            {
                (string, string) key = (table.Type, FilePath.Normalized(folder + "/" + table.Name));
                if (!known.ContainsKey(key))
                {
                    known.Add(key, table);
                }
            }

            tables.Add(folder, known);
        }

        return known.TryGetValue((type, FilePath.Normalized(path)), out Table found) ? found : null;
    }

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
        HashSet<string>? names = null;

        Expansion expansion = MacroExpander.Expand(raw, Lookup, Target.Postfix, limit, isOnce: service is null);
        if (names is not null)
        {
            namesIn[parameter] = names;
        }

        var value = new EffectiveValue(parameter, raw, (expansion.Value ?? "").Trim(), setBy, expansion.Error)
        {
            IsPartlyUnknown = isPartlyUnknown,
            IsTooLong = expansion.IsTooLong,
        };
        if (expansion.IsTooLong)
        {
            tooLong.Add((value, service));
        }

        return value;

        string? Lookup(string name)
        {
            if (service is null && MayDiffer(name))
            {
                (names ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
            }

            string? text = RawOf(name, service);
            isPartlyUnknown |= text is null && Parameters.Find(name) is { ComputedFrom: not null };
            return text;
        }
    }

    /// <summary>What <c>$name</c> stands for in a program of a service, before expansion; null where it is not defined.</summary>
    internal string? RawOf(string name, Service? service) =>
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
