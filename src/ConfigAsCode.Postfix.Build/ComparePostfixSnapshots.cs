using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Compares the files with the committed snapshots, and tells a difference by what it does: to who makes it as a warning, to a
/// build server, on which nobody can accept it, as an error. Who has not begun with snapshots was told how to with the files.
/// </summary>
public sealed class ComparePostfixSnapshots : PostfixSnapshotTask
{
    // A message is read in a terminal; the file has the rest.
    private const int LinesInMessage = 4;

    /// <summary>The file in obj that gets every changed line; absolute.</summary>
    [Required]
    public string DifferenceFile { get; set; } = "";

    /// <summary>Whether a difference fails the build.</summary>
    public bool FailOnDifference { get; set; }

    private protected override void Run()
    {
        // Before the comparison is told, so that no file of an earlier one is left where there is none to tell.
        File.Delete(DifferenceFile);
        IReadOnlyList<RenderedInstance> instances = AssemblyReader.Read(Assembly);
        IReadOnlyList<SnapshotDifference> differences = Differences(instances);
        PostureDifference? page = Posture(instances);
        if (differences.Count == 0 && page is null)
        {
            return;
        }

        if (!FailOnDifference && differences.Count > 0 && new SnapshotFolder(SnapshotDirectory).IsEmpty)
        {
            return;
        }

        foreach (SnapshotDifference difference in differences)
        {
            Tell(Describe(difference));
        }

        // What made the page another one is told of the instance.
        if (page is not null && differences.Count == 0)
        {
            Tell($"{PostureFile.Markdown} is not what was reviewed: {page.Effect}. {Everything}");
        }

        string ofPage = page is null ? "" : Section(PostureFile.Markdown, page.Lines);
        Directory.CreateDirectory(Path.GetDirectoryName(DifferenceFile));
        File.WriteAllText(DifferenceFile, string.Concat(differences.Select(Whole)) + ofPage);
    }

    private string Everything => $"Every changed line is in {DifferenceFile}. To make it the snapshot: {AcceptCommand}";

    private void Tell(string message)
    {
        if (FailOnDifference)
        {
            LogError(BuildRules.Snapshot, message);
        }
        else
        {
            LogWarning(BuildRules.Snapshot, message);
        }
    }

    /// <summary>On one line, since MSBuild puts the project before every line of a message.</summary>
    private string Describe(SnapshotDifference difference)
    {
        string[] lines =
        [
            .. difference
                .Files.Where(f => f.File != Manifest.FileName)
                .SelectMany(f => f.Lines.Where(SaysSomething).Select(line => $"{f.File}: {line}")),
        ];
        string shown = string.Join("; ", lines.Take(LinesInMessage));
        string more = lines.Length > LinesInMessage ? $"; and {lines.Length - LinesInMessage} more" : "";
        string changed = difference.IsNew || lines.Length == 0 ? "" : $" ({shown}{more})";
        return $"{difference.Instance} is not what was reviewed: {string.Join("; ", difference.Effect)}{changed}. {Everything}";
    }

    /// <summary>A sign, and neither nothing nor a comment behind it.</summary>
    private static bool SaysSomething(string line) => line.Trim().Length > 1 && line[1] != '#';

    private static string Whole(SnapshotDifference difference) =>
        string.Concat(difference.Effect.Select(sentence => $"# {difference.Instance}: {sentence}\n"))
        + string.Concat(difference.Files.Select(f => Section($"{difference.Instance}/{f.File}", f.Lines)));

    private static string Section(string file, IReadOnlyList<string> lines) =>
        $"--- {file}\n" + string.Concat(lines.Select(line => line + "\n"));
}
