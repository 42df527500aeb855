using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Takes the rendered files out of the compiled assembly and brings the output folder up to date with them: writes what
/// differs, removes what earlier builds wrote and this one does not. If any file is refused, none is written.
/// </summary>
public sealed class WritePostfixFiles : PostfixFilesTask
{
    /// <summary>The compiled assembly; absolute.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>Every file that belongs to this build, written now or before.</summary>
    [Output]
    public ITaskItem[] WrittenFiles { get; private set; } = [];

    private protected override void Run()
    {
        IReadOnlyList<RenderedInstance> instances = AssemblyReader.Read(Assembly);
        OutputCheck.Check(instances);

        var folder = new OutputFolder(OutputDirectory);
        var record = new WrittenRecord(RecordFile);
        IReadOnlyList<string> before = record.Read();
        List<string> now = instances.SelectMany(Files).Select(file => file.Path).ToList();

        // Until all is done the record names the old and the new: a build that fails half-way forgets no file.
        record.Save(before.Union(now, StringComparer.Ordinal));
        foreach ((string path, string text) in instances.SelectMany(Files))
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
            Report(instances);
        }
    }

    private static IEnumerable<(string Path, string Text)> Files(RenderedInstance instance) =>
        instance.Files.Select(file => ($"{instance.Name}/{file.Name}", file.Text));

    /// <summary>
    /// One message with a line for each instance. It opens as the message that names the assembly does, "Project -> path",
    /// because that is the only message of a successful build which MSBuild's terminal logger shows
    /// (TerminalLogger.OnMessageRaised); it shows the last one of a project.
    /// </summary>
    private void Report(IEnumerable<RenderedInstance> instances)
    {
        IEnumerable<string> lines = instances.Select(instance =>
            $"\n  {instance.Name} ({string.Join(", ", instance.Files.Select(file => file.Name))})"
        );
        string project = Path.GetFileNameWithoutExtension(Project);
        Log.LogMessage(MessageImportance.High, "{0} -> {1}{2}", project, OutputDirectory, string.Concat(lines));
    }
}
