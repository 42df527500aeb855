using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Takes the text of a list apart as its reader does.</summary>
internal static class ListItems
{
    public static bool AreRestrictions(ParameterInfo parameter) =>
        parameter.Name.EndsWith("_restrictions", StringComparison.Ordinal);

    /// <summary>The items; what stands in braces belongs together (mystrtokq(3)).</summary>
    public static IReadOnlyList<string> Split(ParameterInfo parameter, string value)
    {
        bool areRestrictions = AreRestrictions(parameter);
        string separators =
            areRestrictions && value.IndexOf(',') >= 0 ? ","
            : parameter.SplitsAtColon ? ", \t:"
            : ", \t";
        var items = new List<string>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= value.Length; i++)
        {
            bool isEnd = i == value.Length;
            depth +=
                isEnd ? 0
                : value[i] == '{' ? 1
                : value[i] == '}' ? -1
                : 0;
            if (isEnd || (depth <= 0 && separators.IndexOf(value[i]) >= 0))
            {
                string item = value.Substring(start, i - start).Trim();
                start = i + 1;
                // A restriction keeps its argument, which only a blank sets apart.
                bool isArgument =
                    areRestrictions
                    && items.Count > 0
                    && RestrictionInfo.Find(items[items.Count - 1])?.Argument is not null;
                if (item.Length > 0 && isArgument && separators != ",")
                {
                    items[items.Count - 1] += " " + item;
                }
                else if (item.Length > 0)
                {
                    items.Add(item);
                }
            }
        }

        return items;
    }
}
