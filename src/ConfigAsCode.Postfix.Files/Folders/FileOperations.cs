namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>Every change that a build makes to a folder of files: each is done whole or not at all.</summary>
internal class FileOperations
{
    public virtual void CreateDirectory(string path) => Directory.CreateDirectory(path);

    public virtual void DeleteDirectory(string path) => Directory.Delete(path);

    /// <summary>Writes a file that is not there yet, readable by all.</summary>
    public virtual void Write(string path, byte[] content)
    {
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(content, 0, content.Length);
        }

        UnixMode.MakeReadable(path);
    }

    /// <summary>Gives a file the name of another, which keeps its content under a third name.</summary>
    public virtual void Replace(string source, string destination, string? backup) =>
        File.Replace(source, destination, backup);

    public virtual void Move(string source, string destination) => File.Move(source, destination);

    public virtual void Delete(string path) => File.Delete(path);
}
