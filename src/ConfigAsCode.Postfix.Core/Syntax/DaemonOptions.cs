using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Tells the <c>-o</c> overrides from the other words, as the getopt() loop of every daemon does
/// (master/single_server.c and its sisters). Options end at the first word that is none, or at <c>--</c>: a
/// <c>-o</c> behind <c>flags=DR</c> is an argument of the program.
/// </summary>
/// <remarks>
/// postconf splits <c>-oname=value</c> again at each letter that is an option of its own, so that it shows
/// <c>-omail_name=joined</c> as <c>-o mail_name=j -o ined</c>. The daemon reads it as one; it is right.
/// </remarks>
internal static class DaemonOptions
{
    // Options that take a value: -i -m -n -o -s -t, and since 3.11 -r, of which only -o is meant for master.cf.
    private const string WithValue = "imnorst";

    // The options of every server skeleton (getopt() in master/single_server.c and its sisters).
    private const string Known = "cdDilmnosStuvVz";

    /// <summary>
    /// Hands each value of <c>-o</c> to <paramref name="over"/>, with null where it is missing, and returns the words
    /// that are left.
    /// </summary>
    public static List<string> Split(IReadOnlyList<string> words, Action<string?> over)
    {
        var rest = new List<string>();
        int next = 0;
        while (next < words.Count && words[next].Length > 1 && words[next][0] == '-' && words[next] != "--")
        {
            string word = words[next++];
            int option = FirstWithValue(word);
            if (option < 0)
            {
                rest.Add(word);
                continue;
            }

            bool joined = option + 1 < word.Length;
            string? value =
                joined ? word.Substring(option + 1)
                : next < words.Count ? words[next++]
                : null;
            if (word[option] == 'o')
            {
                AddFlags(word.Substring(0, option), rest);
                over(value);
            }
            else
            {
                rest.Add(word);
                rest.AddRange(joined || value is null ? [] : new[] { value });
            }
        }

        rest.AddRange(words.Skip(next));
        return rest;
    }

    /// <summary>
    /// The words that the program itself gets, without the options before them, and the first option that no daemon has:
    /// getopt() refuses that one.
    /// </summary>
    public static (string? Unknown, IReadOnlyList<string> Words) Behind(
        IReadOnlyList<string> words,
        PostfixVersion version
    )
    {
        string known = version.HasDaemonOptionR ? Known + "r" : Known;
        int next = 0;
        while (next < words.Count && words[next].Length > 1 && words[next][0] == '-' && words[next] != "--")
        {
            string word = words[next++];
            int value = FirstWithValue(word);
            string letters = word.Substring(1, (value < 0 ? word.Length : value + 1) - 1);
            if (letters.FirstOrDefault(c => known.IndexOf(c) < 0) is not '\0' and var unknown)
            {
                return ("-" + unknown, []);
            }

            next += value == word.Length - 1 ? 1 : 0;
        }

        next += next < words.Count && words[next] == "--" ? 1 : 0;
        return (null, [.. words.Skip(next)]);
    }

    /// <summary>Whether some of these words would be read as an override.</summary>
    public static bool HoldOverride(EquatableArray<string> words)
    {
        bool found = false;
        Split(words, _ => found = true);
        return found;
    }

    private static int FirstWithValue(string word)
    {
        for (int i = 1; i < word.Length; i++)
        {
            if (WithValue.IndexOf(word[i]) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The flags before the o of <c>-vo name=value</c>.</summary>
    private static void AddFlags(string flags, List<string> rest)
    {
        if (flags.Length > 1)
        {
            rest.Add(flags);
        }
    }
}
