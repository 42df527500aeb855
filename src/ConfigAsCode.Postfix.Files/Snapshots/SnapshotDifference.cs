using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Configuration;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>How the files of an instance differ from its snapshot.</summary>
/// <param name="Instance">Its name.</param>
/// <param name="Effect">What the servers will do otherwise, in sentences.</param>
/// <param name="Files">Each file that differs, with its changed lines.</param>
internal sealed record SnapshotDifference(
    string Instance,
    IReadOnlyList<string> Effect,
    IReadOnlyList<(string File, IReadOnlyList<string> Lines)> Files
)
{
    /// <summary>Whether there is no snapshot yet.</summary>
    public bool IsNew { get; private init; }

    /// <summary>The instances that differ: the project's in its order, then those that only have a snapshot.</summary>
    public static IEnumerable<SnapshotDifference> Of(OutputFiles output, SnapshotFolder snapshots)
    {
        foreach (RenderedInstance instance in output.Instances)
        {
            IReadOnlyDictionary<string, string> before = snapshots.Read(instance.Name);
            var files = Changed(before, output.Of(instance).ToDictionary(f => f.Name, f => f.Text)).ToList();
            if (files.Count > 0)
            {
                yield return new SnapshotDifference(
                    instance.Name,
                    [.. EffectOf(before, instance), .. output.Notices.Sentences.Select(s => s.TrimEnd('.'))],
                    files
                )
                {
                    IsNew = before.Count == 0,
                };
            }
        }

        IEnumerable<string> names = output.Instances.Select(i => i.Name);
        foreach (string orphan in snapshots.Instances.Except(names, StringComparer.Ordinal))
        {
            yield return new SnapshotDifference(
                orphan,
                ["the project has no such instance any more"],
                [.. Changed(snapshots.Read(orphan), new Dictionary<string, string>())]
            );
        }
    }

    private static IEnumerable<(string File, IReadOnlyList<string> Lines)> Changed(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after
    ) =>
        before
            .Keys.Union(after.Keys)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => (File: name, Old: TextOf(before, name), Now: TextOf(after, name)))
            .Where(f => f.Old != f.Now || !before.ContainsKey(f.File) || !after.ContainsKey(f.File))
            .Select(f => (f.File, LineDiff.Between(f.Old, f.Now)));

    private static IReadOnlyList<string> EffectOf(IReadOnlyDictionary<string, string> before, RenderedInstance instance)
    {
        if (before.Count == 0)
        {
            return ["a new instance, without a snapshot yet"];
        }

        if (ManifestReader.Read(TextOf(before, Manifest.FileName)) is not { } manifest)
        {
            return [$"what it does is unknown, since the snapshot has no {Manifest.FileName} that contains its target"];
        }

        InstanceFile FileOf(string file, string? tableType = null) => new(file, TextOf(before, file), tableType);
        IEnumerable<ManifestFile> tables = manifest.Files.Where(file => file.TableType is not null);
        Instance old = ConfigurationReader
            .Read(
                instance.Name,
                manifest.Target,
                [
                    FileOf(InstanceReader.MainCf),
                    FileOf(InstanceReader.MasterCf),
                    .. tables.Select(table => FileOf(table.Path, table.TableType)),
                ]
            )
            .Instance;
        IReadOnlyList<Change> changes = InstanceChanges.Between(old, instance.Model);
        return changes.Count > 0 ? [.. changes.Select(ChangeSentence.Of)] : ["the servers do the same as before"];
    }

    private static string TextOf(IReadOnlyDictionary<string, string> files, string name) =>
        files.TryGetValue(name, out string text) ? text : "";
}
