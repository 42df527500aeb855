using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Posture;

/// <summary>The verb <c>posture</c>: what the servers of some folders do, as the page that a build writes of its instances.</summary>
internal static class PostureVerb
{
    /// <exception cref="HostFolderException">A folder cannot be read.</exception>
    public static async Task<PostureResult> RunAsync(PostureRequest request, ToolHost host)
    {
        IReadOnlyList<string> paths =
            request.Folders.Count > 0 ? request.Folders : [await HostFacts.FolderAsync(host).ConfigureAwait(false)];
        var targets = new TargetChoice(request.Target, host);
        HostFolder[] folders = [.. paths.Select(path => HostFolder.Read(path, targets.Of))];
        IReadOnlyList<string> names = InstanceNames.Of(
            [.. folders.Select(folder => folder.Reading.Instance.Name)],
            [.. folders.Select(folder => Path.GetFullPath(folder.Directory))]
        );
        Instance[] instances =
        [
            .. folders.Zip(names, (folder, name) => folder.Reading.Instance with { Name = name, DeclaredBy = name }),
        ];
        string[] notices =
        [
            .. folders
                .Zip(
                    names,
                    (folder, name) =>
                        FolderNotes
                            .Of(folder, "judged")
                            .Select(note => folders.Length == 1 ? $"{note}." : $"{name}: {note}.")
                )
                .SelectMany(notes => notes),
        ];
        return new PostureResult(
            PostureReport.Of(instances) with
            {
                IsOfBuild = folders.All(folder => folder.Manifest is not null),
                Notices = notices,
            },
            targets.Notice is { } notice ? [notice] : []
        );
    }
}
