using System.Runtime.InteropServices;

namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>The owner and the mode of files on Linux. Other systems keep what they give a new file.</summary>
internal static class UnixOwner
{
    // statx(2): the fields of its result are at the same places on every processor.
    private const int CurrentFolder = -100;
    private const uint BasicStats = 0x7ff;
    private const int SizeOfResult = 256;
    private const int User = 20;
    private const int Group = 24;
    private const int Mode = 28;
    private const uint Permissions = 0xfff;

    /// <exception cref="UnauthorizedAccessException">The owner or the mode cannot be given to the other file.</exception>
    public static void Copy(string from, string to)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            return;
        }

        byte[] source = Status(from);
        byte[] target = Status(to);
        bool isSameOwner =
            BitConverter.ToUInt32(source, User) == BitConverter.ToUInt32(target, User)
            && BitConverter.ToUInt32(source, Group) == BitConverter.ToUInt32(target, Group);
        // The mode last: a change of the owner may take bits of it away.
        bool isDone =
            (isSameOwner || chown(to, BitConverter.ToUInt32(source, User), BitConverter.ToUInt32(source, Group)) == 0)
            && chmod(to, BitConverter.ToUInt16(source, Mode) & Permissions) == 0;
        if (!isDone)
        {
            throw new UnauthorizedAccessException($"A new file cannot get the owner and the mode of '{from}'.");
        }
    }

    private static byte[] Status(string path)
    {
        byte[] result = new byte[SizeOfResult];
        return statx(CurrentFolder, path, 0, BasicStats, result) == 0
            ? result
            : throw new UnauthorizedAccessException($"The owner and the mode of '{path}' cannot be read.");
    }

#pragma warning disable IDE1006, SYSLIB1054 // The names are those of the C library; source-generated calls do not exist for .NET Standard.
    [DllImport("libc", SetLastError = true)]
    private static extern int statx(
        int folder,
        [MarshalAs(UnmanagedType.LPStr)] string path,
        int flags,
        uint mask,
        [Out] byte[] result
    );

    [DllImport("libc", SetLastError = true)]
    private static extern int chown([MarshalAs(UnmanagedType.LPStr)] string path, uint user, uint group);

    [DllImport("libc", SetLastError = true)]
    private static extern int chmod([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);
#pragma warning restore IDE1006, SYSLIB1054
}
