namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A part of a text.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of its characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public string In(string text) => text.Substring(Start, Length);
}
