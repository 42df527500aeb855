using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>Several addresses or logins behind one key (virtual(5), canonical(5), <c>smtpd_sender_login_maps</c>).</summary>
internal static class AddressList
{
    private const string Separator = ", ";

    /// <summary>The list as a row has it.</summary>
    public static string Write(IEnumerable<string> items) => string.Join(Separator, items);

    /// <summary>The items of a row; the whole of one with quotes, in which a comma may be.</summary>
    public static IEnumerable<string> Read(string list) =>
        list.IndexOf('"') >= 0 ? [list] : list.Split(',').Select(Blanks.Trim);
}
