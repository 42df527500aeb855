using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Takes the rendered files out of the compiled assembly and brings the output folder up to date with them: writes what
/// differs, removes what earlier builds wrote and this one does not. If a file is refused, or the rules find an error that
/// nobody has accepted, none is written.
/// </summary>
public sealed class WritePostfixFiles : PostfixFilesTask
{
    private const string Off = "off";

    /// <summary>The compiled assembly; absolute.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The day on which waivers are judged, as 2027-03-31.</summary>
    [Required]
    public string Today { get; set; } = "";

    /// <summary>"off" to write the files whatever the rules say of them.</summary>
    public string Gate { get; set; } = "";

    /// <summary>The folder of the snapshots, absolute; empty where none are kept, or no hint at them is wanted.</summary>
    public string SnapshotDirectory { get; set; } = "";

    /// <summary>Every file that belongs to this build, written now or before.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; private set; } = [];

    private protected override void Run()
    {
        IReadOnlyList<RenderedInstance> instances = AssemblyReader.Read(Assembly);
        OutputCheck.Check(instances);
        if (instances.Count > 0 && !PassesGate(instances))
        {
            return;
        }

        var folder = new OutputFolder(OutputDirectory);
        var record = new WrittenRecord(RecordFile);
        IReadOnlyList<string> before = record.Read();
        List<(string Path, string Text)> files = [.. instances.SelectMany(Files), .. PostureFiles.Of(instances)];
        List<string> now = files.Select(file => file.Path).ToList();

        // Until all is done the record names the old and the new: a build that fails half-way forgets no file.
        record.Save(before.Union(now, StringComparer.Ordinal));
        foreach ((string path, string text) in files)
        {
            if (folder.Write(path, text))
            {
                Log.LogMessage(MessageImportance.Normal, "Wrote {0}", folder.FullPath(path));
            }
        }

        Remove(folder, before.Except(now, StringComparer.Ordinal));
        record.Save(now);

        WrittenFiles = now.Select(file => (ITaskItem)new TaskItem(folder.FullPath(file))).ToArray();
        if (instances.Count > 0)
        {
            ShowBelow(
                OutputDirectory,
                [
                    .. instances.SelectMany(Summary),
                    $"what they do: {string.Join(", ", PostureFile.Names)}",
                    .. HowToBegin(instances),
                ]
            );
        }
    }

    /// <summary>The instance with its files, and what its host has to run for the tables that need an index.</summary>
    private static IEnumerable<string> Summary(RenderedInstance instance)
    {
        yield return $"{instance.Name} ({string.Join(", ", instance.Files.Select(file => file.Name))})";
        foreach (string command in instance.Commands)
        {
            yield return $"  run on the host, in its folder, after each change: {command}";
        }
    }

    /// <summary>For a project that has no snapshot at all: nothing is wrong, and nothing was reviewed.</summary>
    private IEnumerable<string> HowToBegin(IReadOnlyList<RenderedInstance> instances)
    {
        if (SnapshotDirectory.Length > 0 && new SnapshotFolder(SnapshotDirectory).IsEmpty)
        {
            yield return $"no snapshots yet of {string.Join(", ", instances.Select(i => i.Name))}: \"{AcceptCommand}\" makes them in "
                + $"{SnapshotDirectory}; commit them, and each build says what a change does";
        }
    }

    private static IEnumerable<(string Path, string Text)> Files(RenderedInstance instance) =>
        instance.AllFiles.Select(file => ($"{instance.Name}/{file.Name}", file.Text));

    private DateTime Day() =>
        IsoDate.Parse(Today)
        ?? throw new OutputRefusedException($"PostfixToday is '{Today}'; write a day as 2027-03-31.");

    /// <summary>Whether nothing speaks against writing the files; what does is told.</summary>
    private bool PassesGate(IReadOnlyList<RenderedInstance> instances)
    {
        if (Gate == Off)
        {
            LogWarning(BuildRules.Gate, "PostfixGate is off: the files are written, and nothing has judged them.");
            return true;
        }

        IReadOnlyList<string> reasons = Build.Gate.WhyNot(instances, Day());
        foreach (string reason in reasons)
        {
            LogError(BuildRules.Gate, reason);
        }

        return reasons.Count == 0;
    }
}
