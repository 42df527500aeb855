using System.Text;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>Texts of others inside HTML, in an element or in a quoted attribute.</summary>
internal static class HtmlText
{
    public static string Escape(string text)
    {
        int plain = 0;
        while (plain < text.Length && EntityOf(text[plain]) is null)
        {
            plain++;
        }

        if (plain == text.Length)
        {
            return text;
        }

        var escaped = new StringBuilder(text, 0, plain, text.Length + 16);
        for (int i = plain; i < text.Length; i++)
        {
            if (EntityOf(text[i]) is { } entity)
            {
                escaped.Append(entity);
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    private static string? EntityOf(char c) =>
        c switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            // XML has no place for them.
            _ when char.IsControl(c) || c >= '\uFFFE' => " ",
            _ => null,
        };

    /// <summary>A text that may go on in the next line behind a sign that joins the parts of a long name.</summary>
    public static string Breakable(string text)
    {
        var broken = new StringBuilder();
        int start = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            // Not between signs, and not within a number.
            bool isJoint =
                text[i] == ':'
                    ? char.IsLetterOrDigit(text[i + 1])
                    : Joints.IndexOf(text[i]) >= 0 && char.IsLetter(text[i + 1]);
            if (isJoint)
            {
                broken.Append(Escape(text.Substring(start, i + 1 - start))).Append("<wbr/>");
                start = i + 1;
            }
        }

        return broken.Append(Escape(text.Substring(start))).ToString();
    }

    private const string Joints = "_-./@";
}
