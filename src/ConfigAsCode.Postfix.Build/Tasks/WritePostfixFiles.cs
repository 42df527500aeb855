using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;
using ConfigAsCode.Postfix.Files.Snapshots;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>
/// Brings the output folder up to date with the rendered files: writes what differs, removes what earlier builds wrote and this one
/// does not. Then compares them with the committed ones, and tells a difference by what it does: to who makes it as a warning, to a
/// build server, on which nobody can accept it, as an error before anything is written.
/// </summary>
public sealed class WritePostfixFiles : GatedTask
{
    /// <summary>The file, in obj or in the output folder, that lists what was written; absolute.</summary>
    [Required]
    public string RecordFile { get; set; } = "";

    /// <summary>
    /// Whether the output folder is one beside a C# file without a project, which may have been there before: a file in it that no
    /// build has written is not replaced.
    /// </summary>
    public bool IsBesideSource { get; set; }

    /// <summary>Whether the files are to be accepted as soon as they are written: then a difference is nothing to warn of.</summary>
    public bool IsAccepting { get; set; }

    private protected override void Run(BuildReading reading, GateOptions options)
    {
        // First, so that no file of an earlier comparison is left where there is nothing to tell.
        if (DifferenceFile.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(DifferenceFile)!);
            File.Delete(DifferenceFile);
        }

        SnapshotReview? review = IsAccepting ? null : Compare(reading, options);
        if (!IsAccepted(review))
        {
            return;
        }

        var made = new OutputFiles(reading.Project, options.Notices);
        IReadOnlyList<OutputFile> files = made.All();
        var output = new RecordedFolder(
            OutputDirectory,
            RecordFile,
            IsBesideSource ? FileProgram.RecordsOfGone(Project, OutputDirectory) : []
        );
        if (IsBesideSource && output.NotWritten(files).FirstOrDefault() is { } other)
        {
            throw new OutputRefusedException(
                $"{output.FullPath(other)} exists with other content, and no build of {Path.GetFileName(Project)} wrote it. "
                    + "Move it to another place, or write \"#:property PostfixOutputDirectory=out\" into the file, with a folder of your choice."
            );
        }

        FolderChange change = output.Update(files);
        Report("Wrote {0}", change.Written, output);
        Report("Removed {0}", change.Removed, output);
        if (reading.Project.Instances.Count > 0)
        {
            ShowBelow(
                OutputDirectory,
                [
                    .. Summary(reading.Project.Instances),
                    $"what they do: {string.Join(", ", PostureFile.Names)}"
                        + (made.Pages.Count > 1 ? $", and a page for each role in {PostureFile.Folder}" : ""),
                    .. review is { HasNotBegun: true } ? [HowToBegin(reading)] : Array.Empty<string>(),
                ]
            );
        }

        if (review is { IsClean: false, HasNotBegun: false })
        {
            foreach (string message in Differences(review))
            {
                LogWarning(BuildRules.Snapshot, message);
            }
        }
    }

    private void Report(string message, IReadOnlyList<string> files, RecordedFolder output)
    {
        foreach (string file in files)
        {
            Log.LogMessage(MessageImportance.Normal, message, output.FullPath(file));
        }
    }

    /// <summary>
    /// The instances with their files, and what their hosts have to run for the tables that need an index. Of more than one page shows, a line for
    /// each class says as much.
    /// </summary>
    private static IEnumerable<string> Summary(IReadOnlyList<RenderedInstance> instances) =>
        instances.Count <= PosturePages.MostOnOnePage
            ? instances.SelectMany(instance => Summary(instance.Name, instance))
            : instances
                .GroupBy(i => new
                {
                    i.DeclaringClass,
                    Files = FilesOf(i),
                    Commands = string.Join("; ", i.Commands),
                })
                .SelectMany(same => Summary($"{same.Count()} of {same.Key.DeclaringClass}", same.First()));

    private static IEnumerable<string> Summary(string name, RenderedInstance instance)
    {
        yield return $"{name} ({FilesOf(instance)})";
        foreach (string command in instance.Commands)
        {
            yield return $"  run on the host, in its folder, after each change: {command}";
        }
    }

    private static string FilesOf(RenderedInstance instance) => string.Join(", ", instance.FileNames);

    /// <summary>For a project that has no snapshot at all: nothing is wrong, and nothing was reviewed.</summary>
    private string HowToBegin(BuildReading reading) =>
        $"no snapshots yet of {NamesOf(reading.Project.Instances)}: \"{AcceptCommand}\" makes them in "
        + $"{SnapshotDirectory}; commit them, and each build reports what a change does";

    private static string NamesOf(IReadOnlyList<RenderedInstance> instances) =>
        instances.Count <= PosturePages.MostOnOnePage
            ? string.Join(", ", instances.Select(instance => instance.Name))
            : $"the {instances.Count} instances";
}
