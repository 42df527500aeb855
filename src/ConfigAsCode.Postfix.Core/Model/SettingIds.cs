using System.Runtime.CompilerServices;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>Where the settings of one instance are, found once: each finding asks for the identity of its setting.</summary>
internal sealed class SettingIds
{
    private const int InMainCf = -1;

    private static readonly ConditionalWeakTable<Instance, SettingIds> Known = new();

    private readonly Instance instance;
    private readonly Dictionary<object, int> services = new(ReferenceComparer.OfValues);
    private readonly Lazy<int[]> occurrences;

    private SettingIds(Instance instance)
    {
        this.instance = instance;
        occurrences = new Lazy<int[]>(Occurrences);
        foreach (Setting setting in instance.Settings)
        {
            services[setting] = InMainCf;
        }

        for (int i = 0; i < instance.Services.Count; i++)
        {
            foreach (Setting setting in instance.Services[i].Settings)
            {
                // A policy makes one setting of several services: it is that of the first.
                if (!services.ContainsKey(setting))
                {
                    services.Add(setting, i);
                }
            }
        }
    }

    public static SettingIds Of(Instance instance) => Known.GetValue(instance, static i => new SettingIds(i));

    public SettingId? Find(Setting setting) =>
        !services.TryGetValue(setting, out int service) ? null
        : service == InMainCf ? new SettingId(Service: null, setting.Parameter)
        : new SettingId(instance.Services[service].Key, setting.Parameter) { Occurrence = occurrences.Value[service] };

    /// <summary>Of each service, how many before it have its key.</summary>
    private int[] Occurrences()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new int[instance.Services.Count];
        for (int i = 0; i < found.Length; i++)
        {
            string key = instance.Services[i].Key;
            counts.TryGetValue(key, out found[i]);
            counts[key] = found[i] + 1;
        }

        return found;
    }
}
