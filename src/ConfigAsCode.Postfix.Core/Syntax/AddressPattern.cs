namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// A pattern of IPv4 addresses, <c>127.0.0.[2..11;14]</c>: which answers of a DNS list count (ip_match_parse() in util/ip_match.c).
/// </summary>
internal static class AddressPattern
{
    private const int Fields = 4;
    private const int LargestByte = 255;

    public static bool IsValid(string pattern)
    {
        string text = WithoutBrackets(pattern);
        int position = 0;
        for (int field = 0; field < Fields; field++)
        {
            bool isSeparated = field == 0 || Take(text, '.', ref position);
            if (!isSeparated || !TakeField(text, ref position))
            {
                return false;
            }
        }

        return position == text.Length;
    }

    /// <summary>Brackets around the whole pattern mean nothing, where the first one closes at the end.</summary>
    private static string WithoutBrackets(string pattern)
    {
        int level = 0;
        for (int i = 0; i < pattern.Length && pattern[0] == '['; i++)
        {
            level +=
                pattern[i] == '[' ? 1
                : pattern[i] == ']' ? -1
                : 0;
            if (level == 0)
            {
                return i == pattern.Length - 1 ? pattern.Substring(1, i - 1) : pattern;
            }
        }

        return pattern;
    }

    private static bool TakeField(string text, ref int position)
    {
        if (!Take(text, '[', ref position))
        {
            return TakeByte(text, ref position) >= 0;
        }

        do
        {
            int from = TakeByte(text, ref position);
            if (from < 0)
            {
                return false;
            }

            if (Take(text, '.', ref position))
            {
                bool isRange = Take(text, '.', ref position);
                if (!isRange || TakeByte(text, ref position) < from)
                {
                    return false;
                }
            }
        } while (Take(text, ';', ref position));

        return Take(text, ']', ref position);
    }

    /// <summary>Digits of any number; -1 where there is none, or it is no byte.</summary>
    private static int TakeByte(string text, ref int position)
    {
        int start = position;
        int number = 0;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            number = Math.Min(number * 10 + (text[position++] - '0'), LargestByte + 1);
        }

        return position == start || number > LargestByte ? -1 : number;
    }

    private static bool Take(string text, char wanted, ref int position)
    {
        bool isThere = position < text.Length && text[position] == wanted;
        position += isThere ? 1 : 0;
        return isThere;
    }
}
