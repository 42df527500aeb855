using System.Text;
using ConfigAsCode.Postfix.Live.Tests.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>
/// A folder with a main.cf and a master.cf for <c>postconf -c</c>, gone after the test: of the Postfix of this machine, or of a release
/// in a folder of its own.
/// </summary>
internal sealed class ConfigurationFolder(DebianRelease? release = null) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly DirectoryInfo folder = release is null
        ? Directory.CreateTempSubdirectory("postfix-")
        : Directory.CreateDirectory(release.PathTo("tmp", $"postfix-{Guid.NewGuid():N}"));

    public string FullName => folder.FullName;

    public void Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text, Utf8);

        // Postfix waits for a file that has just changed to "cool down" (dict_load_file_xt() in util/dict.c).
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
    }

    public ProgramResult Postconf(params string[] arguments) =>
        release is null
            ? Programs.Run("postconf", ["-c", folder.FullName, .. arguments])
            : release.Run("postconf", ["-c", "/tmp/" + folder.Name, .. arguments]);

    public void Dispose() => folder.Delete(recursive: true);
}
