namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A heading.</summary>
/// <param name="Level">1 for the page, 2 for an instance, 3 for a part of it.</param>
/// <param name="Text">The heading.</param>
/// <param name="Anchor">What a link to it names; null where none leads there.</param>
internal sealed record HeadingBlock(int Level, string Text, string? Anchor = null) : PageBlock;
