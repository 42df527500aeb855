using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>
/// A folder that gets all files of a build or none. Files are named by their path below it, <c>webshop/main.cf</c>. New texts are
/// first written beside the old ones, under names that no instance can have; only when every one of them is there does each take
/// its name. What fails until then leaves the folder as it was, and what fails after it is undone.
/// </summary>
public sealed class OutputFolder
{
    internal const string New = "~new";
    private const string Old = "~old";

    private readonly string root;
    private readonly FileOperations operations;

    public OutputFolder(string root)
        : this(root, operations: null) { }

    internal OutputFolder(string root, FileOperations? operations)
    {
        this.root = root;
        this.operations = operations ?? new FileOperations();
    }

    public string FullPath(string file) => Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The files below the folder.</summary>
    public IEnumerable<string> Files() =>
        Directory.Exists(root)
            ? Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(path =>
                    path.Substring(root.Length)
                        .TrimStart(Path.DirectorySeparatorChar)
                        .Replace(Path.DirectorySeparatorChar, '/')
                )
            : [];

    /// <summary>Brings the folder up to date. An equal file keeps its time stamp.</summary>
    /// <param name="files">What is to be in it.</param>
    /// <param name="obsolete">What is to go, where it is there; folders that are empty then go with it.</param>
    public FolderChange Update(IReadOnlyList<OutputFile> files, IEnumerable<string> obsolete)
    {
        RemoveLeftovers([.. files.Select(file => file.Path), .. obsolete]);
        string[] gone =
        [
            .. obsolete
                .Except(files.Select(file => file.Path), StringComparer.Ordinal)
                .Where(f => File.Exists(FullPath(f))),
        ];
        OutputFile[] changed = [.. Changed(files)];
        var undo = new Stack<Action>();
        try
        {
            foreach (OutputFile file in changed)
            {
                Stage(file, undo);
            }

            foreach (OutputFile file in changed)
            {
                Commit(file, undo);
            }

            foreach (string file in gone)
            {
                string path = FullPath(file);
                operations.Move(path, path + Old);
                undo.Push(() => operations.Move(path + Old, path));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Undo(undo, failure);
            throw;
        }

        Finish(changed, gone, obsolete);
        return new FolderChange([.. changed.Select(file => file.Path)], gone);
    }

    /// <summary>Those of the files that are not there, or not with this content.</summary>
    internal IEnumerable<OutputFile> Changed(IEnumerable<OutputFile> files) => files.Where(HasChanged);

    private bool HasChanged(OutputFile file)
    {
        var there = new FileInfo(FullPath(file.Path));
        return !there.Exists
            || there.Length != file.Content.Length
            || !File.ReadAllBytes(there.FullName).SequenceEqual(file.Content);
    }

    private void Stage(OutputFile file, Stack<Action> undo)
    {
        string path = FullPath(file.Path);
        MakeFolder(Path.GetDirectoryName(path)!, undo);
        // Before it is written: half of it may be there.
        undo.Push(() => operations.Delete(path + New));
        operations.Write(path + New, file.Content);
    }

    private void MakeFolder(string folder, Stack<Action> undo)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        MakeFolder(Path.GetDirectoryName(folder)!, undo);
        operations.CreateDirectory(folder);
        undo.Push(() => RemoveIfEmpty(folder));
    }

    /// <summary>A reader sees the old file or the new one, never half of it.</summary>
    private void Commit(OutputFile file, Stack<Action> undo)
    {
        string path = FullPath(file.Path);
        if (File.Exists(path))
        {
            // The copy of the old file can be there although it was not replaced.
            undo.Push(() => operations.Delete(path + Old));
            operations.Replace(path + New, path, path + Old);
            undo.Push(() => operations.Replace(path + Old, path, backup: null));
        }
        else
        {
            operations.Move(path + New, path);
            undo.Push(() => operations.Delete(path));
        }
    }

    private static void Undo(Stack<Action> undo, Exception failure)
    {
        Exception? second = null;
        while (undo.Count > 0)
        {
            try
            {
                undo.Pop()();
            }
            catch (Exception more) when (more is IOException or UnauthorizedAccessException)
            {
                second ??= more;
            }
        }

        if (second is not null)
        {
            throw new TornOutputException(
                $"{failure.Message} It could not be undone either: {second.Message}",
                failure
            );
        }
    }

    /// <summary>
    /// All is done: what cannot be tidied up now is tidied up by the next build.
    /// </summary>
    private void Finish(OutputFile[] changed, string[] gone, IEnumerable<string> obsolete)
    {
        foreach (string file in changed.Select(f => f.Path).Concat(gone))
        {
            Tidy(() => operations.Delete(FullPath(file) + Old));
        }

        foreach (string folder in obsolete.Select(file => Path.GetDirectoryName(FullPath(file))!).Distinct())
        {
            Tidy(() => RemoveIfEmpty(folder));
        }

        Tidy(() => RemoveIfEmpty(root));
    }

    /// <summary>What a build that was killed has left beside the files.</summary>
    private void RemoveLeftovers(IEnumerable<string> files)
    {
        foreach (string path in files.Select(FullPath).SelectMany(path => new[] { path + New, path + Old }))
        {
            if (File.Exists(path))
            {
                operations.Delete(path);
            }
        }
    }

    private static void Tidy(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The files are right; an empty folder or a copy of an old file beside them is no reason to fail.
        }
    }

    private void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            operations.DeleteDirectory(folder);
        }
    }
}
