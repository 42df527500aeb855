using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Tells the options of a daemon from its other words, as the getopt() loop of every daemon does
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

    /// <summary>The options in front of the other words.</summary>
    public static IEnumerable<DaemonOption> In(IReadOnlyList<string> words)
    {
        for (int next = 0; next < words.Count && IsOption(words[next]); )
        {
            DaemonOption option = OptionAt(words, next);
            yield return option;
            next = option.End;
        }
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
        foreach (DaemonOption option in In(words))
        {
            string letters = option.Letter == '\0' ? option.Flags : option.Flags + option.Letter;
            if (letters.FirstOrDefault(c => known.IndexOf(c) < 0) is not '\0' and var unknown)
            {
                return ("-" + unknown, []);
            }

            next = option.End;
        }

        next += next < words.Count && words[next] == "--" ? 1 : 0;
        return (null, [.. words.Skip(next)]);
    }

    /// <summary>Whether some of these words would be read as an override.</summary>
    public static bool HoldOverride(EquatableArray<string> words) => In(words).Any(option => option.Letter == 'o');

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && word != "--";

    private static DaemonOption OptionAt(IReadOnlyList<string> words, int index)
    {
        string word = words[index];
        int letter = word.IndexOfAny(WithValue.ToCharArray(), 1);
        if (letter < 0)
        {
            return new DaemonOption(index, word.Substring(1), '\0', Value: null, IsJoined: false);
        }

        string flags = word.Substring(1, letter - 1);
        bool isJoined = letter + 1 < word.Length;
        int? value =
            isJoined ? letter + 1
            : index + 1 < words.Count ? 0
            : null;
        return new DaemonOption(index, flags, word[letter], value, isJoined);
    }
}
