using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// Answers "what does this program read for X, and who said so": the <c>-o</c> of its service, else main.cf, else the
/// default of the target's release, with <c>$name</c> expanded. Every judgement starts here; a look at one file is not
/// enough to know what a daemon does.
/// </summary>
public sealed class EffectiveView
{
    private readonly Dictionary<string, Setting> mainCf;
    private readonly Dictionary<(string? Service, string Parameter), EffectiveValue> known = [];

    public EffectiveView(Instance instance, Target target)
    {
        Instance = instance;
        Target = target;
        mainCf = Last(instance.Settings);
    }

    public Instance Instance { get; }

    public Target Target { get; }

    /// <summary>The value for a program of a service, or for the instance as a whole where there is no service.</summary>
    public EffectiveValue Get(string parameter, Service? service = null)
    {
        if (!known.TryGetValue((service?.Key, parameter), out EffectiveValue? value))
        {
            value = Compute(parameter, service);
            known.Add((service?.Key, parameter), value);
        }

        return value;
    }

    /// <summary>The first of two parameters that is not empty: a <c>tlsproxy_*</c> or legacy name that falls back on another.</summary>
    public EffectiveValue FirstSet(string parameter, string fallback, Service? service)
    {
        EffectiveValue value = Get(parameter, service);
        return value.Text.Length > 0 ? value : Get(fallback, service);
    }

    private EffectiveValue Compute(string parameter, Service? service)
    {
        // Among several -o of one name, and among several lines of main.cf, the last one counts.
        Dictionary<string, Setting> overrides = service is null ? [] : Last(service.Settings);
        Setting? setBy = Find(parameter);
        string raw = setBy?.Value ?? Parameters.DefaultOn(parameter, Target.Postfix);
        Expansion expansion = MacroExpander.Expand(raw, Lookup, Target.Postfix);
        return new EffectiveValue(parameter, raw, (expansion.Value ?? "").Trim(), setBy, expansion.Error);

        Setting? Find(string name) =>
            overrides.TryGetValue(name, out Setting? setting) || mainCf.TryGetValue(name, out setting) ? setting : null;

        string? Lookup(string name)
        {
            if (Find(name) is { } setting)
            {
                return setting.Value;
            }

            return name switch
            {
                "service_name" => service?.Name,
                "process_name" => service?.Program,
                "mail_version" => Target.Postfix.ToString(),
                _ => Parameters.Find(name)?.DefaultOn(Target.Postfix),
            };
        }
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
