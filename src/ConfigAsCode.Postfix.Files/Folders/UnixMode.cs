using System.Reflection;
using System.Runtime.InteropServices;

namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>
/// Gives a file the mode of Postfix's own configuration files, 0644, whatever the umask of the build is:
/// <c>postfix check</c> warns about a main.cf that group or others may write (conf/postfix-script).
/// </summary>
internal static class UnixMode
{
    private const int OwnerWritesAllRead = 0b110_100_100;

    // The setter exists since .NET 7 and is missing in netstandard2.0 and in the .NET Framework of Visual Studio.
    private static readonly Type? ModeType = Type.GetType("System.IO.UnixFileMode");

    private static readonly MethodInfo? Setter = ModeType is null
        ? null
        : typeof(File).GetMethod("SetUnixFileMode", [typeof(string), ModeType]);

    public static void MakeReadable(string file)
    {
        if (Setter is null || RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return;
        }

        try
        {
            Setter.Invoke(null, [file, Enum.ToObject(ModeType!, OwnerWritesAllRead)]);
        }
        catch (TargetInvocationException failure)
            when (failure.InnerException is UnauthorizedAccessException or IOException)
        {
            // A file system without modes (a FAT or CIFS mount) may refuse; there the mount decides who reads and writes.
        }
    }
}
