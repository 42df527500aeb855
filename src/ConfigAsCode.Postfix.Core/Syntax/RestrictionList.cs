using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// A list of restrictions as smtpd(8) reads it (SMTPD_ACCESS_README, smtpd_check.c): commas and blanks separate its words alike, and
/// a restriction that takes an argument takes the next word, whatever it is.
/// </summary>
public static class RestrictionList
{
    /// <summary>
    /// How many classes inside each other are followed. A class may name itself through others; smtpd(8) gives up after a hundred
    /// (smtpd_check.c).
    /// </summary>
    internal const int ClassDepth = 10;

    // More than a project has.
    private static readonly RememberedText<Restriction[]> Lists = new(256, text => Read(text, braces: true));
    private static readonly RememberedText<Restriction[]> ListsWithoutBraces = new(
        256,
        text => Read(text, braces: false)
    );

    /// <summary>The restrictions of a text in which nothing is left to expand, or of one as it is written.</summary>
    /// <param name="text">The list.</param>
    /// <param name="release">The release that reads it: braces keep words together since 3.0.</param>
    public static IReadOnlyList<Restriction> Parse(string text, PostfixVersion release) =>
        (release.HasBraces ? Lists : ListsWithoutBraces)[text];

    private static Restriction[] Read(string text, bool braces)
    {
        (int Start, string Word)[] words = [.. BracedWords.Of(text, braces)];
        var restrictions = new List<Restriction>();
        bool onlyWarns = false;
        for (int i = 0; i < words.Length; i++)
        {
            (int start, string name) = words[i];
            if (name.Equals(Restriction.WarnIfReject, StringComparison.OrdinalIgnoreCase) && i + 1 < words.Length)
            {
                onlyWarns = true;
                continue;
            }

            bool takesNext =
                i + 1 < words.Length && RestrictionInfo.Find(name) is { Argument: not RestrictionArgument.None };
            (int argumentStart, string? argument) = takesNext ? words[++i] : (0, null);
            restrictions.Add(
                new Restriction(name, argument, onlyWarns) { Start = start, ArgumentStart = argumentStart }
            );
            onlyWarns = false;
        }

        return [.. restrictions];
    }

    /// <summary>The list with commas between the restrictions.</summary>
    public static string Write(IEnumerable<Restriction> restrictions) => string.Join(", ", restrictions);
}
