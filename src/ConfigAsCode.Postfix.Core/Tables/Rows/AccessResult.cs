using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>What is behind a key of an access table (access(5); check_table_result() in smtpd_check.c).</summary>
/// <param name="Action">What smtpd(8) does.</param>
/// <param name="Text">What is behind the word of the action; the whole value for restrictions.</param>
internal sealed record AccessResult(AccessAction Action, string Text)
{
    private static readonly Dictionary<string, AccessAction> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["OK"] = AccessAction.Permit,
        ["RELAY"] = AccessAction.Permit,
        ["DUNNO"] = AccessAction.Dunno,
        ["REJECT"] = AccessAction.Reject,
        ["DEFER"] = AccessAction.Defer,
        ["DEFER_IF_PERMIT"] = AccessAction.DeferIfPermit,
        ["DEFER_IF_REJECT"] = AccessAction.DeferIfReject,
        ["HANGUP"] = AccessAction.Hangup,
        ["INFO"] = AccessAction.Info,
        ["WARN"] = AccessAction.Warn,
        ["FILTER"] = AccessAction.Filter,
        ["HOLD"] = AccessAction.Hold,
        ["DISCARD"] = AccessAction.Discard,
        ["REDIRECT"] = AccessAction.Redirect,
        ["BCC"] = AccessAction.Bcc,
        ["PREPEND"] = AccessAction.Prepend,
    };

    /// <summary>The transport and destination of <c>FILTER</c>; null for another action.</summary>
    public TransportResult? Filter => Action == AccessAction.Filter ? TransportResult.Parse(Text) : null;

    public static AccessResult Parse(string value)
    {
        string text = Blanks.Trim(value);
        int end = text.IndexOfAny([' ', '\t']);
        string word = end < 0 ? text : text.Substring(0, end);
        string rest = end < 0 ? "" : Blanks.Trim(text.Substring(end));
        return Actions.TryGetValue(word, out AccessAction action) ? new AccessResult(action, rest)
            : text.Length > 0 && text.All(IsDigit) ? new AccessResult(AccessAction.Permit, "")
            : word.Length == 3 && word.All(IsDigit) && word[0] is '4' or '5' && rest.Length > 0
                ? new AccessResult(word[0] == '4' ? AccessAction.Defer : AccessAction.Reject, rest)
            // A pattern table and an inline one can have an empty value, which the lookup refuses (maps_find() in global/maps.c).
            : text.Length == 0 || text.IndexOf(':') >= 0 ? new AccessResult(AccessAction.ServerError, text)
            : new AccessResult(AccessAction.Restrictions, text);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
