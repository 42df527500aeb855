using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What a restriction list does to a message at one place.</summary>
/// <param name="Outcome">What it does.</param>
/// <param name="Conditions">Where it acts: all of it must hold. None where it acts in any case, so that what follows is never asked.</param>
/// <param name="Row">The key and the result of the row that acts, where a table does.</param>
internal sealed record ListEffect(AccessOutcome Outcome, IReadOnlyList<ClientCondition> Conditions, string? Row = null)
{
    /// <summary>The restriction of the list.</summary>
    public Restriction? By { get; init; }

    /// <summary>The result that reroutes the message; null for another effect.</summary>
    public AccessResult? Reroute { get; init; }

    public bool IsCertain => Conditions.Count == 0;

    /// <summary>Whether nothing behind it is asked.</summary>
    public bool EndsList =>
        IsCertain
        && Outcome is not (AccessOutcome.DeferIfPermit or AccessOutcome.DeferIfReject or AccessOutcome.Reroute);

    /// <summary>Whether it turns the message away by a rule of the list, which <c>warn_if_reject</c> switches off.</summary>
    public bool IsRejection => Outcome is AccessOutcome.Reject or AccessOutcome.Defer or AccessOutcome.DeferIfPermit;

    /// <summary>The effect in any case.</summary>
    public static IEnumerable<ListEffect> Certain(AccessOutcome outcome) => [new ListEffect(outcome, [])];

    /// <summary>The effect where something holds; under a condition where that is not known.</summary>
    public static IEnumerable<ListEffect> Where(bool? holds, AccessOutcome outcome, ClientCondition condition) =>
        holds switch
        {
            true => Certain(outcome),
            false => [],
            null => [new ListEffect(outcome, [condition])],
        };

    public ListEffect Behind(IReadOnlyList<ClientCondition> conditions, string row) =>
        new(Outcome, [.. conditions, .. Conditions], row) { Reroute = Reroute };
}
