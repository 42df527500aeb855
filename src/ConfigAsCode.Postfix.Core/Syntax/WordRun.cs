using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Neighbouring words of a list as it is written: replaced or removed wherever they are, while the rest stays as it is.</summary>
internal static class WordRun
{
    /// <summary>
    /// The length of values that a fix changes. Each fix of a word writes the whole value, so that those of all words of a longer one would
    /// take its length by itself.
    /// </summary>
    public const int Longest = 20_000;

    /// <summary>The text with another word in place of the last one of the run; null where the run is not written there.</summary>
    public static string? ReplaceLast(string text, string[] run, string better, PostfixVersion release)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        (int Start, string Word)[] words = [.. BracedWords.Of(text, release)];
        int[] at = Places(words, run);
        foreach (int place in at.Reverse())
        {
            (int start, string last) = words[place + run.Length - 1];
            text = text.Substring(0, start) + better + text.Substring(start + last.Length);
        }

        return at.Length > 0 ? text : null;
    }

    /// <summary>The text without the run, and without what separates it from the rest; null where the run is not written there.</summary>
    public static string? Remove(string text, string[] run, PostfixVersion release)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        (int Start, string Word)[] words = [.. BracedWords.Of(text, release)];
        int[] at = Places(words, run);
        foreach (int place in at.Reverse())
        {
            int next = place + run.Length;
            int end = next < words.Length ? words[next].Start : text.Length;
            int start =
                next < words.Length ? words[place].Start
                : place > 0 ? words[place - 1].Start + words[place - 1].Word.Length
                : 0;
            text = text.Substring(0, start) + text.Substring(end);
            words = [.. BracedWords.Of(text, release)];
        }

        return at.Length > 0 ? text : null;
    }

    private static int[] Places((int Start, string Word)[] words, string[] run) =>
        [
            .. Enumerable
                .Range(0, Math.Max(0, words.Length - run.Length + 1))
                .Where(i => words.Skip(i).Take(run.Length).Select(w => w.Word).SequenceEqual(run)),
        ];
}
