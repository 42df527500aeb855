using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>One thing that may become of a message.</summary>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Steps">How it passes each list; the last one is what ends it where it is not accepted.</param>
internal sealed record AccessEnding(AccessVerdict Verdict, IReadOnlyList<AccessStep> Steps)
{
    /// <summary>Where it goes otherwise than by its recipient, in the order in which the lists are asked.</summary>
    public EquatableArray<MessageAction> Actions { get; init; }
}
