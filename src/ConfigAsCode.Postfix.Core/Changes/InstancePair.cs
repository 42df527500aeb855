using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>An instance before and after a change.</summary>
internal sealed record InstancePair(InstanceOnTarget Before, InstanceOnTarget After)
{
    /// <summary>The services that are there before and after; of several with one key the last counts, as in master(8).</summary>
    public IEnumerable<(Service Before, Service After)> CommonServices
    {
        get
        {
            Dictionary<string, Service> before = ByKey(Before.Instance);
            foreach (Service after in ByKey(After.Instance).Values)
            {
                if (before.TryGetValue(after.Key, out Service? service))
                {
                    yield return (service, after);
                }
            }
        }
    }

    public static Dictionary<string, Service> ByKey(Instance instance)
    {
        var services = new Dictionary<string, Service>(StringComparer.Ordinal);
        foreach (Service service in instance.Services)
        {
            services[service.Key] = service;
        }

        return services;
    }
}
