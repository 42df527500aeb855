using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The text of a TLS policy: a level and <c>name=value</c> (smtp_tls_policy.c), as it is read and as it is written.</summary>
internal static class TlsPolicyText
{
    /// <summary>Between the items of a value, where the comma and the blank already end it.</summary>
    public static string SeparatorOf(string attribute, TlsLevel? level) =>
        attribute == "match" && level == TlsLevel.Fingerprint ? "|" : ":";

    /// <summary>The items of a list of protocols or ciphers, however an author set them apart.</summary>
    public static IEnumerable<string> Items(IEnumerable<string> items) => items.SelectMany(ListValue.TlsWords);

    /// <summary>The words; since 3.10 what stands in braces belongs together (mystrtokq(3)).</summary>
    public static IEnumerable<string> Words(string text, PostfixVersion version) =>
        BracedWords.Of(text, version.HasBracesInTlsPolicies).Select(w => w.Word);

    /// <summary>Takes <c>name=value</c> apart, or since 3.10 <c>{ name = value }</c>; the result is null, or what is wrong with it.</summary>
    public static string? Split(string word, PostfixVersion version, out string name, out string value)
    {
        bool isBraced = version.HasBracesInTlsPolicies && word[0] == '{';
        if (isBraced && word[word.Length - 1] != '}')
        {
            name = "";
            value = "";
            return "a brace is not closed";
        }

        string? why = NameValue.Split(isBraced ? word.Substring(1, word.Length - 2) : word, out name, out value);
        name = name.ToLowerInvariant();
        return why;
    }

    /// <summary>An attribute in the words that the target reads.</summary>
    public static string Write(string name, string value, PostfixVersion? version) =>
        HoldsSeparator(value) && version?.HasBracesInTlsPolicies == true
            ? $"{{ {name} = {value} }}"
            : name + "=" + value;

    private static bool HoldsSeparator(string value) => value.Any(ListValue.IsSeparator);
}
