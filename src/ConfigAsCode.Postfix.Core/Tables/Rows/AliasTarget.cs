namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>What only a table of aliases(5) may lead to: a command, a file, a list of addresses in a file.</summary>
internal static class AliasTarget
{
    private const string Include = ":include:";

    // The special characters of RFC 822 that tok822_parse.c ends a word at, but for those that the targets themselves begin with.
    private static readonly char[] EndsWord = [' ', '\t', ',', ';', '"', '\\', '(', ')', '<', '>', '@', '[', ']'];

    public static bool IsIn(string result)
    {
        string target = result.TrimStart(' ', '\t', '"');
        return target.Length > 1
            && (target[0] is '|' or '/' || target.StartsWith(Include, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The targets as a row of aliases(5) has them. A command, a file or a list with a character that would end it, or that local(8) takes for a comment or a
    /// route, is in quotes.
    /// </summary>
    public static string Write(IEnumerable<string> targets) => AddressList.Write(targets.Select(Written));

    private static string Written(string target) =>
        IsIn(target) && target[0] != '"' && target.IndexOfAny(EndsWord) >= 0
            ? "\"" + target.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\""
            : target;

    /// <summary>A name for an alias, from the key of an address.</summary>
    public static string NameFor(string key)
    {
        int at = key.LastIndexOf('@');
        return at > 0 ? key.Substring(0, at)
            : at < 0 ? key
            : "everybody";
    }
}
