using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Cursor;

/// <summary>A word at the cursor.</summary>
/// <param name="Span">The whole word.</param>
/// <param name="Typed">The part of it before the cursor.</param>
internal readonly record struct CursorWord(TextSpan Span, string Typed);
