using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// What each restriction of a list does to a message, in the order of the list, classes and tables in their place (generic_checks() in
/// smtpd_check.c). Of a client that is not known it gives whom a restriction permits; of one that is known, what becomes of it.
/// </summary>
/// <param name="view">The instance.</param>
/// <param name="service">The smtpd(8) service.</param>
/// <param name="request">The message.</param>
internal sealed class RestrictionEffects(EffectiveView view, Service service, AccessRequest request)
{
    // Classes that name each other, and rows that name classes, can lead to more than anybody has time for.
    public const int MostInClasses = 10_000;

    // So many rows with the same restrictions are told apart: all of them do the same.
    private const int MostAlike = 100;

    private readonly SessionFacts session = new(view, service, request);
    private readonly AddressFacts addresses = new(view, service, request);
    private readonly Dictionary<string, TableAnswers> answersOf = new(StringComparer.Ordinal);
    private int inClasses;

    /// <summary>Whether it was too much to follow to its end; what was not followed counts as the 451 of a fault.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The effects of a list until one that ends it, each with the restriction of the list that has it.</summary>
    public IEnumerable<ListEffect> Of(ListStage stage, string list) =>
        Of(Parse(list), stage, RestrictionList.ClassDepth, isOuter: true);

    /// <summary>What is done to a recipient that no list has rejected (<c>smtpd_reject_unlisted_recipient</c>).</summary>
    public IEnumerable<ListEffect> OfUnlistedRecipient() =>
        view.Get("smtpd_reject_unlisted_recipient", service).IsYes ? addresses.UnlistedRecipient() : [];

    /// <summary>What is done to a sender that the list for it has not rejected (<c>smtpd_reject_unlisted_sender</c>).</summary>
    public IEnumerable<ListEffect> OfUnlistedSender() =>
        view.Get("smtpd_reject_unlisted_sender", service).IsYes ? addresses.UnlistedSender() : [];

    private IReadOnlyList<Restriction> Parse(string text) => RestrictionList.Parse(text, view.Target.Postfix);

    private IEnumerable<ListEffect> Of(
        IReadOnlyList<Restriction> list,
        ListStage stage,
        int depth,
        bool isOuter = false
    )
    {
        foreach (Restriction restriction in list)
        {
            foreach (ListEffect effect in Of(restriction, stage, depth))
            {
                yield return isOuter ? effect with { By = restriction } : effect;
                if (effect.EndsList)
                {
                    yield break;
                }
            }
        }
    }

    private IEnumerable<ListEffect> Of(Restriction restriction, ListStage stage, int depth)
    {
        (string name, string? argument) = restriction.IsTable
            ? (stage.Stage.TableRestriction ?? "", restriction.Name)
            : (restriction.Name.ToLowerInvariant(), restriction.Argument);
        // Behind warn_if_reject a restriction turns nobody away, a class with all that is in it; whom it permits passes all the same.
        ListStage at = stage with
        {
            OnlyWarns = stage.OnlyWarns || restriction.OnlyWarns,
        };
        if (depth < RestrictionList.ClassDepth && IsTooMuch(1))
        {
            return ListEffect.Certain(AccessOutcome.Fault);
        }

        if (restriction.Info is null && view.IsRestrictionClass(restriction.Name, service))
        {
            if (depth > 0)
            {
                return Of(Parse(view.Get(restriction.Name, service).Text), at, depth - 1);
            }

            IsCut = true;
        }

        if (IsFault(name, argument, at))
        {
            return [new ListEffect(AccessOutcome.Fault, [])];
        }

        if (!at.Ever(name))
        {
            return [];
        }

        IEnumerable<ListEffect> effects = AsksTable(name)
            ? AskTable(name, argument!, at, depth)
            : Plain(name, argument, at);
        return effects.Where(effect =>
            effect.Outcome is AccessOutcome.Permit or AccessOutcome.Fault or AccessOutcome.Discard
            || ((request.Client is not null || at.Always(name)) && !(at.OnlyWarns && effect.IsRejection))
        );
    }

    /// <summary>
    /// At a word that smtpd(8) of the target does not know it answers 451 to everybody, and so at a table that stands for no restriction,
    /// and at an argument that cannot be one (reject_server_error() in smtpd_check.c).
    /// </summary>
    private bool IsFault(string name, string? argument, ListStage stage)
    {
        if (RestrictionInfo.Find(name) is not { } info || !info.WorksOn(view.Target.Postfix))
        {
            // It is looked at only where there is a recipient.
            return name != "check_relay_domains" || stage.Always(name);
        }

        return info.Argument switch
        {
            RestrictionArgument.Table or RestrictionArgument.PolicyServer => argument?.IndexOf(':') is null or < 0,
            RestrictionArgument.Seconds => argument is null || !argument.All(c => c is >= '0' and <= '9'),
            _ => false,
        };
    }

    private IEnumerable<ListEffect> Plain(string name, string? argument, ListStage at)
    {
        switch (name)
        {
            case "permit":
                return ListEffect.Certain(AccessOutcome.Permit);
            case "reject":
                return ListEffect.Certain(ReplyCode.Of("reject_code", service, view));
            case "defer":
                return ListEffect.Certain(ReplyCode.Of("defer_code", service, view));
            case "defer_if_permit":
                return ListEffect.Certain(AccessOutcome.DeferIfPermit);
            case "defer_if_reject":
                return ListEffect.Certain(AccessOutcome.DeferIfReject);
            case "permit_auth_destination":
                return ListEffect.Where(addresses.IsOwn, AccessOutcome.Permit, addresses.Undecided);
            case "permit_mx_backup":
                return addresses.IsOwn == true
                    ? ListEffect.Certain(AccessOutcome.Permit)
                    : Does(AccessOutcome.Permit, new ClientCondition(ClientKind.ToBackupMx));
            case "reject_unauth_destination":
                return addresses.UnlessOwn(ReplyCode.Of("relay_domains_reject_code", service, view));
            case "defer_unauth_destination":
                return addresses.UnlessOwn(AccessOutcome.Defer);
            case "check_relay_domains":
                return
                [
                    .. session.RelayDomains(),
                    .. ListEffect.Where(addresses.IsOwn, AccessOutcome.Permit, addresses.Undecided),
                    .. ListEffect.Certain(ReplyCode.Of("relay_domains_reject_code", service, view)),
                ];
            case "check_policy_service":
                var server = new ClientCondition(ClientKind.ByPolicyServer, argument!);
                return request.Client is null ? Does(AccessOutcome.Permit, server) : Anything(server);
            case "sleep":
                return [];
        }

        return session.Of(name, argument, at)
            ?? (request.Client is null ? [] : addresses.Of(name, argument))
            ?? throw new NotSupportedException(name);
    }

    private static bool AsksTable(string restriction) =>
        RestrictionInfo.Find(restriction) is { Argument: RestrictionArgument.Table };

    private IEnumerable<ListEffect> AskTable(string restriction, string argument, ListStage stage, int depth)
    {
        string word = view.Expand(argument, service) ?? argument;
        word = TableReferences.InArgument(word, RestrictionInfo.Find(restriction), view.Target.Postfix);
        bool neverPermits = RestrictionInfo.Find(restriction)!.NeverPermits;
        return request.Client is null
            ? neverPermits
                ? []
                : AnyRow(restriction, word, null, stage, depth).Where(e => e.Outcome == AccessOutcome.Permit)
            : OfKeys(restriction, word, stage, depth)
                // An OK is a fault of the configuration there (forbid_allowlist()).
                .Select(e =>
                    neverPermits && e.Outcome == AccessOutcome.Permit ? e with { Outcome = AccessOutcome.Fault } : e
                );
    }

    private IEnumerable<ListEffect> OfKeys(string restriction, string word, ListStage stage, int depth)
    {
        (IEnumerable<TableKey>? Keys, ClientCondition? Undecided)? asked = restriction switch
        {
            "check_sender_access" => addresses.Keys(isSender: true),
            "check_recipient_access" => addresses.Keys(isSender: false),
            "check_etrn_access" => null,
            _ => session.Keys(restriction, stage),
        };
        if (asked is null)
        {
            return [];
        }

        if (asked.Value.Keys is not { } keys)
        {
            return AnyRow(restriction, word, asked.Value.Undecided, stage, depth);
        }

        var found = TableLookup.Find([word], keys, service, view);
        // A look-up that fails is answered like a row "451 ...", so that warn_if_reject makes a warning of it (check_access()).
        return found.Fails ? ListEffect.Certain(AccessOutcome.Defer)
            : !found.IsKnown ? Anything(new ClientCondition(ClientKind.ByTable, found.Table, restriction))
            : found.Row is { } row ? OfRow(row, [], stage, depth)
            : [];
    }

    /// <summary>What any row of a table does: the rows that are known show it, a table of the host may do anything.</summary>
    /// <param name="restriction">The restriction that asks.</param>
    /// <param name="word">The table.</param>
    /// <param name="decides">What decides which row it is; null for what the message has.</param>
    /// <param name="stage">The list.</param>
    /// <param name="depth">How deep classes and rows may still go.</param>
    private List<ListEffect> AnyRow(
        string restriction,
        string word,
        ClientCondition? decides,
        ListStage stage,
        int depth
    )
    {
        if (!answersOf.TryGetValue(word, out TableAnswers? answers))
        {
            answers = TableAnswers.Of(word, service, view);
            answersOf.Add(word, answers);
        }

        var effects = new List<ListEffect>();
        foreach (string unknown in answers.Unknown)
        {
            effects.AddRange(Anything(new ClientCondition(ClientKind.ByTable, unknown, restriction)));
        }

        if (depth < RestrictionList.ClassDepth && IsTooMuch(answers.Answers.Count))
        {
            effects.AddRange(ListEffect.Certain(AccessOutcome.Fault));
            return effects;
        }

        string table = TableReferences.Declared(word, service, view)?.Name ?? word;
        ClientCondition condition = decides ?? new ClientCondition(ClientKind.ByDeclaredTable, table, restriction);
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (TableAnswer answer in answers.Answers)
        {
            var result = AccessResult.Parse(answer.Row.Value, view.Target.Postfix);
            bool hasRestrictions = result.Action == AccessAction.Restrictions;
            if (hasRestrictions)
            {
                alike.TryGetValue(result.Text, out int before);
                alike[result.Text] = before + 1;
                if (before >= MostAlike)
                {
                    continue;
                }
            }

            int count = effects.Count;
            effects.AddRange(OfRow(answer.Row, answer.Keys == AnsweredKeys.All ? [] : [condition], stage, depth));
            if (hasRestrictions && IsTooMuch(effects.Count - count))
            {
                effects.AddRange(ListEffect.Certain(AccessOutcome.Fault));
                break;
            }
        }

        return effects;
    }

    /// <summary>Counts what is in classes and in the restrictions of rows.</summary>
    private bool IsTooMuch(int more)
    {
        inClasses += more;
        IsCut |= inClasses > MostInClasses;
        return inClasses > MostInClasses;
    }

    /// <summary>What the result of a row does, by itself or by restrictions (check_table_result()).</summary>
    private IEnumerable<ListEffect> OfRow(
        TableEntry row,
        IReadOnlyList<ClientCondition> conditions,
        ListStage stage,
        int depth
    )
    {
        var result = AccessResult.Parse(row.Value, view.Target.Postfix);
        IEnumerable<ListEffect> effects = result.Action switch
        {
            AccessAction.Permit => ListEffect.Certain(AccessOutcome.Permit),
            AccessAction.Reject => ListEffect.Certain(CodeOf(row.Value, "access_map_reject_code")),
            AccessAction.Defer => ListEffect.Certain(CodeOf(row.Value, "access_map_defer_code")),
            AccessAction.DeferIfPermit => ListEffect.Certain(AccessOutcome.DeferIfPermit),
            AccessAction.DeferIfReject => ListEffect.Certain(AccessOutcome.DeferIfReject),
            AccessAction.Hangup => ListEffect.Certain(AccessOutcome.Fault),
            AccessAction.Discard when stage.HasSender => ListEffect.Certain(AccessOutcome.Discard),
            AccessAction.Discard => [],
            _ when result.Reroutes => stage.HasSender
                ? [new ListEffect(AccessOutcome.Reroute, []) { Reroute = result }]
                : [],
            AccessAction.ServerError => ListEffect.Certain(AccessOutcome.Fault),
            AccessAction.Restrictions when depth > 0 => Of(Parse(result.Text), stage, depth - 1),
            _ => [],
        };
        return effects.Select(effect => effect.Behind(conditions, $"{row.Key} {row.Value}"));
    }

    private AccessOutcome CodeOf(string value, string parameter) =>
        value[0] switch
        {
            '4' => AccessOutcome.Defer,
            '5' => AccessOutcome.Reject,
            _ => ReplyCode.Of(parameter, service, view),
        };

    private static IEnumerable<ListEffect> Does(AccessOutcome outcome, ClientCondition condition) =>
        [new ListEffect(outcome, [condition])];

    private static IEnumerable<ListEffect> Anything(ClientCondition condition) =>
        [
            .. Does(AccessOutcome.Permit, condition),
            .. Does(AccessOutcome.Reject, condition),
            .. Does(AccessOutcome.Defer, condition),
        ];
}
