using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Decides who may send mail through an smtpd(8) service. Each restriction list is passed by the clients that it permits
/// before it turns all others away; a message has to pass every list (SMTPD_ACCESS_README).
/// </summary>
internal sealed class AccessEngine(EffectiveView view, Service service)
{
    // A class may name itself through others; smtpd(8) gives up after a hundred levels (smtpd_check.c).
    private const int Depth = 10;

    private static readonly string[] StopsAll = ["reject", "defer", "defer_if_permit"];

    private static readonly string[] StopsRemote =
    [
        "reject_unauth_destination",
        "defer_unauth_destination",
        "check_relay_domains",
    ];

    private static readonly string[] PermitsOwn =
    [
        "permit_auth_destination",
        "permit_mx_backup",
        "check_relay_domains",
    ];

    // Of these smtpd(8) requires one in smtpd_relay_restrictions or smtpd_recipient_restrictions (smtpd_check_init() in smtpd_check.c).
    private static readonly string[] Required = [.. StopsRemote, .. StopsAll];

    /// <summary>The ways of mail to recipients of a kind.</summary>
    /// <param name="recipient">The kind.</param>
    /// <param name="instead">A list in place of the one that a stage has.</param>
    public IReadOnlyList<AccessWay> Decide(RecipientKind recipient, (SmtpStage Stage, string List)? instead = null)
    {
        AccessWay[] ways = [new AccessWay(new AccessPath(default), [])];
        foreach (SmtpStage stage in SmtpStages.OfMail)
        {
            string list =
                instead is { } other && other.Stage == stage ? other.List : view.Get(stage.List, service).Text;
            ListOutcome outcome = Ask(stage, list, recipient);
            if (outcome.TurnsOthersAway || stage.IsAtRecipient)
            {
                IEnumerable<ListPermit> permits = outcome.TurnsOthersAway
                    ? outcome.Permits
                    : [ListPermit.NobodyTurnedAway];
                ways = Shortest(ways.SelectMany(way => permits.Select(permit => way.Through(permit, stage))));
            }
        }

        return ways;
    }

    /// <summary>Whether a word is one of those that smtpd(8) requires there, whatever it does where it stands.</summary>
    public static bool IsRequired(string word) => Required.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value of one of the two lists has what smtpd(8) requires there.</summary>
    public bool HasRequired(string text) => HasRequired(text, Depth);

    /// <summary>smtpd(8) looks at each word here, also at the argument of a restriction.</summary>
    private bool HasRequired(string text, int depth)
    {
        IEnumerable<string> words = Parse(text)
            .SelectMany(r => new[] { r.OnlyWarns ? null : r.Name, r.Argument })
            .OfType<string>();
        foreach (string word in words)
        {
            if (word.Equals("permit", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (
                IsRequired(word)
                || (
                    depth > 0
                    && view.IsRestrictionClass(word, service)
                    && HasRequired(view.Get(word, service).Text, depth - 1)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private ListOutcome Ask(SmtpStage stage, string list, RecipientKind recipient)
    {
        var whole = new ListOutcome();
        var at = new ListStage(stage, view.Get("smtpd_delay_reject", service).IsYes);
        foreach (Restriction restriction in Parse(list))
        {
            var outcome = new ListOutcome();
            Ask(restriction, at, recipient, outcome, Depth);
            foreach (ListPermit permit in outcome.Permits)
            {
                whole.Permit(permit with { By = restriction });
            }

            if (outcome.TurnsOthersAway)
            {
                whole.TurnOthersAway();
                break;
            }
        }

        return whole;
    }

    private void Ask(
        IReadOnlyList<Restriction> list,
        ListStage stage,
        RecipientKind recipient,
        ListOutcome outcome,
        int depth
    )
    {
        foreach (Restriction restriction in list)
        {
            Ask(restriction, stage, recipient, outcome, depth);
            if (outcome.TurnsOthersAway)
            {
                return;
            }
        }
    }

    private void Ask(Restriction restriction, ListStage stage, RecipientKind recipient, ListOutcome outcome, int depth)
    {
        (string name, string? argument) = restriction.IsTable
            ? (stage.Stage.TableRestriction ?? "", restriction.Name)
            : (restriction.Name.ToLowerInvariant(), restriction.Argument);
        // Behind warn_if_reject a restriction turns nobody away, a class with all that is in it; whom it permits passes all the same.
        ListStage at = stage with
        {
            OnlyWarns = stage.OnlyWarns || restriction.OnlyWarns,
        };
        if (depth > 0 && restriction.Info is null && view.IsRestrictionClass(restriction.Name, service))
        {
            Ask(Parse(view.Get(restriction.Name, service).Text), at, recipient, outcome, depth - 1);
        }
        else if (IsFault(name, at))
        {
            outcome.TurnOthersAway();
        }
        else if (name == "permit" || (recipient == RecipientKind.Own && PermitsOwn.Contains(name) && stage.Ever(name)))
        {
            outcome.PermitEverybody();
        }
        else
        {
            if (PermittedBy(name, argument, at) is { } clients)
            {
                outcome.Permit(clients);
            }
            else if (argument is not null && AsksTable(name) && at.Ever(name))
            {
                AskTable(name, argument, at, recipient, outcome, depth);
            }

            string[] stops = recipient == RecipientKind.Own ? StopsAll : Required;
            if (!at.OnlyWarns && stops.Contains(name) && stage.Always(name))
            {
                outcome.TurnOthersAway();
            }
        }
    }

    private IReadOnlyList<Restriction> Parse(string text) => RestrictionList.Parse(text, view.Target.Postfix);

    /// <summary>
    /// At a word that smtpd(8) of the target does not know it answers 451 to everybody, and so at a table that stands for no restriction
    /// (reject_server_error() in smtpd_check.c).
    /// </summary>
    private bool IsFault(string name, ListStage stage) =>
        RestrictionInfo.Find(name)?.WorksOn(view.Target.Postfix) != true
        // It is looked at only where there is a recipient.
        && (name != "check_relay_domains" || stage.Always(name));

    /// <summary>The clients that a restriction permits; null where it permits none of the kind.</summary>
    private ClientCondition? PermittedBy(string restriction, string? argument, ListStage stage) =>
        restriction switch
        {
            "permit_mynetworks" => Networks(),
            "permit_sasl_authenticated" => stage.KnowsLogin && LoginModes.Of(view, service) != LoginMode.None
                ? new ClientCondition(ClientKind.LoggedIn)
                : null,
            "permit_tls_clientcerts" => AsksForCertificates()
            && view.Get("relay_clientcerts", service).Text is { Length: > 0 } certificates
                ? new ClientCondition(ClientKind.WithListedCertificate, certificates)
                : null,
            "permit_tls_all_clientcerts" => AsksForCertificates()
                ? new ClientCondition(ClientKind.WithTrustedCertificate)
                : null,
            "permit_inet_interfaces" => new ClientCondition(ClientKind.ThisHost),
            "permit_mx_backup" => new ClientCondition(ClientKind.ToBackupMx),
            "permit_naked_ip_address" => new ClientCondition(ClientKind.WithNakedAddress),
            "check_relay_domains" => view.Get("relay_domains", service).Text is { Length: > 0 } domains
                ? new ClientCondition(ClientKind.InRelayDomains, domains)
                : null,
            "check_policy_service" => new ClientCondition(ClientKind.ByPolicyServer, argument ?? ""),
            // permit_dnswl_client and permit_rhswl_client permit no mail that reject_unauth_destination would not (permit_dnswl_addr()
            // in smtpd_check.c).
            _ => null,
        };

    private static bool AsksTable(string restriction) =>
        RestrictionInfo.Find(restriction)
            is { Effect: RestrictionEffect.ByLookup, Argument: RestrictionArgument.Table, NeverPermits: false };

    private ClientCondition? Networks()
    {
        EffectiveValue networks = view.Get("mynetworks", service);
        if (networks.SetBy is not null)
        {
            return networks.Text.Length == 0 ? null : new ClientCondition(ClientKind.InNetworks, networks.Text);
        }

        return new ClientCondition(
            view.Get("mynetworks_style", service).Text.ToLowerInvariant() switch
            {
                "host" => ClientKind.ThisHost,
                "class" => ClientKind.InClassNetworks,
                _ => ClientKind.InSubnets,
            }
        );
    }

    private bool AsksForCertificates() => TlsEndpoints.CertificatesOf(view, service) != ClientCertificates.NotAsked;

    /// <summary>The rows that are known show whom they permit; a table of the host may permit anybody.</summary>
    private void AskTable(
        string restriction,
        string reference,
        ListStage stage,
        RecipientKind recipient,
        ListOutcome outcome,
        int depth
    )
    {
        string word = view.Expand(reference, service) ?? reference;
        TableAnswers answers = TableAnswers.Of(word, service, view);
        foreach (string unknown in answers.Unknown)
        {
            outcome.Permit(new ClientCondition(ClientKind.ByTable, unknown, restriction));
        }

        string table = TableReferences.Declared(word, service, view)?.Name ?? word;
        var condition = new ClientCondition(ClientKind.ByDeclaredTable, table, restriction);
        foreach (TableAnswer answer in answers.Answers)
        {
            IReadOnlyList<ClientCondition> found = answer.Keys == AnsweredKeys.All ? [] : [condition];
            foreach (ListPermit permit in PermitsOf(answer.Row.Value, stage, recipient, depth))
            {
                outcome.Permit(
                    new ListPermit([.. found, .. permit.Conditions], Row: $"{answer.Row.Key} {answer.Row.Value}")
                );
            }
        }
    }

    /// <summary>Whom the result of a row permits, by itself or by restrictions.</summary>
    private IReadOnlyList<ListPermit> PermitsOf(string value, ListStage stage, RecipientKind recipient, int depth)
    {
        var result = AccessResult.Parse(value, view.Target.Postfix);
        var outcome = new ListOutcome();
        if (result.Action == AccessAction.Permit)
        {
            outcome.PermitEverybody();
        }
        else if (depth > 0 && result.Action == AccessAction.Restrictions)
        {
            Ask(Parse(result.Text), stage, recipient, outcome, depth - 1);
        }

        return outcome.Permits;
    }

    /// <summary>Without the ways that are open only to clients to whom another one is open as well.</summary>
    private static AccessWay[] Shortest(IEnumerable<AccessWay> ways)
    {
        AccessWay[] all = [.. ways];
        return
        [
            .. all.Where(
                (way, i) =>
                    !all.Where(
                            (other, j) =>
                                j != i && way.Path.Implies(other.Path) && (j < i || !other.Path.Implies(way.Path))
                        )
                        .Any()
            ),
        ];
    }
}
