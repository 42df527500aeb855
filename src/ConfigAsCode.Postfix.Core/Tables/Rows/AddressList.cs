namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>Several addresses or logins behind one key (virtual(5), canonical(5), <c>smtpd_sender_login_maps</c>).</summary>
internal static class AddressList
{
    private const string Separator = ", ";

    /// <summary>The list as a row has it.</summary>
    public static string Write(IEnumerable<string> items) => string.Join(Separator, items);
}
