using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>Fixes of files as names and texts: a diagnostic can carry no more than that from the analyzer to the assembly that edits.</summary>
internal static class FileFixProperties
{
    private const char EndOfLength = ':';
    private const string IsSafe = "safe";

    public static IEnumerable<KeyValuePair<string, string?>> Write(IEnumerable<FileFix> fixes) =>
        fixes.Select((fix, i) => new KeyValuePair<string, string?>(Key(i), Text(fix)));

    public static IReadOnlyList<FileFix> Read(Func<string, string?> property)
    {
        var fixes = new List<FileFix>();
        while (property(Key(fixes.Count)) is { } text)
        {
            string[] parts = [.. Parts(text)];
            var edits = new List<TextEdit>();
            for (int i = 2; i + 3 < parts.Length; i += 4)
            {
                edits.Add(
                    new TextEdit(parts[i], new TextSpan(Number(parts[i + 1]), Number(parts[i + 2])), parts[i + 3])
                );
            }

            fixes.Add(new FileFix(parts[0], parts[1] == IsSafe, edits));
        }

        return fixes;
    }

    /// <summary>Each part behind its length, as a file may contain any character.</summary>
    private static string Text(FileFix fix)
    {
        IEnumerable<string> parts = fix
            .Edits.SelectMany(edit => new[] { edit.File, Text(edit.Span.Start), Text(edit.Span.Length), edit.NewText })
            .Prepend(fix.IsSafe ? IsSafe : "")
            .Prepend(fix.Title);
        var text = new StringBuilder();
        foreach (string part in parts)
        {
            text.Append(Text(part.Length)).Append(EndOfLength).Append(part);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Parts(string text)
    {
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOf(EndOfLength, start);
            int length = Number(text.Substring(start, end - start));
            yield return text.Substring(end + 1, length);
            start = end + 1 + length;
        }
    }

    private static string Key(int index) => "fileFix" + Text(index);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
