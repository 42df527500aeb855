using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Finds the rows of the policy tables that a client reads, as far as the model has the tables.</summary>
public static class TlsPolicyRows
{
    /// <summary>The tables that a client's <c>*_tls_policy_maps</c> names, in the order of the search.</summary>
    public static IEnumerable<Table> TablesOf(EffectiveView view, Service service)
    {
        string folder = view.Get("config_directory", service).Text;
        foreach (string word in ListValue.Words(view.Get(service.Program + "_tls_policy_maps", service).Text))
        {
            // proxymap(8) may stand in front of it.
            string reference = word.StartsWith("proxy:", StringComparison.Ordinal)
                ? word.Substring("proxy:".Length)
                : word;
            if (
                view.Instance.Tables.FirstOrDefault(t => t.Type + ":" + folder + "/" + t.Name == reference) is { } table
            )
            {
                yield return table;
            }
        }
    }

    /// <summary>The rows of a client with what Postfix reads in them.</summary>
    public static IEnumerable<(TableEntry Row, TlsPolicy Policy)> Of(EffectiveView view, Service service) =>
        TablesOf(view, service)
            .SelectMany(t => t.Entries)
            .Select(row => (row, TlsPolicy.Read(row.Value, view.Target.Postfix)));
}
