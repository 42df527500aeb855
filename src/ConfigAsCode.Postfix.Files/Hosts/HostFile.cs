using System.Text;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A text file of a host. Its text gives its bytes back: a file that is not UTF-8 is read as Latin-1, of which every byte is a character.</summary>
public sealed class HostFile
{
    // More than any configuration that people write; it has to fit into memory several times.
    private const long MostBytes = 64 * 1024 * 1024;
    private const int Latin1 = 28591;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Encoding encoding = Utf8;

    // Null for a text that an editor has: it may have half of a character in it, of which there are no bytes.
    private readonly byte[]? content;

    private HostFile(string name, string path, string text)
    {
        Name = name;
        Path = path;
        Text = text;
    }

    private HostFile(string name, string path, byte[] content)
    {
        Name = name;
        Path = path;
        this.content = content;
        try
        {
            Text = Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            encoding = Encoding.GetEncoding(Latin1);
            Text = encoding.GetString(content);
        }
    }

    /// <summary>Its name in the folder.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>A file with a text that it may not have on the disk.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="path">Where it is, as messages name it.</param>
    /// <param name="text">The text.</param>
    public static HostFile Of(string name, string path, string text) => new(name, path, text);

    /// <summary>A file with the bytes that it has elsewhere, such as in another revision.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="path">Where it is, as messages name it.</param>
    /// <param name="content">The bytes.</param>
    public static HostFile Of(string name, string path, byte[] content) => new(name, path, content);

    /// <summary>Reads a file; null where there is none.</summary>
    /// <exception cref="HostFolderException">It cannot be read.</exception>
    internal static HostFile? Find(string folder, string name)
    {
        string path = System.IO.Path.Combine(folder, name);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return Directory.Exists(path)
                    ? throw new HostFolderException($"{path} is a folder. Put a text file in its place")
                    : null;
            }

            return file.Length <= MostBytes
                ? new HostFile(name, path, File.ReadAllBytes(path))
                : throw new HostFolderException($"{path} is larger than 64 MB. Remove what is not configuration");
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new HostFolderException(
                $"{path} cannot be read: permission denied. Run postfix-cac as a user who can read it, such as root",
                denied
            );
        }
        catch (IOException failure)
        {
            throw new HostFolderException($"{path} cannot be read: {failure.Message} Make the file readable", failure);
        }
    }

    /// <summary>Another text in the bytes of this file.</summary>
    internal byte[] Encode(string text) => encoding.GetBytes(text);

    /// <summary>Whether nobody has changed the file since it was read.</summary>
    internal bool IsUnchanged() =>
        content is { } read && File.Exists(Path) && File.ReadAllBytes(Path).SequenceEqual(read);

    /// <summary>Whether it is a link to a file elsewhere.</summary>
    internal bool IsLink() => (File.GetAttributes(Path) & FileAttributes.ReparsePoint) != 0;
}
