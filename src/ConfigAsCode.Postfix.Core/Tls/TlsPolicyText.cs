using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>How the words of a TLS policy are set apart.</summary>
internal static class TlsPolicyText
{
    /// <summary>Between the items of a value, where the comma and the blank already end it.</summary>
    public static string SeparatorOf(string attribute, TlsLevel? level) =>
        attribute == "match" && level == TlsLevel.Fingerprint ? "|" : ":";

    /// <summary>The items of a list of protocols or ciphers, however an author set them apart.</summary>
    public static IEnumerable<string> Items(IEnumerable<string> items) => items.SelectMany(ListValue.TlsWords);

    public static bool HoldsSeparator(string value) => value.Any(ListValue.IsSeparator);

    /// <summary>The words; since 3.10 what stands in braces belongs together (mystrtokq(3)).</summary>
    public static IEnumerable<string> Words(string text, PostfixVersion version)
    {
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isEnd = i == text.Length;
            if (!isEnd && version.HasBracesInTlsPolicies)
            {
                depth +=
                    text[i] == '{' ? 1
                    : text[i] == '}' && depth > 0 ? -1
                    : 0;
            }

            if (isEnd || (depth == 0 && ListValue.IsSeparator(text[i])))
            {
                if (i > start)
                {
                    yield return text.Substring(start, i - start);
                }

                start = i + 1;
            }
        }
    }
}
