using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>The folder that a file belongs to: the nearest one with a main.cf or a master.cf, be it its own or one above.</summary>
public static class ConfigurationFolder
{
    /// <summary>The folder of a file; null where none above it has a configuration.</summary>
    /// <param name="path">The path of the file, with slashes.</param>
    /// <param name="exists">Whether there is a file at a path.</param>
    public static string? Of(string path, Func<string, bool> exists)
    {
        if (InstanceReader.IsConfiguration(path))
        {
            return Parent(path);
        }

        for (string below = path; below.Length > 0; )
        {
            string folder = Parent(below);
            if (InstanceReader.Configuration.Any(name => exists(PathTo(folder, name))))
            {
                return folder;
            }

            below = folder == "/" ? "" : folder;
        }

        return null;
    }

    /// <summary>The folder that a file or a folder is in; empty for a name alone.</summary>
    internal static string Parent(string path)
    {
        int end = path.LastIndexOf('/');
        return end < 0 ? ""
            : end == 0 ? "/"
            : path.Substring(0, end);
    }

    /// <summary>The path of a file in a folder.</summary>
    internal static string PathTo(string folder, string name) =>
        folder.Length == 0 || folder[folder.Length - 1] == '/' ? folder + name : folder + "/" + name;
}
