using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>The actions of access(5) and header_checks(5) as members of an enum: DeferIfPermit for <c>DEFER_IF_PERMIT</c>.</summary>
internal static class RowAction
{
    public static string WordOf(string member)
    {
        var word = new StringBuilder();
        foreach (char c in member)
        {
            word.Append(char.IsUpper(c) && word.Length > 0 ? "_" : "").Append(char.ToUpperInvariant(c));
        }

        return word.ToString();
    }

    public static string MemberOf(string word) => ParameterNames.MemberOf(word.ToLowerInvariant());
}
