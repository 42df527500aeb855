using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Rules.Routing;

/// <summary>
/// A client that delivers to the servers of the recipients' domains and greets them with a name that the public DNS cannot have: RFC 5321
/// section 4.1.1.1 wants the fully qualified name of the client, and reject_non_fqdn_helo_hostname is common.
/// </summary>
internal sealed class Pfx7009LocalHelo()
    : Rule(
        new RuleInfo(
            "PFX7009",
            RuleSeverity.Warning,
            "Other servers are greeted with a name that only this network knows",
            HasFix: false
        )
    )
{
    private const string HeloName = "smtp_helo_name";

    // Domains that no registry has: RFC 6761, RFC 6762 (section 3 and appendix G), RFC 8375, and ICANN's internal. Those of examples and tests
    // are left out, as what has such a name is none of a host.
    private static readonly string[] PrivateDomains =
    [
        "corp",
        "home",
        "home.arpa",
        "internal",
        "intranet",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "private",
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        // A relay host knows its clients, often by a login, and seldom looks at their names.
        string transport = TransportResult.Parse(context.View.Get("default_transport").Text) is { NextHop: "" } result
            ? result.Transport
            : "";
        bool deliversToAnybody =
            transport.Length > 0 && context.View.Get("relayhost") is { Text: "", IsPartlyUnknown: false };
        Service? client = deliversToAnybody ? context.Instance.TransportNamed(transport) : null;
        if (
            client is { IsSmtpClient: true }
            && context.View.Get(HeloName, client) is { Error: null, IsPartlyUnknown: false, SetBy: { } setting } name
            && HostName.IsValid(name.Text)
            && IsPrivate(name.Text)
        )
        {
            string remedy = setting.Parameter == HeloName ? "" : $", or set {HeloName} to it";
            yield return Found(
                context.Instance,
                $"{client.Key} greets the servers of all domains as '{name.Text}', which is not a name of the public DNS: many of them reject "
                    + $"the mail. Write the name that DNS has for this host{remedy}",
                Place.At(setting),
                setting.Parameter,
                name.Text,
                [client.Key]
            );
        }
    }

    private static bool IsPrivate(string name) =>
        name.IndexOf('.') < 0
        || PrivateDomains.Any(domain => name.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
