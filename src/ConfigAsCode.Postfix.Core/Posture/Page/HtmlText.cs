using System.Text;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>Texts of others inside HTML, in an element or in a quoted attribute.</summary>
internal static class HtmlText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            escaped.Append(
                c switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    // XML has no place for them.
                    _ when char.IsControl(c) || c >= '\uFFFE' => " ",
                    _ => c.ToString(),
                }
            );
        }

        return escaped.ToString();
    }

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
