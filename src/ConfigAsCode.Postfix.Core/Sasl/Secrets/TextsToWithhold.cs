using System.Text;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>Takes texts out of others. Thousands of them cost little: a table may have as many logins.</summary>
internal sealed class TextsToWithhold
{
    public const string Instead = "(withheld)";

    private readonly Dictionary<char, (int Length, HashSet<string> Texts)[]> byStart;

    public TextsToWithhold(IEnumerable<string> texts) =>
        byStart = texts
            .Where(text => text.Length > 0)
            .Distinct()
            .GroupBy(text => text[0])
            .ToDictionary(
                same => same.Key,
                same =>
                    same.GroupBy(text => text.Length)
                        .OrderByDescending(ofLength => ofLength.Key)
                        .Select(ofLength => (ofLength.Key, new HashSet<string>(ofLength, StringComparer.Ordinal)))
                        .ToArray()
            );

    public string Without(string text)
    {
        StringBuilder? kept = null;
        int copied = 0;
        for (int at = 0; byStart.Count > 0 && at < text.Length; )
        {
            if (TextAt(text, at) is { } found)
            {
                kept ??= new StringBuilder();
                kept.Append(text, copied, at - copied).Append(Instead);
                at += found.Length;
                copied = at;
            }
            else
            {
                at++;
            }
        }

        return kept?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    /// <summary>The longest that stands here, and not inside of another word, such as pass in x_pass.</summary>
    private string? TextAt(string text, int at)
    {
        if (!byStart.TryGetValue(text[at], out (int Length, HashSet<string> Texts)[]? all) || !StartsWord(text, at))
        {
            return null;
        }

        // One question for each length, not for each text.
        foreach ((int length, HashSet<string> texts) in all)
        {
            int end = at + length;
            if (
                end <= text.Length
                && EndsWord(text, end)
                && text.Substring(at, length) is var part
                && texts.Contains(part)
            )
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>The letter of an option may stand before it: -pword.</summary>
    private static bool StartsWord(string text, int at) =>
        at == 0
        || !IsOfWord(text[at])
        || !IsOfWord(text[at - 1])
        || (at > 1 && text[at - 2] == '-' && (at == 2 || !(IsOfWord(text[at - 3]) || text[at - 3] == '-')));

    private static bool EndsWord(string text, int end) =>
        end == text.Length || !IsOfWord(text[end - 1]) || !IsOfWord(text[end]);

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
