namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What a server does with a message.</summary>
/// <param name="Endings">What may become of it: one where the configuration decides it, each with the way to it.</param>
/// <param name="DecidedBy">The restrictions and parameters whose effect something outside decides, as far as they are asked.</param>
internal sealed record AccessAnswer(IReadOnlyList<AccessEnding> Endings, IReadOnlyList<string> DecidedBy)
{
    /// <summary>What becomes of the message; null where an external table or service decides it.</summary>
    public AccessVerdict? Verdict =>
        Endings.Skip(1).All(e => e.Verdict == Endings[0].Verdict) ? Endings[0].Verdict : null;
}
