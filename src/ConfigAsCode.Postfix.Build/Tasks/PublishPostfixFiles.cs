using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Output;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>
/// Makes the files that <c>dotnet publish</c> copies, in a folder of their own in obj: always those of one assembly, judged now,
/// whatever became of the build before, and whatever another build does meanwhile.
/// </summary>
public sealed class PublishPostfixFiles : GatedTask
{
    /// <summary>The folder that gets them; absolute. Everything in it is this task's.</summary>
    [Required]
    public string PublishDirectory { get; set; } = "";

    /// <summary>Whether each instance is to be a tar archive too.</summary>
    public bool WithArchives { get; set; }

    /// <summary>The files, each with its <c>RelativePath</c> below the publish folder.</summary>
    [Output]
    public ITaskItem[] PublishedFiles { get; private set; } = [];

    private protected override string Destination => PublishDirectory;

    private protected override void Run(BuildReading reading, GateOptions options)
    {
        if (!IsAccepted(Compare(reading, options)))
        {
            return;
        }

        var output = new OutputFiles(reading.Project, options.Notices);
        // All are made before the first is written: an archive that is refused leaves none behind.
        IReadOnlyList<OutputFile> files = [.. output.All(), .. WithArchives ? output.Archives() : []];
        var folder = new OutputFolder(PublishDirectory);
        folder.Update(files, [.. folder.Files()]);
        PublishedFiles =
        [
            .. files.Select(file => new TaskItem(
                folder.FullPath(file.Path),
                new Dictionary<string, string> { ["RelativePath"] = "postfix/" + file.Path }
            )),
        ];
    }
}
