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

    // Each list multiplies the ways through those before it.
    public const int MostWays = 100;

    /// <summary>Whether the lists lead to more than is followed.</summary>
    public bool IsCut { get; private set; }

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
                IEnumerable<ListPermit> permits = outcome.TurnsOthersAway
                    ? Different(outcome.Permits)
                    : [ListPermit.NobodyTurnedAway];
                ways = Shortest(
                    ways.SelectMany(way => permits.Select(permit => way.Through(permit, stage))),
                    way => way.Path
                );
            }
        }

        IsCut |= effects.IsCut;
        return ways;
    }

    /// <summary>Whether a word is one of those that smtpd(8) requires there, whatever it does where it stands.</summary>
    public static bool IsRequired(string word) => Required.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a value of one of the two lists has what smtpd(8) requires there. It looks at each word, also at the argument of a restriction, and into
    /// classes.
    /// </summary>
    public bool HasRequired(string text)
    {
        // One class after the other, as they may be thousands deep, and each of them once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<IEnumerator<string>>();
        open.Push(Words(text).GetEnumerator());
        while (open.Count > 0)
        {
            if (!open.Peek().MoveNext())
            {
                open.Pop();
                continue;
            }

            string word = open.Peek().Current;
            if (word.Equals("permit", StringComparison.OrdinalIgnoreCase))
            {
                open.Pop();
            }
            else if (IsRequired(word))
            {
                return true;
            }
            else if (view.IsRestrictionClass(word, service) && seen.Add(word))
            {
                open.Push(Words(view.Get(word, service).Text).GetEnumerator());
            }
        }

        return false;
    }

    private IEnumerable<string> Words(string list) =>
        Parse(list).SelectMany(r => new[] { r.OnlyWarns ? null : r.Name, r.Argument }).OfType<string>();

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

    /// <summary>Of permits of the same clients, such as thousands of rows of one table, the first.</summary>
    private ListPermit[] Different(IEnumerable<ListPermit> permits)
    {
        (AccessPath Path, ListPermit Permit)[] different =
        [
            .. permits
                .GroupBy(permit => new AccessPath(default).And(permit.Conditions))
                .Select(same => (same.Key, same.First())),
        ];
        return
        [
            .. (different.Length > MostWays ? Shortest(different, one => one.Path) : different).Select(one =>
                one.Permit
            ),
        ];
    }

    /// <summary>
    /// Without what is open only to clients to whom another one is open as well. Of more than are followed those that ask for the least: what is open
    /// to anybody comes first, however many conditions it has that anybody fulfils.
    /// </summary>
    private T[] Shortest<T>(IEnumerable<T> ways, Func<T, AccessPath> path)
    {
        var shortest = new List<(AccessPath Path, int Index, T Way)>();
        foreach (
            (AccessPath Path, int Index, T Way) one in ways.Select((way, i) => (Path: path(way), Index: i, Way: way))
                .OrderBy(one => one.Path.Conditions.Count(condition => !condition.IsOpenToAnybody))
                .ThenBy(one => one.Path.Conditions.Count)
        )
        {
            if (shortest.Exists(other => one.Path.Implies(other.Path)))
            {
                continue;
            }

            if (shortest.Count == MostWays)
            {
                IsCut = true;
                break;
            }

            shortest.Add(one);
        }

        return [.. shortest.OrderBy(one => one.Index).Select(one => one.Way)];
    }
}
