using System.Text;

namespace ConfigAsCode.Postfix.Live.Tests.Infrastructure;

/// <summary>A folder with a main.cf and a master.cf for <c>postconf -c</c>, gone after the test.</summary>
public sealed class ConfigurationFolder : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postfix-");

    public string FullName => folder.FullName;

    public void Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text, Utf8);

        // Postfix waits for a file that has just changed to "cool down" (dict_load_file_xt() in util/dict.c).
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
    }

    public ProgramResult Postconf(params string[] arguments) =>
        Programs.Run("postconf", ["-c", folder.FullName, .. arguments]);

    public void Dispose() => folder.Delete(recursive: true);
}
