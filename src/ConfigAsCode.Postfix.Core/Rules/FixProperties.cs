using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Fixes as names and texts: a diagnostic can carry no more than that from the analyzer to the assembly that edits.
/// </summary>
internal static class FixProperties
{
    private const char Separator = '\u001f';
    private const string IsSafe = "safe";

    public static IEnumerable<KeyValuePair<string, string?>> Write(EquatableArray<Fix> fixes)
    {
        for (int i = 0; i < fixes.Count; i++)
        {
            IEnumerable<string> parts = fixes[i]
                .Edits.SelectMany(e => new[] { e.Kind.ToString(), e.Parameter, e.Value });
            yield return new KeyValuePair<string, string?>(
                Key(i),
                string.Join(Separator.ToString(), parts.Prepend(fixes[i].IsSafe ? IsSafe : "").Prepend(fixes[i].Title))
            );
        }
    }

    public static IReadOnlyList<Fix> Read(Func<string, string?> property)
    {
        var fixes = new List<Fix>();
        while (property(Key(fixes.Count)) is { } text)
        {
            string[] parts = text.Split(Separator);
            var edits = new List<Edit>();
            for (int i = 2; i + 2 < parts.Length; i += 3)
            {
                edits.Add(new Edit((EditKind)Enum.Parse(typeof(EditKind), parts[i]), parts[i + 1], parts[i + 2]));
            }

            fixes.Add(new Fix(parts[0], edits.ToEquatableArray()) { IsSafe = parts[1] == IsSafe });
        }

        return fixes;
    }

    /// <summary>The elements of a restriction list as C# has them, with their texts: a fix keeps those that it does not change.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> WriteElements(
        IEnumerable<(string Written, string Text)> elements
    ) => elements.Select((e, i) => new KeyValuePair<string, string?>(ElementKey(i), e.Written + Separator + e.Text));

    public static IReadOnlyList<(string Written, string Text)> ReadElements(Func<string, string?> property)
    {
        var elements = new List<(string Written, string Text)>();
        for (int i = 0; property(ElementKey(i)) is { } element; i++)
        {
            int end = element.IndexOf(Separator);
            elements.Add((element.Substring(0, end), element.Substring(end + 1)));
        }

        return elements;
    }

    private static string Key(int index) => "fix" + index.ToString(CultureInfo.InvariantCulture);

    private static string ElementKey(int index) => "element" + index.ToString(CultureInfo.InvariantCulture);
}
