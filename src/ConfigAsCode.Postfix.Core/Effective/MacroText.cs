using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>The inside of one <c>${...}</c>, taken from left to right.</summary>
internal sealed class MacroText(string text)
{
    // The characters that mac_expand.c collects as an operator, so as to name a wrong one whole.
    private const string SignCharacters = "<>!=?+-*/~&|%";

    private int position;

    public string All => text;

    public string Rest => text.Substring(position);

    public bool IsAtEnd => position >= text.Length;

    /// <summary>Set once the name proved to be a function, whose result is already written.</summary>
    public bool IsFunction { get; set; }

    public static bool IsNameCharacter(char c) => Ascii.IsLetterOrDigit(c) || c == '_';

    public static bool IsPlainDomain(string text) =>
        text.Length > 0
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-')
        && text.IndexOf("xn--", StringComparison.Ordinal) < 0;

    public static string TrimBlanks(string text) => text.Trim(' ', '\t', '\r', '\n');

    /// <summary>Whether a '{' comes next, behind blanks or at once; the blanks are taken in that case.</summary>
    public bool IsAtOperand()
    {
        int next = BehindBlanks(position);
        bool found = next < text.Length && text[next] == '{';
        position = found ? next : position;
        return found;
    }

    /// <summary>Takes <c>{...}</c> and the blanks behind it; null where it does not end.</summary>
    public string? TakeOperand()
    {
        int start = position;
        int depth = 0;
        for (int i = start; i < text.Length; i++)
        {
            depth +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (depth == 0)
            {
                position = BehindBlanks(i + 1);
                return text.Substring(start + 1, i - start - 1);
            }
        }

        return null;
    }

    /// <summary>
    /// Takes the name up to the end, a <c>?</c> or a <c>:</c> (or a '{' since 3.11, whose caller looks for it); null
    /// where another character comes.
    /// </summary>
    public string? TakeName(bool blanksAround)
    {
        position = blanksAround ? BehindBlanks(position) : position;
        int start = position;
        while (!IsAtEnd && IsNameCharacter(text[position]))
        {
            position++;
        }

        string name = text.Substring(start, position - start);
        position = blanksAround ? BehindBlanks(position) : position;
        return IsAtEnd || text[position] is '?' or ':' or '{' ? name : null;
    }

    public string TakeSign() => TakeWhile(c => SignCharacters.IndexOf(c) >= 0);

    public string TakeLettersAndDigits() => TakeWhile(Ascii.IsLetterOrDigit);

    public string TakeRest()
    {
        string rest = Rest;
        position = text.Length;
        return rest;
    }

    public char Take() => text[position++];

    private string TakeWhile(Func<char, bool> belongs)
    {
        int start = position;
        while (!IsAtEnd && belongs(text[position]))
        {
            position++;
        }

        return text.Substring(start, position - start);
    }

    private int BehindBlanks(int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t' or '\r' or '\n')
        {
            start++;
        }

        return start;
    }
}
