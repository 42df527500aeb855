using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>
/// Works out who may send mail to anywhere through an smtpd(8) service. Each restriction list is passed by the clients that it
/// permits before it turns all others away; to relay, a client has to pass every list (SMTPD_ACCESS_README). A restriction
/// that rejects some clients is not followed, so that the answer is "at most these".
/// </summary>
internal sealed class RelayClients(RuleContext context, Service service)
{
    // A class may name itself through others; smtpd(8) gives up after a hundred levels (smtpd_check.c).
    private const int Depth = 10;

    private static readonly string[] Lists =
    [
        "smtpd_client_restrictions",
        "smtpd_helo_restrictions",
        "smtpd_sender_restrictions",
        "smtpd_relay_restrictions",
        "smtpd_recipient_restrictions",
        "smtpd_data_restrictions",
        "smtpd_end_of_data_restrictions",
    ];

    private EffectiveView View => context.View;

    public RelayUse Use()
    {
        // One way through the lists so far, as the conditions that it needs; at first there is one that needs none.
        List<string[]> ways =
        [
            [],
        ];
        foreach (string list in Lists)
        {
            var permits = new List<string>();
            if (!Read(View.Get(list, service).Text, permits, Depth))
            {
                continue;
            }

            ways = Shortest(ways.SelectMany(way => permits.Select(p => With(way, p))));
        }

        return new RelayUse(
            ways.Any(way => way.Length == 0),
            ways.Where(way => way.Length > 0)
                .Select(way => string.Join(", which also are ", way))
                .Distinct()
                .ToEquatableArray()
        );
    }

    private const string Everyone = "everyone";

    /// <summary>Whether a list turns away all that it has not permitted; what it permits is added.</summary>
    private bool Read(string text, List<string> permits, int depth)
    {
        string[] words = [.. BracedWords.Of(text, context.Target.Postfix).Select(w => w.Word)];
        bool onlyWarns = false;
        for (int i = 0; i < words.Length; i++)
        {
            string name = words[i];
            string word = name.ToLowerInvariant();
            if (word == "warn_if_reject")
            {
                // The next one turns nobody away; what it permits passes all the same (seen on 3.7.11).
                onlyWarns = true;
                continue;
            }

            string? argument = ArgumentOf(words, i);
            i += argument is null ? 0 : 1;
            bool isEnd = false;
            switch (word)
            {
                case "reject"
                or "defer"
                or "reject_unauth_destination"
                or "defer_unauth_destination"
                or "check_relay_domains":
                    isEnd = true;
                    break;
                case "permit":
                    permits.Add(Everyone);
                    return true;
                default:
                    if (PermittedBy(word, argument) is { } clients)
                    {
                        permits.Add(clients);
                    }
                    else if (depth > 0 && context.IsRestrictionClass(name, service))
                    {
                        isEnd = Read(View.Get(name, service).Text, permits, depth - 1);
                    }

                    break;
            }

            if (isEnd && !onlyWarns)
            {
                return true;
            }

            onlyWarns = false;
        }

        return false;
    }

    private static string? ArgumentOf(string[] words, int index) =>
        index + 1 < words.Length
        && RestrictionInfo.Find(words[index]) is { Argument: not null, ArgumentIsOptional: false }
            ? words[index + 1]
            : null;

    /// <summary>The clients that a restriction lets pass; null where it lets none pass to foreign destinations.</summary>
    private string? PermittedBy(string restriction, string? argument) =>
        restriction switch
        {
            "permit_mynetworks" => Networks(),
            "permit_sasl_authenticated" => LoginUses.Of(View, service) == LoginUse.None ? null : "clients that log in",
            "permit_tls_clientcerts" => AsksForCertificates()
            && View.Get("relay_clientcerts", service).Text is { Length: > 0 } certificates
                ? $"clients with a certificate in {certificates}"
                : null,
            "permit_tls_all_clientcerts" => AsksForCertificates() ? "clients with any trusted certificate" : null,
            "permit_inet_interfaces" => "this host itself",
            "permit_mx_backup" => "mail to domains that name this host as MX",
            "permit_naked_ip_address" => "clients that give an address as their name",
            // It never lets mail pass that reject_unauth_destination would not (permit_dnswl_addr() in smtpd_check.c).
            "permit_dnswl_client" or "permit_rhswl_client" or "permit_auth_destination" => null,
            "check_policy_service" => $"what the policy service {argument} permits",
            _ when RestrictionInfo.Find(restriction) is { Effect: "by-lookup", Argument: "map" }
                    && argument is not null => ByTable(restriction, argument),
            _ => null,
        };

    private string? Networks()
    {
        EffectiveValue networks = View.Get("mynetworks", service);
        if (networks.SetBy is not null)
        {
            return networks.Text.Length == 0 ? null : $"clients in {networks.Text}";
        }

        return View.Get("mynetworks_style", service).Text.ToLowerInvariant() switch
        {
            "host" => "this host itself",
            "class" => "clients in the class A, B or C networks of this host",
            _ => "clients in the subnets of this host",
        };
    }

    private bool AsksForCertificates() =>
        TlsEndpoints.ServerLevel(View, service).Level != TlsLevel.None
        && (View.Get("smtpd_tls_ask_ccert", service).IsYes || View.Get("smtpd_tls_req_ccert", service).IsYes);

    /// <summary>A declared table tells itself whether a row of it permits anything; one of the host may.</summary>
    private string? ByTable(string restriction, string reference)
    {
        string name = View.Expand(reference, service) ?? reference;
        Table? table = new NamedTable(null, TableListForm.Restrictions, service, NoSetting, 0, name, name).DeclaredIn(
            context
        );
        return table is null ? $"what {restriction} {name} permits"
            : table.Entries.Any(row => MayPermit(row.Value)) ? $"what the table {table.Name} permits ({restriction})"
            : null;
    }

    private static Setting NoSetting { get; } = new("", "", Origin.Unknown);

    /// <summary>OK, a number, or restrictions that permit (access(5)).</summary>
    private bool MayPermit(string result)
    {
        string first = ListValue.Words(result).FirstOrDefault() ?? "";
        return first.Equals("OK", StringComparison.OrdinalIgnoreCase)
            || (first.Length > 0 && first.All(c => c is >= '0' and <= '9') && !IsReply(first))
            || first.StartsWith("permit", StringComparison.OrdinalIgnoreCase)
            || context.IsRestrictionClass(first, service);
    }

    /// <summary>4xx and 5xx reject.</summary>
    private static bool IsReply(string number) => number.Length == 3 && number[0] is '4' or '5';

    private static string[] With(string[] way, string condition) =>
        condition == Everyone || way.Contains(condition) ? way : [.. way, condition];

    /// <summary>Without the ways that need all that another one needs, and more.</summary>
    private static List<string[]> Shortest(IEnumerable<string[]> ways)
    {
        string[][] all = [.. ways];
        return [.. all.Where((way, i) => !all.Where((other, j) => j != i && IsLess(other, way, isFirst: j < i)).Any())];
    }

    private static bool IsLess(string[] other, string[] way, bool isFirst) =>
        other.All(way.Contains) && (other.Length < way.Length || isFirst);
}
