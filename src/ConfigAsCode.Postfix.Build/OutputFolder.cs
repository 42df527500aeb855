using System.Text;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// The folder that holds one folder for each instance. Files are named by their path below it, <c>webshop/main.cf</c>.
/// </summary>
internal sealed class OutputFolder(string root)
{
    private static readonly UTF8Encoding Utf8WithoutBom = new(encoderShouldEmitUTF8Identifier: false);

    public string FullPath(string file) => Path.Combine(root, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes the file if its content differs; an equal file keeps its time stamp.</summary>
    /// <returns>Whether the file was written.</returns>
    public bool Write(string file, string text) => Write(file, Utf8WithoutBom.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public bool Write(string file, byte[] content)
    {
        string path = FullPath(file);
        if (File.Exists(path) && File.ReadAllBytes(path).SequenceEqual(content))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path));
        Replace(path, content);
        return true;
    }

    /// <summary>Removes the file, then its folder and the output folder where nothing else is left in them.</summary>
    /// <returns>Whether the file was there.</returns>
    public bool Remove(string file)
    {
        string path = FullPath(file);
        bool exists = File.Exists(path);
        if (exists)
        {
            File.Delete(path);
        }

        RemoveIfEmpty(Path.GetDirectoryName(path));
        RemoveIfEmpty(root);
        return exists;
    }

    /// <summary>
    /// A reader sees the old file or the new one, never half of it: the text goes into a file beside it, which then
    /// takes its name. The '~' keeps the temporary name apart from every name an instance may use.
    /// </summary>
    private static void Replace(string path, byte[] content)
    {
        string temporary = $"{path}~{Guid.NewGuid():N}";
        try
        {
            File.WriteAllBytes(temporary, content);
            UnixMode.MakeReadable(temporary);
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
