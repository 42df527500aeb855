using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Works out who may send mail to anywhere through an smtpd(8) service. Each restriction list is passed by the clients that it
/// permits before it turns all others away; to relay, a client has to pass every list (SMTPD_ACCESS_README). A restriction
/// that rejects some clients is not followed, so that the answer is "at most these".
/// </summary>
internal sealed class RelayClients(EffectiveView view, Service service)
{
    // A class may name itself through others; smtpd(8) gives up after a hundred levels (smtpd_check.c).
    private const int Depth = 10;

    private const string Everyone = "everyone";

    // Each with the restriction that a table stands for which has none in front.
    private static readonly (string Name, string? OfTable)[] Lists =
    [
        ("smtpd_client_restrictions", "check_client_access"),
        ("smtpd_helo_restrictions", "check_helo_access"),
        ("smtpd_sender_restrictions", "check_sender_access"),
        ("smtpd_relay_restrictions", "check_recipient_access"),
        ("smtpd_recipient_restrictions", "check_recipient_access"),
        ("smtpd_data_restrictions", null),
        ("smtpd_end_of_data_restrictions", null),
    ];

    // smtpd(8) starts only where one of the two lists has one of these (smtpd_check_init() in smtpd_check.c).
    private static readonly string[] RequiredIn = ["smtpd_relay_restrictions", "smtpd_recipient_restrictions"];

    // What stops everybody, and what stops mail to other domains.
    private static readonly string[] StopsAll = ["reject", "defer", "defer_if_permit"];

    private static readonly string[] StopsForeign =
    [
        "reject_unauth_destination",
        "defer_unauth_destination",
        "check_relay_domains",
    ];

    // What access(5) calls actions that do not permit; the words behind them are text. DISCARD says 250, and sends nothing.
    private static readonly string[] Actions =
    [
        "DUNNO",
        "REJECT",
        "DEFER",
        "DEFER_IF_REJECT",
        "DEFER_IF_PERMIT",
        "HANGUP",
        "INFO",
        "WARN",
        "FILTER",
        "HOLD",
        "DISCARD",
        "REDIRECT",
        "BCC",
        "PREPEND",
    ];

    public RelayUse Use()
    {
        if (!RequiredIn.Any(list => HasRequired(view.Get(list, service).Text, Depth)))
        {
            return new RelayUse(IsOpen: false, default) { Stops = true };
        }

        // One way through the lists so far, as the conditions that it needs; at first there is one that needs none.
        List<string[]> ways =
        [
            [],
        ];
        foreach ((string name, string? ofTable) in Lists)
        {
            var permits = new List<string>();
            if (!Read(WordsOf(name), StageOf(name, ofTable), permits, Depth))
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

    /// <summary>What is known when a list is asked: that of the client at its connection, where nothing is delayed.</summary>
    private RelayStage StageOf(string list, string? ofTable)
    {
        bool isLate = RequiredIn.Contains(list) || view.Get("smtpd_delay_reject", service).IsYes;
        // Of several recipients, none is known at DATA (smtpd_check_data()).
        return new RelayStage(ofTable, isLate && ofTable is not null, isLate || list != "smtpd_client_restrictions");
    }

    private string[] WordsOf(string list) => Words(view.Get(list, service).Text);

    private string[] Words(string text) => [.. BracedWords.Of(text, view.Target.Postfix).Select(w => w.Word)];

    private bool HasRequired(string text, int depth)
    {
        string[] words = Words(text);
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i].ToLowerInvariant();
            if (word == "warn_if_reject")
            {
                i++;
            }
            else if (word == "permit")
            {
                return false;
            }
            else if (
                StopsAll.Contains(word)
                || StopsForeign.Contains(word)
                || (
                    depth > 0
                    && view.IsRestrictionClass(words[i], service)
                    && HasRequired(view.Get(words[i], service).Text, depth - 1)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a list turns away all that it has not permitted; what it permits is added.</summary>
    private bool Read(string[] words, RelayStage stage, List<string> permits, int depth)
    {
        RelayStage next = stage;
        for (int i = 0; i < words.Length; i++)
        {
            string name = words[i];
            string word = name.ToLowerInvariant();
            if (word == "warn_if_reject")
            {
                // The next one turns nobody away, a class with all that is in it; what it permits passes all the same (seen on 3.7.11).
                next = stage with
                {
                    OnlyWarns = true,
                };
                continue;
            }

            string? argument = ArgumentOf(words, i);
            i += argument is null ? 0 : 1;
            if (name.IndexOf(':') >= 0)
            {
                (word, argument) = (stage.OfTable ?? "", name);
            }

            if (word == "permit")
            {
                permits.Add(Everyone);
                return true;
            }

            bool isEnd = StopsAll.Contains(word) || (StopsForeign.Contains(word) && stage.KnowsRecipient);
            if (depth > 0 && RestrictionInfo.Find(word) is null && view.IsRestrictionClass(name, service))
            {
                isEnd = Read(WordsOf(name), next, permits, depth - 1);
            }
            else if (IsFault(word, stage))
            {
                return true;
            }

            if (PermittedBy(word, argument, next, depth) is { } clients)
            {
                permits.Add(clients);
            }

            if (isEnd && !next.OnlyWarns)
            {
                return true;
            }

            next = stage;
        }

        return false;
    }

    /// <summary>At a word that smtpd(8) of the target does not know it says 451 to everybody (reject_server_error() in smtpd_check.c).</summary>
    private bool IsFault(string word, RelayStage stage) =>
        word.Length > 0
        && RestrictionInfo.Find(word)?.WorksOn(view.Target.Postfix) != true
        // It is looked at only where there is a recipient.
        && (word != "check_relay_domains" || stage.KnowsRecipient);

    private static string? ArgumentOf(string[] words, int index) =>
        index + 1 < words.Length
        && RestrictionInfo.Find(words[index]) is { Argument: not null, ArgumentIsOptional: false }
            ? words[index + 1]
            : null;

    /// <summary>The clients that a restriction lets pass; null where it lets none pass to foreign destinations.</summary>
    private string? PermittedBy(string restriction, string? argument, RelayStage stage, int depth) =>
        restriction switch
        {
            "permit_mynetworks" => Networks(),
            "permit_sasl_authenticated" => stage.KnowsLogin && LoginUses.Of(view, service) != LoginUse.None
                ? "clients that log in"
                : null,
            "permit_tls_clientcerts" => AsksForCertificates()
            && view.Get("relay_clientcerts", service).Text is { Length: > 0 } certificates
                ? $"clients with a certificate in {certificates}"
                : null,
            "permit_tls_all_clientcerts" => AsksForCertificates() ? "clients with any trusted certificate" : null,
            "permit_inet_interfaces" => "this host itself",
            "permit_mx_backup" => "mail to domains that name this host as MX",
            "permit_naked_ip_address" => "clients that give an address as their name",
            // It never lets mail pass that reject_unauth_destination would not (permit_dnswl_addr() in smtpd_check.c).
            "permit_dnswl_client" or "permit_rhswl_client" or "permit_auth_destination" => null,
            "check_relay_domains" => view.Get("relay_domains", service).Text is { Length: > 0 } domains
                ? $"clients with a name in {domains}"
                : null,
            "check_policy_service" => $"what the policy service {argument} permits",
            _ when RestrictionInfo.Find(restriction) is { Effect: "by-lookup", Argument: "map", NeverPermits: false }
                    && argument is not null => ByTable(restriction, argument, stage, depth),
            _ => null,
        };

    private string? Networks()
    {
        EffectiveValue networks = view.Get("mynetworks", service);
        if (networks.SetBy is not null)
        {
            return networks.Text.Length == 0 ? null : In(networks.Text);
        }

        return view.Get("mynetworks_style", service).Text.ToLowerInvariant() switch
        {
            "host" => "this host itself",
            "class" => "clients in the class A, B or C networks of this host",
            _ => "clients in the subnets of this host",
        };
    }

    /// <summary>How the clients of some networks are called.</summary>
    public static string In(string networks) => "clients in " + networks;

    private bool AsksForCertificates() =>
        TlsEndpoints.ServerLevel(view, service).Level != TlsLevel.None
        && (view.Get("smtpd_tls_ask_ccert", service).IsYes || view.Get("smtpd_tls_req_ccert", service).IsYes);

    /// <summary>A declared table tells itself whether a row of it permits anything; one of the host may.</summary>
    private string? ByTable(string restriction, string reference, RelayStage stage, int depth)
    {
        string name = view.Expand(reference, service) ?? reference;
        Table? table = TableReferences.Declared(name, service, view);
        return table is null ? $"what {restriction} {name} permits"
            : RowBlocks.Of(table).Any(r => MayPermit(r.Row.Value, stage, depth))
                ? $"what the table {table.Name} permits ({restriction})"
            : null;
    }

    /// <summary>OK, a number without a text (<c>554</c> too), or restrictions that permit (check_table_result() in smtpd_check.c).</summary>
    private bool MayPermit(string result, RelayStage stage, int depth)
    {
        string text = Blanks.Trim(result);
        if (text.Length == 0)
        {
            return false;
        }

        string first = text.Split(' ', '\t')[0].ToUpperInvariant();
        if (first is "OK" or "RELAY" || text.All(c => c is >= '0' and <= '9'))
        {
            return true;
        }

        var permits = new List<string>();
        bool isList = depth > 0 && !Actions.Contains(first) && !char.IsDigit(first[0]) && text.IndexOf(':') < 0;
        if (isList)
        {
            Read(Words(text), stage, permits, depth - 1);
        }

        return permits.Count > 0;
    }

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
