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

    private EffectiveValue Compute(string parameter, Service? service)
    {
        // Among several -o of one name, and among several lines of main.cf, the last one counts.
        Dictionary<string, Setting> overrides = service is null ? [] : Last(service.Settings);
        Setting? setBy = Find(parameter);
        string raw = setBy?.Value ?? Parameters.DefaultOn(parameter, Target.Postfix);
        if (setBy is null && NameAlone(raw) is { } other)
        {
            // tlsproxy_tls_protocols is $smtpd_tls_protocols: whoever sets that one decides here too.
            return Get(other, service);
        }

        bool isPartlyUnknown = false;
        Expansion expansion = MacroExpander.Expand(raw, Lookup, Target.Postfix);
        return new EffectiveValue(parameter, raw, (expansion.Value ?? "").Trim(), setBy, expansion.Error)
        {
            IsPartlyUnknown = isPartlyUnknown,
        };

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
                _ => Default(name),
            };
        }

        string? Default(string name)
        {
            ParameterInfo? found = Parameters.Find(name);
            string? text = found?.DefaultOn(Target.Postfix);
            isPartlyUnknown |= found?.ComputedFrom is not null && text is null;
            return text;
        }
    }

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
