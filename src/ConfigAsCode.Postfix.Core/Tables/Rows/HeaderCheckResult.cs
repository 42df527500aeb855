using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>What is behind a pattern of header or body checks (header_checks(5); cleanup_act() in cleanup_message.c, hbc_action() in header_body_checks.c).</summary>
/// <param name="Word">The action, in the capitals of header_checks(5).</param>
/// <param name="Text">What is behind it.</param>
internal sealed record HeaderCheckResult(string Word, string Text)
{
    // In which release an action came, and whether a client that delivers has it too, which can only change a line.
    private static readonly Dictionary<string, (PostfixVersion Since, bool IsOfClients)> Actions = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["BCC"] = (ReleaseCapabilities.FirstWithBcc, false),
        ["DISCARD"] = (PostfixVersion.Oldest, false),
        ["DUNNO"] = (PostfixVersion.Oldest, true),
        ["FILTER"] = (PostfixVersion.Oldest, false),
        ["HOLD"] = (PostfixVersion.Oldest, false),
        ["IGNORE"] = (PostfixVersion.Oldest, true),
        ["INFO"] = (PostfixVersion.Oldest, true),
        ["PASS"] = (ReleaseCapabilities.FirstWithPass, false),
        ["PREPEND"] = (PostfixVersion.Oldest, true),
        ["REDIRECT"] = (PostfixVersion.Oldest, false),
        ["REJECT"] = (PostfixVersion.Oldest, false),
        ["REPLACE"] = (PostfixVersion.Oldest, true),
        ["STRIP"] = (ReleaseCapabilities.FirstWithPass, true),
        ["WARN"] = (PostfixVersion.Oldest, true),
    };

    // Not in the manual, and taken as DUNNO.
    private const string Ok = "OK";

    /// <summary>The actions of a release, for a program that takes a message in, or for one that delivers it.</summary>
    public static IEnumerable<string> Words(PostfixVersion release, bool isOfClient) =>
        Actions
            .Where(action => release.Has(action.Value.Since) && (action.Value.IsOfClients || !isOfClient))
            .Select(action => action.Key);

    /// <summary>The release that brought an action; null for another word.</summary>
    public static PostfixVersion? SinceOf(string word) =>
        Actions.TryGetValue(word, out (PostfixVersion Since, bool) action) ? action.Since : null;

    public static HeaderCheckResult Parse(string value)
    {
        string text = Blanks.Trim(value);
        int end = text.IndexOfAny([' ', '\t']);
        return end < 0
            ? new HeaderCheckResult(text.ToUpperInvariant(), "")
            : new HeaderCheckResult(text.Substring(0, end).ToUpperInvariant(), Blanks.Trim(text.Substring(end)));
    }

    /// <summary>Whether a release knows the action where it is.</summary>
    public bool IsKnown(PostfixVersion release, bool isOfClient) =>
        Word == Ok
        || (
            Actions.TryGetValue(Word, out (PostfixVersion Since, bool IsOfClients) action)
            && release.Has(action.Since)
            && (action.IsOfClients || !isOfClient)
        );
}
