namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>Changes that leave the owner and the mode of a file as they are.</summary>
internal sealed class KeptFileOperations : FileOperations
{
    /// <summary>A new text beside its file gets the owner and the mode of the file before anything is in it.</summary>
    public override void Write(string path, byte[] content)
    {
        string file = path.Substring(0, path.Length - OutputFolder.New.Length);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        UnixOwner.Copy(file, path);
        stream.Write(content, 0, content.Length);
    }
}
