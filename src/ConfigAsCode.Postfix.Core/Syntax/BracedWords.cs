using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// The words of a list in which braces keep commas and blanks together (mystrtokq()); before 3.0 they are plain
/// characters.
/// </summary>
internal static class BracedWords
{
    private static readonly RememberedText<(int Start, string Word)[]> Known = new(64, text => [.. Of(text, true)]);
    private static readonly RememberedText<(int Start, string Word)[]> KnownWithoutBraces = new(
        64,
        text => [.. Of(text, false)]
    );

    /// <summary>The same for a text of which each word is asked about.</summary>
    public static IReadOnlyList<(int Start, string Word)> AllOf(string text, PostfixVersion version) =>
        (version.HasBraces ? Known : KnownWithoutBraces)[text];

    /// <summary>Each word with its place in the text.</summary>
    public static IEnumerable<(int Start, string Word)> Of(string text, PostfixVersion version) =>
        Of(text, version.HasBraces);

    /// <summary>The same for a value that got braces with another release.</summary>
    /// <param name="text">The list.</param>
    /// <param name="braces">Whether braces keep what is in them together.</param>
    public static IEnumerable<(int Start, string Word)> Of(string text, bool braces)
    {
        for (int start = Skip(0); start < text.Length; )
        {
            int end = start;
            for (int level = 0; end < text.Length && (level > 0 || !ListValue.IsSeparator(text[end])); end++)
            {
                level +=
                    !braces ? 0
                    : text[end] == '{' ? 1
                    : text[end] == '}' && level > 0 ? -1
                    : 0;
            }

            yield return (start, text.Substring(start, end - start));
            start = Skip(end);
        }

        int Skip(int from)
        {
            while (from < text.Length && ListValue.IsSeparator(text[from]))
            {
                from++;
            }

            return from;
        }
    }
}
