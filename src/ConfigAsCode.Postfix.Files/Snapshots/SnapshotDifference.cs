using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Sasl.Secrets;
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
                Instance? old = OldOf(before, instance.Name);
                yield return new SnapshotDifference(
                    instance.Name,
                    [.. EffectOf(before, old, instance), .. output.Notices.Sentences.Select(s => s.TrimEnd('.'))],
                    WithoutSecrets(files, new[] { old, instance.Model }.OfType<Instance>())
                )
                {
                    IsNew = before.Count == 0,
                };
            }
        }

        IEnumerable<string> names = output.Instances.Select(i => i.Name);
        foreach (string orphan in snapshots.Instances.Except(names, StringComparer.Ordinal))
        {
            IReadOnlyDictionary<string, string> before = snapshots.Read(orphan);
            yield return new SnapshotDifference(
                orphan,
                ["the project has no such instance any more"],
                WithoutSecrets(
                    Changed(before, new Dictionary<string, string>()),
                    new[] { OldOf(before, orphan) }.OfType<Instance>()
                )
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

    /// <summary>A build log is read by more people than the files.</summary>
    private static IReadOnlyList<(string File, IReadOnlyList<string> Lines)> WithoutSecrets(
        IEnumerable<(string File, IReadOnlyList<string> Lines)> files,
        IEnumerable<Instance> instances
    )
    {
        WithheldSecrets[] withheld =
        [
            .. instances
                .SelectMany(i => i.Target!.Each.Select(target => new InstanceOnTarget(i, target).Withheld))
                .Where(secrets => !secrets.IsEmpty),
        ];
        return
        [
            .. files.Select(f =>
                (
                    f.File,
                    (IReadOnlyList<string>)
                        [.. f.Lines.Select(line => withheld.Aggregate(line, (text, secrets) => secrets.In(text)))]
                )
            ),
        ];
    }

    private static IReadOnlyList<string> EffectOf(
        IReadOnlyDictionary<string, string> before,
        Instance? old,
        RenderedInstance instance
    )
    {
        if (before.Count == 0)
        {
            return ["a new instance, without a snapshot yet"];
        }

        if (old is null)
        {
            return [$"what it does is unknown, since the snapshot has no {Manifest.FileName} that contains its target"];
        }

        IReadOnlyList<Change> changes = InstanceChanges.Between(old, instance.Model);
        return changes.Count > 0 ? [.. changes.Select(ChangeSentence.Of)] : ["the servers do the same as before"];
    }

    /// <summary>The instance of the snapshot; null where its manifest does not say what it was for.</summary>
    private static Instance? OldOf(IReadOnlyDictionary<string, string> before, string name)
    {
        if (ManifestReader.Read(TextOf(before, Manifest.FileName)) is not { } manifest)
        {
            return null;
        }

        InstanceFile FileOf(string file, string? tableType = null) => new(file, TextOf(before, file), tableType);
        IEnumerable<ManifestFile> tables = manifest.Files.Where(file => file.TableType is not null);
        return ConfigurationReader
            .Read(
                name,
                manifest.Target,
                [
                    FileOf(InstanceReader.MainCf),
                    FileOf(InstanceReader.MasterCf),
                    .. tables.Select(table => FileOf(table.Path, table.TableType)),
                ]
            )
            .Instance;
    }

    private static string TextOf(IReadOnlyDictionary<string, string> files, string name) =>
        files.TryGetValue(name, out string text) ? text : "";
}
