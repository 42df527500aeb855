using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>How the files of a build differ from the committed ones, and what making them the committed ones takes.</summary>
public sealed class SnapshotReview
{
    // A message is read in a terminal; the file has the rest.
    private const int LinesInMessage = 4;

    private readonly OutputFiles output;
    private readonly SnapshotFolder snapshots;
    private readonly IReadOnlyList<SnapshotDifference> differences;
    private readonly PostureDifference? page;

    public SnapshotReview(OutputFiles output, SnapshotFolder snapshots)
    {
        this.output = output;
        this.snapshots = snapshots;
        differences = [.. SnapshotDifference.Of(output, snapshots)];
        page = PostureDifference.Of(output, snapshots);
    }

    /// <summary>Whether every file is the committed one.</summary>
    public bool IsClean => differences.Count == 0 && page is null;

    /// <summary>Whether instances differ, and no snapshot was ever made: nothing is wrong then, and nothing was reviewed.</summary>
    public bool HasNotBegun => differences.Count > 0 && snapshots.IsEmpty;

    /// <summary>What differs, each on one line, since MSBuild puts the project before every line of a message.</summary>
    public IEnumerable<string> Messages =>
        // What made the page another one is told of the instance.
        page is not null
        && differences.Count == 0
            ? [page.Describe()]
            : differences.Select(Describe);

    /// <summary>Every changed line.</summary>
    public string Everything =>
        string.Concat(differences.Select(Whole))
        + string.Concat(page?.Files.Select(f => Section(f.File, f.Lines)) ?? []);

    /// <summary>What accepting changes, for who does it; nothing where all is accepted.</summary>
    public IEnumerable<string> Summary =>
        differences
            .SelectMany(difference =>
                difference
                    .Effect.Select(sentence => $"{difference.Instance}: {sentence}")
                    .Append($"  ({string.Join(", ", difference.Files.Select(f => f.File))})")
            )
            .Concat(page is null ? [] : [$"  ({page.Names})"]);

    /// <summary>Makes the files of the build the committed ones: writes what differs, and removes what no instance has any more.</summary>
    public void Accept()
    {
        Dictionary<string, OutputFile> now = output.All().ToDictionary(file => file.Path, StringComparer.Ordinal);
        string[] changed =
        [
            .. differences.SelectMany(d => d.Files.Select(f => $"{d.Instance}/{f.File}")),
            .. page?.Files.Select(f => f.File) ?? [],
        ];
        snapshots.Update(
            [.. changed.Where(now.ContainsKey).Select(path => now[path])],
            changed.Where(path => !now.ContainsKey(path))
        );
    }

    private static string Describe(SnapshotDifference difference)
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
        return $"{difference.Instance} is not what was reviewed: {string.Join("; ", difference.Effect)}{changed}";
    }

    /// <summary>A sign, and neither nothing nor a comment behind it.</summary>
    private static bool SaysSomething(string line) => line.Trim().Length > 1 && line[1] != '#';

    private static string Whole(SnapshotDifference difference) =>
        string.Concat(difference.Effect.Select(sentence => $"# {difference.Instance}: {sentence}\n"))
        + string.Concat(difference.Files.Select(f => Section($"{difference.Instance}/{f.File}", f.Lines)));

    private static string Section(string file, IReadOnlyList<string> lines) =>
        $"--- {file}\n" + string.Concat(lines.Select(line => line + "\n"));
}
