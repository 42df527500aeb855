namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>The folder src of this repository and the files beside it, without what a build made.</summary>
public static class Sources
{
    public static void CopyTo(string folder)
    {
        string from = RepositoryRoot.Folder;
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(from, "src"), "*", SearchOption.AllDirectories))
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
