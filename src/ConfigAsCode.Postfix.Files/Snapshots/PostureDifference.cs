using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>How the pages about all instances differ from the committed ones.</summary>
/// <param name="Files">Each page that differs, the first one first, with its changed lines.</param>
internal sealed record PostureDifference(IReadOnlyList<(string File, IReadOnlyList<string> Lines)> Files)
{
    // A message is read in a terminal.
    private const int MostNames = 3;

    /// <summary>What is to be said of it.</summary>
    public string Effect { get; private init; } = "";

    /// <summary>The pages in few words: <c>posture.md, posture/Edge.md</c>.</summary>
    public string Names =>
        string.Join(", ", Files.Take(MostNames).Select(f => f.File))
        + (Files.Count > MostNames ? $" and {Files.Count - MostNames} more pages" : "");

    /// <summary>The same in a sentence.</summary>
    public string Describe() =>
        Files.Count == 1
            ? $"{Names} is not what was reviewed: {Effect}"
            : $"{Names} are not what was reviewed: {Effect}";

    /// <summary>The difference; null where there is none.</summary>
    public static PostureDifference? Of(OutputFiles output, SnapshotFolder snapshots)
    {
        IReadOnlyDictionary<string, string> before = snapshots.ReadPages();
        Dictionary<string, string> now = output.Pages.ToDictionary(
            page => page.Path + PostureFile.MarkdownExtension,
            page => page.Markdown,
            StringComparer.Ordinal
        );
        (string File, IReadOnlyList<string> Lines)[] files =
        [
            .. now
                .Keys.Union(before.Keys, StringComparer.Ordinal)
                .Select(file => (File: file, Before: TextOf(before, file), Now: TextOf(now, file)))
                .Where(f => f.Before != f.Now)
                .Select(f => (f.File, LineDiff.Between(f.Before ?? "", f.Now ?? ""))),
        ];
        bool isOne = files.Length == 1;
        return files.Length == 0
            ? null
            : new PostureDifference(files)
            {
                Effect =
                    now.Count == 0 ? "the project has no instance any more"
                    : files.All(f => !before.ContainsKey(f.File))
                        ? isOne ? "the page is not among the snapshots yet"
                            : "the pages are not among the snapshots yet"
                    : files.All(f => !now.ContainsKey(f.File))
                        ? isOne ? "the build does not make this page any more"
                            : "the build does not make these pages any more"
                    : (isOne ? "its text differs" : "their texts differ")
                        + ", although every file of the instances is the reviewed one",
            };
    }

    private static string? TextOf(IReadOnlyDictionary<string, string> pages, string file) =>
        pages.TryGetValue(file, out string text) ? text : null;
}
