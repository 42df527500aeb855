using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The cleanup(8) service that puts a message into the queue, and rewrites its addresses before.</summary>
internal static class CleanupService
{
    /// <summary>The parameter that names it.</summary>
    public const string Parameter = "cleanup_service_name";

    /// <summary>The one that a program hands a message to; null where the instance has none.</summary>
    /// <param name="service">The service that hands it over; null for what main.cf says.</param>
    /// <param name="view">The instance.</param>
    public static Service? AskedBy(Service? service, EffectiveView view)
    {
        Service[] cleanups = [.. view.Instance.Services.Where(s => s.IsCleanup)];
        string asked = view.Get(Parameter, service).Text;
        return cleanups.FirstOrDefault(s => s.Name == asked) ?? cleanups.FirstOrDefault();
    }
}
