using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The trivial-rewrite(8) service that says where an address goes.</summary>
internal static class AddressResolver
{
    /// <summary>The one that a program asks; null where the instance has none.</summary>
    /// <param name="service">The service that asks; null for what main.cf says.</param>
    /// <param name="view">The instance.</param>
    public static Service? AskedBy(Service? service, EffectiveView view)
    {
        Service[] resolvers = view.Resolvers;
        string asked = view.Get("rewrite_service_name", service).Text;
        return resolvers.FirstOrDefault(s => s.Name == asked) ?? resolvers.FirstOrDefault();
    }

    /// <summary>The tables that it reads for a parameter: those of its own <c>-o</c>, else of main.cf.</summary>
    /// <param name="resolver">The service; null where the instance has none.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="tables">All tables that the settings of the instance name.</param>
    public static IEnumerable<TableReference> TablesOf(
        Service? resolver,
        string parameter,
        IReadOnlyList<TableReference> tables
    )
    {
        Service? by = resolver?.Settings.Any(s => s.Parameter == parameter) == true ? resolver : null;
        return tables.Where(named => named.Parameter?.Name == parameter && ReferenceEquals(named.Service, by));
    }
}
