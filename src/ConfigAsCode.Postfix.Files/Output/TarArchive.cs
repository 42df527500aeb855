using System.Text;

namespace ConfigAsCode.Postfix.Files.Output;

/// <summary>
/// A tar archive in the ustar format of POSIX.1-1988: root's files, in the order in which they are added, with one time, so
/// that the same files give the same bytes.
/// </summary>
internal sealed class TarArchive
{
    private const int Block = 512;

    // 1980-01-01: the package's time too. GNU tar finds 1970 implausible.
    private const long Time = 315_532_800;

    private const int NameLength = 100;

    private const int PrefixLength = 155;

    private readonly List<byte> archive = [];

    public void AddFolder(string path) => AddHeader(path + "/", '5', "0000755", size: 0);

    public void AddFile(string path, byte[] content)
    {
        AddHeader(path, '0', "0000644", content.Length);
        archive.AddRange(content);
        Pad(Block);
    }

    /// <summary>The archive; nothing can be added after it.</summary>
    public byte[] ToArray()
    {
        // Two empty blocks are the end, and tar writes records of twenty.
        archive.AddRange(new byte[2 * Block]);
        Pad(20 * Block);
        return archive.ToArray();
    }

    private void AddHeader(string path, char kind, string mode, long size)
    {
        (string prefix, string name) = Split(path);
        byte[] header = new byte[Block];
        Put(0, name);
        Put(100, mode);
        Put(108, "0000000");
        Put(116, "0000000");
        Put(124, Octal(size));
        Put(136, Octal(Time));
        // The checksum counts itself as blanks.
        Put(148, "        ");
        Put(156, kind.ToString());
        Put(257, "ustar");
        Put(263, "00");
        Put(265, "root");
        Put(297, "root");
        Put(345, prefix);
        Put(148, Convert.ToString(header.Sum(octet => octet), 8).PadLeft(6, '0') + "\0 ");
        archive.AddRange(header);

        void Put(int at, string text) => Encoding.ASCII.GetBytes(text, 0, text.Length, header, at);
    }

    private static (string Prefix, string Name) Split(string path)
    {
        if (path.Length <= NameLength)
        {
            return ("", path);
        }

        int slash = path.IndexOf('/');
        return slash > 0 && slash <= PrefixLength && path.Length - slash - 1 is > 0 and <= NameLength
            ? (path.Substring(0, slash), path.Substring(slash + 1))
            : throw new OutputRefusedException(
                $"'{path}' is too long for a tar archive, which has room for {NameLength} characters, and for {PrefixLength} more of a "
                    + "file's folder. Choose shorter names, or leave PostfixTar off."
            );
    }

    private static string Octal(long number) => Convert.ToString(number, 8).PadLeft(11, '0');

    private void Pad(int unit)
    {
        int rest = archive.Count % unit;
        archive.AddRange(new byte[rest == 0 ? 0 : unit - rest]);
    }
}
