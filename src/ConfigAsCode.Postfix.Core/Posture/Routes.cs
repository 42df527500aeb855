using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>
/// Finds which mail goes to which transport, as trivial-rewrite(8) decides it: transport tables first, then the class of the
/// domain, then the relay or the rest (trivial-rewrite/resolve.c).
/// </summary>
internal static class Routes
{
    /// <summary>More rows of one table are only counted: a page is read by people.</summary>
    public const int MostRows = 20;

    private const string Maps = "transport_maps";
    private const string Local = "mydestination";
    private const string Relay = "relay_domains";

    private static readonly (string Domains, string Transport)[] Classes =
    [
        (Local, "local_transport"),
        ("virtual_mailbox_domains", "virtual_transport"),
        (Relay, "relay_transport"),
    ];

    private static readonly string[] ToldByClass =
    [
        "local_transport",
        "virtual_transport",
        "relay_transport",
        "default_transport",
        Maps,
    ];

    public static IEnumerable<(string Transport, Route Route)> Of(RuleContext context)
    {
        Service? resolver = context.Instance.Services.FirstOrDefault(s => s.Program == "trivial-rewrite");
        return OfMaps(context, resolver)
            .Concat(OfClasses(context.View, resolver))
            .Concat(OfOthers(context))
            .Concat(Rest(context.View, resolver));
    }

    /// <summary>The rows of declared tables; what a table of the host says is known there alone.</summary>
    private static IEnumerable<(string, Route)> OfMaps(RuleContext context, Service? resolver)
    {
        string rest = TransportUse.NameIn(context.View.Get("default_transport", resolver).Text);
        foreach (
            NamedTable named in NamedTables
                .Of(context)
                .Where(n => n.Parameter?.Name == Maps && (n.Service is null || n.Service == resolver))
        )
        {
            if (named.DeclaredIn(context) is not { } table)
            {
                yield return (rest, new Route($"what {named.Text} on the host says", "", Maps));
                continue;
            }

            var routes = table
                .Entries.Select(row => (Transport: NameOr(row.Value, rest), row))
                .GroupBy(r => r.Transport);
            foreach (var ofTransport in routes)
            {
                TableEntry[] rows = [.. ofTransport.Select(r => r.row)];
                foreach (TableEntry row in rows.Take(MostRows))
                {
                    yield return (ofTransport.Key, new Route(row.Key, NextHopIn(row.Value), "table " + table.Name));
                }

                if (rows.Length > MostRows)
                {
                    yield return (
                        ofTransport.Key,
                        new Route($"{rows.Length - MostRows} more rows", "", "table " + table.Name)
                    );
                }
            }
        }
    }

    private static IEnumerable<(string, Route)> OfClasses(EffectiveView view, Service? resolver)
    {
        foreach ((string parameter, string transport) in Classes)
        {
            string text = view.Get(transport, resolver).Text;
            string[] domains = [.. DomainsIn(parameter, view, resolver)];
            if (domains.Length > 0)
            {
                yield return (
                    TransportUse.NameIn(text),
                    new Route(string.Join(", ", domains), NextHopOfClass(parameter, text, view, resolver), parameter)
                );
            }
        }
    }

    private static IEnumerable<string> DomainsIn(string parameter, EffectiveView view, Service? resolver)
    {
        EffectiveValue value = view.Get(parameter, resolver);
        foreach (string word in ListValue.Words(value.Text))
        {
            if (word.IndexOf(':') >= 0)
            {
                yield return "what is in " + word;
            }
            else if (parameter == Relay && IsLocal(word, view, resolver))
            {
                // The domain itself is local; what the list adds are those below it.
                if (ListValue.Has(view.Get("parent_domain_matches_subdomains", resolver).Text, Relay))
                {
                    yield return "subdomains of " + word;
                }
            }
            else
            {
                yield return word;
            }
        }

        if (value.IsPartlyUnknown)
        {
            yield return "the name of the host";
        }
    }

    private static bool IsLocal(string domain, EffectiveView view, Service? resolver) =>
        ListValue.Has(view.Get(Local, resolver).Text, domain);

    /// <summary>Content filters, mailbox transports and transports by sender; probes carry no mail.</summary>
    private static IEnumerable<(string, Route)> OfOthers(RuleContext context) =>
        TransportUse
            .In(context)
            .Where(use => !ToldByClass.Contains(use.Parameter))
            .Where(use => !use.Parameter.StartsWith("address_verify_", StringComparison.Ordinal))
            .Select(use =>
                (
                    use.Transport,
                    new Route(
                        use.IsRow ? use.Key
                            : use.Service is null ? "all mail"
                            : "mail from " + InetEndpoint.Described(use.Service),
                        NextHopIn(
                            use.IsRow && use.Parameter == "FILTER" ? use.Value.Substring("FILTER ".Length) : use.Value
                        ),
                        use.Table is null ? use.Parameter : $"{use.Parameter}, table {use.Table.Name}"
                    )
                )
            );

    private static IEnumerable<(string, Route)> Rest(EffectiveView view, Service? resolver)
    {
        string transport = view.Get("default_transport", resolver).Text;
        if (TransportUse.NameIn(transport) is { Length: > 0 } name)
        {
            yield return (
                name,
                new Route("all other domains", OffHost(transport, view, resolver), "default_transport")
            );
        }
    }

    private static string NameOr(string value, string rest) =>
        TransportUse.NameIn(value) is { Length: > 0 } name ? name : rest;

    private static string NextHopIn(string value) =>
        value.IndexOf(':') is var colon and >= 0 ? value.Substring(colon + 1).Trim() : "";

    /// <summary>What is delivered here goes to no other host: <c>local:$myhostname</c> only names the queue.</summary>
    private static string NextHopOfClass(string parameter, string transport, EffectiveView view, Service? resolver) =>
        parameter == Relay ? OffHost(transport, view, resolver)
        : TransportUse.NameIn(transport) is "local" or "virtual" ? ""
        : NextHopIn(transport);

    /// <summary>A next hop in the transport goes before relayhost, which goes before the domain.</summary>
    private static string OffHost(string transport, EffectiveView view, Service? resolver) =>
        NextHopIn(transport) is { Length: > 0 } own ? own : view.Get("relayhost", resolver).Text;
}
