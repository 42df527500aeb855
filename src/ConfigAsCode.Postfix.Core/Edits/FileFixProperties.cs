using System.Globalization;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>Fixes of files as names and texts: a diagnostic can carry no more than that from the analyzer to the assembly that edits.</summary>
internal static class FileFixProperties
{
    private const char Separator = '\u001f';
    private const string IsSafe = "safe";

    public static IEnumerable<KeyValuePair<string, string?>> Write(IEnumerable<FileFix> fixes) =>
        fixes.Select((fix, i) => new KeyValuePair<string, string?>(Key(i), Text(fix)));

    public static IReadOnlyList<FileFix> Read(Func<string, string?> property)
    {
        var fixes = new List<FileFix>();
        while (property(Key(fixes.Count)) is { } text)
        {
            string[] parts = text.Split(Separator);
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

    private static string Text(FileFix fix) =>
        string.Join(
            Separator.ToString(),
            [
                fix.Title,
                fix.IsSafe ? IsSafe : "",
                .. fix.Edits.SelectMany(edit =>
                    new[] { edit.File, Text(edit.Span.Start), Text(edit.Span.Length), edit.NewText }
                ),
            ]
        );

    private static string Key(int index) => "fileFix" + Text(index);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
