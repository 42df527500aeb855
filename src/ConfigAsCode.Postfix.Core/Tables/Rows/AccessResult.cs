using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>What is behind a key of an access table (access(5); check_table_result() in smtpd_check.c).</summary>
/// <param name="Action">What smtpd(8) does.</param>
/// <param name="Text">What is behind the word of the action; the whole value for restrictions.</param>
internal sealed record AccessResult(AccessAction Action, string Text)
{
    private static readonly Dictionary<string, (AccessAction Action, PostfixVersion Since)> Actions = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["OK"] = (AccessAction.Permit, PostfixVersion.Oldest),
        ["RELAY"] = (AccessAction.Permit, PostfixVersion.Oldest),
        ["DUNNO"] = (AccessAction.Dunno, PostfixVersion.Oldest),
        ["REJECT"] = (AccessAction.Reject, PostfixVersion.Oldest),
        ["DEFER"] = (AccessAction.Defer, PostfixVersion.Oldest),
        ["DEFER_IF_PERMIT"] = (AccessAction.DeferIfPermit, PostfixVersion.Oldest),
        ["DEFER_IF_REJECT"] = (AccessAction.DeferIfReject, PostfixVersion.Oldest),
        ["HANGUP"] = (AccessAction.Hangup, ReleaseCapabilities.FirstWithBcc),
        ["INFO"] = (AccessAction.Info, ReleaseCapabilities.FirstWithBcc),
        ["WARN"] = (AccessAction.Warn, PostfixVersion.Oldest),
        ["FILTER"] = (AccessAction.Filter, PostfixVersion.Oldest),
        ["HOLD"] = (AccessAction.Hold, PostfixVersion.Oldest),
        ["DISCARD"] = (AccessAction.Discard, PostfixVersion.Oldest),
        ["REDIRECT"] = (AccessAction.Redirect, PostfixVersion.Oldest),
        ["BCC"] = (AccessAction.Bcc, ReleaseCapabilities.FirstWithBcc),
        ["PREPEND"] = (AccessAction.Prepend, PostfixVersion.Oldest),
    };

    /// <summary>The transport and destination of <c>FILTER</c>; null for another action.</summary>
    public TransportResult? Filter => Action == AccessAction.Filter ? TransportResult.Parse(Text) : null;

    /// <summary>Whether it says where a message goes, or who else gets it: without a colon or an at sign smtpd(8) skips it.</summary>
    public bool Reroutes =>
        Action switch
        {
            AccessAction.Filter => Text.IndexOf(':') >= 0,
            AccessAction.Redirect or AccessAction.Bcc => Text.IndexOf('@') >= 0,
            _ => false,
        };

    /// <summary>The first word of an action, in the capitals of access(5), that a release has.</summary>
    public static IEnumerable<string> Words(PostfixVersion release) =>
        Actions.Where(a => release.Has(a.Value.Since)).Select(a => a.Key);

    /// <summary>The release that brought an action; null for another word.</summary>
    public static PostfixVersion? SinceOf(string word) =>
        Actions.TryGetValue(word, out (AccessAction, PostfixVersion Since) action) ? action.Since : null;

    /// <summary>The first word of a result, which alone can be an action: white space ends it, and a comma does not.</summary>
    public static string FirstWord(string value)
    {
        string text = Blanks.Trim(value);
        int end = text.IndexOfAny([' ', '\t']);
        return end < 0 ? text : text.Substring(0, end);
    }

    /// <param name="value">The result.</param>
    /// <param name="release">The release that reads it.</param>
    public static AccessResult Parse(string value, PostfixVersion release)
    {
        string text = Blanks.Trim(value);
        string word = FirstWord(text);
        string rest = Blanks.Trim(text.Substring(word.Length));
        return Actions.TryGetValue(word, out (AccessAction Action, PostfixVersion Since) known)
            && release.Has(known.Since)
                ? new AccessResult(known.Action, rest)
            : text.Length > 0 && text.All(IsDigit) ? new AccessResult(AccessAction.Permit, "")
            : word.Length == 3 && word.All(IsDigit) && word[0] is '4' or '5' && rest.Length > 0
                ? new AccessResult(word[0] == '4' ? AccessAction.Defer : AccessAction.Reject, rest)
            // A pattern table and an inline one can have an empty value, which the lookup refuses (maps_find() in global/maps.c).
            : text.Length == 0 || text.IndexOf(':') >= 0 ? new AccessResult(AccessAction.ServerError, text)
            : new AccessResult(AccessAction.Restrictions, text);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
