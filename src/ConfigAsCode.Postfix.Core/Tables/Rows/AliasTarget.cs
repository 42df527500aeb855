namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>What only a table of aliases(5) may lead to: a command, a file, a list of addresses in a file.</summary>
internal static class AliasTarget
{
    private const string Include = ":include:";

    public static bool IsIn(string result)
    {
        string target = result.TrimStart(' ', '\t', '"');
        return target.Length > 1
            && (target[0] is '|' or '/' || target.StartsWith(Include, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A name for an alias, from the key of an address.</summary>
    public static string NameFor(string key)
    {
        int at = key.LastIndexOf('@');
        return at > 0 ? key.Substring(0, at)
            : at < 0 ? key
            : "everybody";
    }
}
