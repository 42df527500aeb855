using System.Runtime.CompilerServices;
using System.Text;

namespace ConfigAsCode.Postfix.Testing;

/// <summary>
/// Compares a text with the approved one beside the test, <c>Name.verified.txt</c>. A difference leaves
/// <c>Name.received.txt</c> there; to approve it, rename it. Texts of another format have its extension.
/// </summary>
public static class Verified
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Matches(string name, string actual, [CallerFilePath] string testFile = "") =>
        MatchesAs("txt", name, actual, testFile);

    public static void MatchesAs(string extension, string name, string actual, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, name);
        string received = path + ".received." + extension;
        string verified = path + ".verified." + extension;
        if (File.Exists(verified) && File.ReadAllText(verified, Utf8) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual, Utf8);
        Assert.Equal(File.Exists(verified) ? File.ReadAllText(verified, Utf8) : "", actual);
    }
}
