namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>Folders of this repository and the files beside them, without what a build made.</summary>
public static class Sources
{
    /// <summary>Copies the folder src and the files beside it.</summary>
    public static void CopyTo(string folder) => CopyTo(folder, "src");

    /// <summary>Copies some folders and the files beside them.</summary>
    public static void CopyTo(string folder, params IEnumerable<string> folders)
    {
        string from = RepositoryRoot.Folder;
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        foreach (
            string file in folders.SelectMany(name =>
                Directory.EnumerateFiles(Path.Combine(from, name), "*", SearchOption.AllDirectories)
            )
        )
        {
            string path = Path.GetRelativePath(from, file);
            if (!path.Split('/', '\\').Any(part => part is "bin" or "obj"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.Copy(file, Path.Combine(folder, path));
            }
        }
    }
}
