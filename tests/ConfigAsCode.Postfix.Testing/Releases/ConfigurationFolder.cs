using System.Text;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Testing.Releases;

/// <summary>A folder with a main.cf and a master.cf for <c>postconf -c</c> of a release, gone after the test.</summary>
public sealed class ConfigurationFolder(DebianRelease release) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReleaseFolder folder = new(release, "postfix-");

    public string FullName => folder.FullName;

    public void Write(string name, string text)
    {
        string path = Path.Combine(FullName, name);
        File.WriteAllText(path, text, Utf8);

        // Postfix waits for a file that has just changed to "cool down" (dict_load_file_xt() in util/dict.c).
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
    }

    public ProgramResult Postconf(params string[] arguments) => Run("postconf", arguments);

    /// <summary>Runs a program of the release that takes the folder behind <c>-c</c>.</summary>
    public ProgramResult Run(string program, params string[] arguments) =>
        release.Run(program, ["-c", FullName, .. arguments]);

    /// <summary>The same with a text that the program reads.</summary>
    public ProgramResult RunWith(string input, string program, params string[] arguments) =>
        release.Run(program, ["-c", FullName, .. arguments], input);

    public void Dispose() => folder.Dispose();
}
