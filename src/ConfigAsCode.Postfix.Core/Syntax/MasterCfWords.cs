using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// How master(8) splits a line of master.cf (master/master_ent.c). The eight fields end at a blank, whatever they
/// hold; the words behind them are kept together by braces since Postfix 3.0 (mystrtokq() and extpar()). Quotes mean
/// nothing.
/// </summary>
internal static class MasterCfWords
{
    // CHARS_SPACE in util/stringops.h; unlike isspace it has no vertical tab and no form feed.
    private const string Separators = " \t\r\n";

    /// <summary>Takes the next field and moves behind it; null at the end of the line.</summary>
    public static TextSpan? NextField(string line, ref int position)
    {
        SkipSeparators(line, ref position);
        int start = position;
        while (position < line.Length && !IsSeparator(line[position]))
        {
            position++;
        }

        return position == start ? null : TextSpan.Between(start, position);
    }

    /// <summary>
    /// Takes the next word behind the fields; null at the end of the line. <paramref name="error"/> is what master(8)
    /// stops at.
    /// </summary>
    public static TextSpan? NextWord(string line, ref int position, PostfixVersion version, out string? error)
    {
        error = null;
        if (!version.HasBraces)
        {
            return NextField(line, ref position);
        }

        SkipSeparators(line, ref position);
        int start = position;
        int level = 0;
        while (position < line.Length && (level > 0 || !IsSeparator(line[position])))
        {
            // A closing brace without an opening one is an ordinary character.
            level +=
                line[position] == '{' ? 1
                : line[position] == '}' && level > 0 ? -1
                : 0;
            position++;
        }

        if (position == start)
        {
            return null;
        }

        var word = TextSpan.Between(start, position);
        return line[start] == '{' ? InsideBraces(line, word, out error) : word;
    }

    private static TextSpan InsideBraces(string line, TextSpan span, out string? error)
    {
        string word = span.In(line);
        int length = Braces.BalancedLength(word);
        error =
            length == 0 ? $"the '{{' of '{word}' is never closed"
            : length < word.Length ? $"there is text after the '}}' that closes '{word.Substring(0, length)}'"
            : null;
        return error is null ? Blanks.Trimmed(line, span.Start + 1, span.End - 1) : span;
    }

    private static bool IsSeparator(char c) => Separators.IndexOf(c) >= 0;

    private static void SkipSeparators(string line, ref int position)
    {
        while (position < line.Length && IsSeparator(line[position]))
        {
            position++;
        }
    }
}
