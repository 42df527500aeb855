namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Makes the files of the build the snapshots: writes what differs, and removes what no instance has any more.
/// </summary>
public sealed class AcceptPostfixSnapshots : PostfixSnapshotTask
{
    private protected override void Run()
    {
        IReadOnlyList<SnapshotDifference> differences = Differences();
        IReadOnlyDictionary<string, RenderedInstance> instances = AssemblyReader
            .Read(Assembly)
            .ToDictionary(instance => instance.Name, StringComparer.Ordinal);
        OutputCheck.Check([.. instances.Values]);
        var folder = new OutputFolder(SnapshotDirectory);
        foreach (SnapshotDifference difference in differences)
        {
            Dictionary<string, string> now = instances.TryGetValue(difference.Instance, out RenderedInstance instance)
                ? instance.AllFiles.ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal)
                : [];
            foreach ((string file, _) in difference.Files)
            {
                string path = $"{difference.Instance}/{file}";
                if (now.TryGetValue(file, out string text))
                {
                    folder.Write(path, text);
                }
                else
                {
                    folder.Remove(path);
                }
            }
        }

        ShowBelow(
            SnapshotDirectory,
            differences.Count == 0 ? ["the snapshots were up to date"] : differences.SelectMany(Summary)
        );
    }

    private static IEnumerable<string> Summary(SnapshotDifference difference) =>
        difference
            .Effect.Select(sentence => $"{difference.Instance}: {sentence}")
            .Append($"  ({string.Join(", ", difference.Files.Select(f => f.File))})");
}
