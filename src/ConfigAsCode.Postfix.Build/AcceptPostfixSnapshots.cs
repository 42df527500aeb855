using ConfigAsCode.Postfix.Core.Posture;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Makes the files of the build the snapshots: writes what differs, and removes what no instance has any more.
/// </summary>
public sealed class AcceptPostfixSnapshots : PostfixSnapshotTask
{
    private protected override string Destination => SnapshotDirectory;

    private protected override void Run()
    {
        IReadOnlyList<RenderedInstance> all = AssemblyReader.Read(Assembly);
        OutputCheck.Check(all);
        IReadOnlyList<SnapshotDifference> differences = Differences(all);
        PostureDifference? page = Posture(all);
        Dictionary<string, RenderedInstance> instances = all.ToDictionary(
            instance => instance.Name,
            StringComparer.Ordinal
        );
        var folder = new OutputFolder(SnapshotDirectory);
        foreach (SnapshotDifference difference in differences)
        {
            Dictionary<string, string> texts = instances.TryGetValue(difference.Instance, out RenderedInstance instance)
                ? instance.AllFiles.ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal)
                : [];
            foreach ((string file, _) in difference.Files)
            {
                string path = $"{difference.Instance}/{file}";
                if (texts.TryGetValue(file, out string text))
                {
                    folder.Write(path, text);
                }
                else
                {
                    folder.Remove(path);
                }
            }
        }

        if (page?.Now is { } now)
        {
            folder.Write(PostureFile.Markdown, now);
        }
        else if (page is not null)
        {
            folder.Remove(PostureFile.Markdown);
        }

        string[] lines =
        [
            .. differences.SelectMany(Summary),
            .. page is null ? Array.Empty<string>() : [$"  ({PostureFile.Markdown})"],
        ];
        ShowBelow(SnapshotDirectory, lines.Length == 0 ? ["the snapshots were up to date"] : lines);
    }

    private static IEnumerable<string> Summary(SnapshotDifference difference) =>
        difference
            .Effect.Select(sentence => $"{difference.Instance}: {sentence}")
            .Append($"  ({string.Join(", ", difference.Files.Select(f => f.File))})");
}
