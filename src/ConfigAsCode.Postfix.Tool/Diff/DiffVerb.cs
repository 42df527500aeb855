using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Diff;

/// <summary>
/// The verb <c>diff</c>: what changes on the servers between two folders. The exit code is 0 where nothing differs in what is written and in what it does,
/// 1 where something does, and 2 where a side cannot be read.
/// </summary>
internal static class DiffVerb
{
    /// <exception cref="HostFolderException">A side cannot be read.</exception>
    public static DiffResult Run(DiffRequest request, ToolHost host)
    {
        var before = DiffSide.Of(request.Before, host);
        var after = DiffSide.Of(request.After, host);
        if (before.IsOne != after.IsOne)
        {
            (DiffSide one, DiffSide many) = before.IsOne ? (before, after) : (after, before);
            throw new HostFolderException(
                $"{one.Text} is one instance, and {many.Text} has {string.Join(", ", many.Instances.Select(i => i.Name))}. "
                    + "Name one of these folders"
            );
        }

        var targets = new TargetChoice(request.Target, host);
        Dictionary<string, HostFiles> old = before.Instances.ToDictionary(i => i.Name, i => i.Files);
        Dictionary<string, HostFiles> now = after.Instances.ToDictionary(i => i.Name, i => i.Files);
        InstanceDiff[] instances = before.IsOne
            ? [Between(NameOf(before, after), before.Instances[0].Files, after.Instances[0].Files, targets)]
            :
            [
                .. old
                    .Keys.Union(now.Keys)
                    .Order(StringComparer.Ordinal)
                    .Select(name =>
                        !old.TryGetValue(name, out HostFiles? was) ? Alone(name, DiffState.Added)
                        : !now.TryGetValue(name, out HostFiles? isNow) ? Alone(name, DiffState.Removed)
                        : Between(name, was, isNow, targets)
                    ),
            ];
        return new DiffResult(request.Before, request.After, instances, targets.Notice is { } notice ? [notice] : []);
    }

    /// <summary>The name of the instance where a build wrote one side, else that of the folder before.</summary>
    private static string NameOf(DiffSide before, DiffSide after) =>
        new[] { before, after }
            .Select(side => ManifestOf(side.Instances[0].Files)?.Instance)
            .FirstOrDefault(name => !string.IsNullOrEmpty(name))
        ?? before.Instances[0].Name;

    private static InstanceDiff Alone(string name, DiffState state) => new(name, state, [], [], [], [], "");

    private static InstanceDiff Between(string name, HostFiles before, HostFiles after, TargetChoice targets)
    {
        Manifest? oldManifest = ManifestOf(before);
        Manifest? newManifest = ManifestOf(after);
        // A folder without a manifest is compared for what the other one was built for.
        var old = HostFolder.Read(before, manifest => targets.Of(manifest ?? newManifest));
        var now = HostFolder.Read(after, manifest => targets.Of(manifest ?? oldManifest));
        Instance was = Comparable(old, now);
        Instance isNow = Comparable(now, old);
        IReadOnlyList<Change> changes = InstanceChanges.Between(was, isNow);
        IReadOnlyList<ValueChange> values = ValueChanges.Between(was, isNow);
        string[] texts =
        [
            .. from document in old.Reading.Documents
            join other in now.Reading.Documents on document.File equals other.File
            where document.Text != other.Text && !values.Any(value => value.File == document.File)
            select document.File,
        ];
        return new InstanceDiff(
            name,
            changes.Count + values.Count > 0 ? DiffState.Changed : DiffState.Same,
            changes,
            values,
            texts,
            [.. FolderNotes.Of(old, "compared").Concat(FolderNotes.Of(now, "compared")).Distinct()],
            string.Join(", ", was.Target!.Each.Concat(isNow.Target!.Each).Select(target => target.Described).Distinct())
        );
    }

    /// <summary>The instance without the tables that could not be read on the other side: they did not come or go.</summary>
    private static Instance Comparable(HostFolder side, HostFolder other)
    {
        Instance instance = side.Reading.Instance;
        HashSet<string> unread =
        [
            .. other.Unread.Where(table => table.Reason != UnreadReason.Missing).Select(table => table.File),
        ];
        return unread.Count == 0
            ? instance
            : instance with
            {
                Tables = instance.Tables.Where(table => !unread.Contains(table.Name)).ToEquatableArray(),
            };
    }

    private static Manifest? ManifestOf(HostFiles files) =>
        files.Find(Manifest.FileName) is { } file ? ManifestReader.Read(file.Text) : null;
}
