using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// A list of restrictions as smtpd(8) reads it (SMTPD_ACCESS_README, smtpd_check.c): commas and blanks separate its words alike, and
/// a restriction that takes an argument takes the next word, whatever it is.
/// </summary>
public static class RestrictionList
{
    /// <summary>The restrictions of a text in which nothing is left to expand, or of one as it is written.</summary>
    /// <param name="text">The list.</param>
    /// <param name="release">The release that reads it: braces keep words together since 3.0.</param>
    public static IReadOnlyList<Restriction> Parse(string text, PostfixVersion release)
    {
        string[] words = [.. BracedWords.Of(text, release).Select(w => w.Word)];
        var restrictions = new List<Restriction>();
        bool onlyWarns = false;
        for (int i = 0; i < words.Length; i++)
        {
            string name = words[i];
            if (name.Equals(Restriction.WarnIfReject, StringComparison.OrdinalIgnoreCase) && i + 1 < words.Length)
            {
                onlyWarns = true;
                continue;
            }

            bool takesNext =
                i + 1 < words.Length && RestrictionInfo.Find(name) is { Argument: not RestrictionArgument.None };
            restrictions.Add(new Restriction(name, takesNext ? words[++i] : null, onlyWarns));
            onlyWarns = false;
        }

        return restrictions;
    }

    /// <summary>The list with commas between the restrictions.</summary>
    public static string Write(IEnumerable<Restriction> restrictions) => string.Join(", ", restrictions);
}
