namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>A row of a regexp or pcre table that looks for a text, with what it is to mean.</summary>
/// <param name="Key">What is written.</param>
/// <param name="Value">The result as it is written.</param>
/// <param name="Text">The text that it looks for.</param>
internal sealed record PatternTestRow(string Key, string Value, string Text)
{
    /// <summary>Stands in an answer for what was matched behind the text.</summary>
    public const string Matched = "\u0001";

    /// <summary>The end of a block.</summary>
    public static PatternTestRow End { get; } = new("endif", "", "");

    public string Answer { get; init; } = "";

    public bool IsIf { get; init; }

    public bool IsNegated { get; init; }

    /// <summary>Whether case counts.</summary>
    public bool IsExact { get; init; }

    public bool IsAtStart { get; init; }

    public bool IsAtEnd { get; init; }

    public bool IsEnd => Text.Length == 0;

    /// <summary>The answer of the first row that matches, where the blocks around it do (regexp_table(5), pcre_table(5)).</summary>
    public static string? AnswerOf(IEnumerable<PatternTestRow> rows, string key)
    {
        var blocks = new Stack<bool>();
        foreach (PatternTestRow row in rows)
        {
            if (row.IsEnd)
            {
                blocks.Pop();
            }
            else if (row.IsIf)
            {
                blocks.Push(row.Matches(key));
            }
            else if (!blocks.Contains(false) && row.Matches(key))
            {
                return row.Answer.Replace(
                    Matched,
                    row is { IsAtStart: true, IsNegated: false } ? key[row.Text.Length..] : "",
                    StringComparison.Ordinal
                );
            }
        }

        return null;
    }

    /// <summary>In small letters of ASCII, which are all that the keys vary.</summary>
    public static string Lower(string text) =>
        string.Concat(text.Select(c => c is >= 'A' and <= 'Z' ? char.ToLowerInvariant(c) : c));

    private bool Matches(string key)
    {
        string text = IsExact ? Text : Lower(Text);
        string asked = IsExact ? key : Lower(key);
        bool isFound =
            IsAtStart && IsAtEnd ? asked == text
            : IsAtStart ? asked.StartsWith(text, StringComparison.Ordinal)
            : IsAtEnd ? asked.EndsWith(text, StringComparison.Ordinal)
            : asked.Contains(text, StringComparison.Ordinal);
        return isFound != IsNegated;
    }
}
