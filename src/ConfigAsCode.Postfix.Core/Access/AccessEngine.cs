using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Decides who may send mail through an smtpd(8) service. Each restriction list is passed by the clients that it permits
/// before it turns all others away; a message has to pass every list (SMTPD_ACCESS_README).
/// </summary>
internal sealed class AccessEngine(EffectiveView view, Service service)
{
    // Of these smtpd(8) requires one in smtpd_relay_restrictions or smtpd_recipient_restrictions (smtpd_check_init() in smtpd_check.c).
    private static readonly string[] Required =
    [
        "reject_unauth_destination",
        "defer_unauth_destination",
        "check_relay_domains",
        "reject",
        "defer",
        "defer_if_permit",
    ];

    // Each list may multiply the ways through those before it.
    private const int MostWays = 32;

    private bool IsDelayed { get; } = view.Get("smtpd_delay_reject", service).IsYes;

    /// <summary>The ways of mail to recipients of a kind.</summary>
    /// <param name="recipient">The kind.</param>
    /// <param name="instead">A list in place of the one that a stage has.</param>
    public IReadOnlyList<AccessWay> Decide(RecipientKind recipient, (SmtpStage Stage, string List)? instead = null)
    {
        AccessWay[] ways = [new AccessWay(new AccessPath(default), [])];
        var effects = new RestrictionEffects(view, service, AccessRequest.OfAnybodyTo(recipient));
        foreach (SmtpStage stage in SmtpStages.OfMail.Where(IsAskedOfAll))
        {
            string list =
                instead is { } other && other.Stage == stage ? other.List : view.Get(stage.List, service).Text;
            ListOutcome outcome = Ask(stage, list, effects);
            if (outcome.TurnsOthersAway || stage.IsAtRecipient)
            {
                ListPermit[] permits = outcome.TurnsOthersAway
                    ? Most(outcome.Permits, permit => permit.Conditions)
                    : [ListPermit.NobodyTurnedAway];
                ways = Most(
                    Shortest(ways.SelectMany(way => permits.Select(permit => way.Through(permit, stage)))),
                    way => way.Path.Conditions
                );
            }
        }

        return ways;

        // Those that ask least of a client, where there are too many.
        T[] Most<T>(IReadOnlyCollection<T> all, Func<T, IReadOnlyList<ClientCondition>> conditionsOf)
        {
            if (all.Count <= MostWays)
            {
                return [.. all];
            }

            view.NoteManyWays(service);
            return
            [
                .. all.OrderBy(one => conditionsOf(one).Count(c => !c.IsOpenToAnybody))
                    .ThenBy(one => conditionsOf(one).Count)
                    .Take(MostWays),
            ];
        }
    }

    /// <summary>Whether a word is one of those that smtpd(8) requires there, whatever it does where it stands.</summary>
    public static bool IsRequired(string word) => Required.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value of one of the two lists has what smtpd(8) requires there.</summary>
    public bool HasRequired(string text) => HasRequired(text, RestrictionList.ClassDepth);

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

    /// <summary>Who says no HELO is not asked the list for it (smtpd_check_helo()).</summary>
    private bool IsAskedOfAll(SmtpStage stage) =>
        stage != SmtpStage.Helo || view.Get("smtpd_helo_required", service).IsYes;

    /// <summary>The restriction of a list that turns away, or accepts, all that the list has not decided about before; null where none does.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="list">The list.</param>
    /// <param name="recipient">The recipients that are meant.</param>
    public ListEffect? EndOf(SmtpStage stage, string list, RecipientKind recipient) =>
        new RestrictionEffects(view, service, AccessRequest.OfAnybodyTo(recipient))
            .Of(new ListStage(stage, IsDelayed), list)
            .FirstOrDefault(EndsFor);

    /// <summary>The rows of tables that permit a message for this host before a check of the list has been made.</summary>
    public IEnumerable<ListEffect> RowsThatSkip(SmtpStage stage)
    {
        string list = view.Get(stage.List, service).Text;
        IReadOnlyList<Restriction> restrictions = Parse(list);
        Restriction? last = restrictions.LastOrDefault(r => !r.OnlyWarns && IsCheck(r));
        return
            last is null
            || !restrictions.Any(r => r.IsTable || r.Info is null or { Argument: RestrictionArgument.Table })
            ? []
            : new RestrictionEffects(view, service, AccessRequest.OfAnybodyTo(RecipientKind.Own))
                .Of(new ListStage(stage, IsDelayed), list)
                .Where(effect =>
                    effect is { Outcome: AccessOutcome.Permit, Row: not null, By: { } by } && by.Start < last.Start
                );
    }

    /// <summary>Whether a restriction may reject mail for this host.</summary>
    private static bool IsCheck(Restriction restriction) =>
        restriction.Info
            is {
                Effect: RestrictionEffect.Reject or RestrictionEffect.RejectIfMatch or RestrictionEffect.ByLookup
            } info
        && info.Name != "reject_unauth_destination";

    private ListOutcome Ask(SmtpStage stage, string list, RestrictionEffects effects)
    {
        var outcome = new ListOutcome();
        foreach (ListEffect effect in effects.Of(new ListStage(stage, IsDelayed), list))
        {
            if (effect.Outcome is AccessOutcome.Permit or AccessOutcome.Discard)
            {
                outcome.Permit(new ListPermit(effect.Conditions, effect.By, effect.Row));
            }

            if (EndsFor(effect))
            {
                outcome.TurnOthersAway();
                break;
            }
        }

        return outcome;
    }

    /// <summary>Whether nobody about whom the list has not decided passes it.</summary>
    private static bool EndsFor(ListEffect effect) => effect.IsCertain && effect.Outcome != AccessOutcome.DeferIfReject;

    private IReadOnlyList<Restriction> Parse(string text) => RestrictionList.Parse(text, view.Target.Postfix);

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
