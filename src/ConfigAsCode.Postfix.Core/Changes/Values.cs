using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>How the sentences say a change of a text.</summary>
internal static class Values
{
    public static string Change(string before, string after) => $"is now {Shown(after)} (before: {Shown(before)})";

    /// <summary>The items of a list that came and those that went; neither where only the order is another.</summary>
    public static (string[] Added, string[] Removed) Compare(string before, string after)
    {
        string[] old = Items(before);
        string[] now = Items(after);
        return ([.. now.Except(old)], [.. old.Except(now)]);
    }

    /// <summary>Where commas separate them, a restriction keeps its argument.</summary>
    private static string[] Items(string value) =>
        value.IndexOf(',') >= 0
            ? [.. value.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0)]
            : ListValue.Words(value);

    private static string Shown(string value) => value.Length == 0 ? "empty" : $"'{value}'";
}
