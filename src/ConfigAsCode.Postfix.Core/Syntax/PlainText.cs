using System.Globalization;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// What no file of Postfix may hold, whatever the place. A line break would start another line, so a value could add
/// settings of its own; the other control characters are refused with it, but for the tab, which Postfix reads as a
/// blank in every place.
/// </summary>
internal static class PlainText
{
    /// <summary>Null, or why the text cannot stand in a file.</summary>
    public static string? ErrorIn(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\n' or '\r')
            {
                return "it contains a line break, which would end the line in the file";
            }

            if (char.IsControl(c) && c != '\t')
            {
                return string.Format(
                    CultureInfo.InvariantCulture,
                    "it contains the control character U+{0:X4}",
                    (int)c
                );
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                return "it contains half of a surrogate pair, which UTF-8 cannot write";
            }
        }

        return null;
    }

    /// <summary>Null, or why a value behind <c>=</c> or behind a key would not come back as it is.</summary>
    public static string? ErrorInValue(string value) =>
        ErrorIn(value)
        ?? (Blanks.Trim(value) == value ? null : "it starts or ends with white space, which Postfix trims");
}
