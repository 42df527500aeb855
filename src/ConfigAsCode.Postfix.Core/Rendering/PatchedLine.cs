namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>A line that a <see cref="LinePatch"/> brings into a text.</summary>
/// <param name="Number">Its number in the text that is patched, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="IsReplaced">Whether it takes the place of one line; other parts of a patch move the lines behind them.</param>
internal readonly record struct PatchedLine(int Number, string Text, bool IsReplaced);
