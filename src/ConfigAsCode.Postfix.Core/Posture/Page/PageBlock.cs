namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A piece of the page, which says the same in Markdown and in HTML.</summary>
internal abstract record PageBlock;
