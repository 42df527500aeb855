using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Snapshots;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>Makes the files of the build the snapshots.</summary>
public sealed class AcceptPostfixSnapshots : GatedTask
{
    private protected override string Destination => SnapshotDirectory;

    private protected override void Run(BuildReading reading, GateOptions options)
    {
        var review = new SnapshotReview(
            new OutputFiles(reading.Project, options.Notices),
            new SnapshotFolder(SnapshotDirectory)
        );
        review.Accept();
        string[] lines = [.. review.Summary];
        ShowBelow(SnapshotDirectory, lines.Length == 0 ? ["the snapshots were up to date"] : lines);
    }
}
