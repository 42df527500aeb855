using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

/// <summary>The program in this process, and what it printed.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(params string[] arguments) => On(new FakeHost(), arguments);

    public static ToolRun On(ToolHost host, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = Application.Run(arguments, output, error, host);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>lint of a folder for Debian 12.</summary>
    public static ToolRun Lint(TemporaryFolder folder, params string[] arguments) =>
        Of(["lint", folder.FullName, "--target", "debian12", .. arguments]);

    /// <summary>The rules that stand, in the order of the lines: <c>main.cf:3 PFX1001</c>.</summary>
    public static IReadOnlyList<string> Findings(TemporaryFolder folder, params string[] arguments)
    {
        using JsonDocument json = Json(folder, arguments);
        return
        [
            .. json
                .RootElement.GetProperty("folders")
                .EnumerateArray()
                .SelectMany(f => f.GetProperty("findings").EnumerateArray())
                .Where(f => f.GetProperty("state").GetString() == "open")
                .Select(f =>
                    $"{f.GetProperty("file").GetString()}:{f.GetProperty("line").GetInt32()} {f.GetProperty("rule").GetString()}"
                ),
        ];
    }

    public static JsonDocument Json(TemporaryFolder folder, params string[] arguments) =>
        JsonDocument.Parse(Lint(folder, ["--format", "json", .. arguments]).Output);

    /// <summary>The output with a name in place of the folder of the test, and one in place of the version of the program.</summary>
    public string In(TemporaryFolder folder) =>
        Output
            .Replace(folder.FullName, "FOLDER", StringComparison.Ordinal)
            .Replace(Application.Named, $"{Application.Name} VERSION", StringComparison.Ordinal)
            .Replace($"\"version\": \"{Application.Version}\"", "\"version\": \"VERSION\"", StringComparison.Ordinal);
}

/// <summary>Folders that tests write.</summary>
internal static class Folders
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A server without a finding on Debian 12.</summary>
    public const string CleanMainCf = Testing.Models.MainCf.Clean;

    public const string MasterCf = "smtp inet n - n - - smtpd\n" + Testing.Models.MasterCf.Plumbing;

    public static TemporaryFolder Of(params (string Name, string Text)[] files)
    {
        var folder = new TemporaryFolder("lint-");
        foreach ((string name, string text) in files)
        {
            string path = folder.PathTo(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, Utf8);
        }

        return folder;
    }

    /// <summary>The files of a folder that a test changes.</summary>
    public static TemporaryFolder Copy(string source)
    {
        var folder = new TemporaryFolder("copy-");
        foreach (string file in Directory.GetFiles(source))
        {
            File.WriteAllBytes(folder.PathTo(Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        return folder;
    }

    /// <summary>main.cf of a clean server with more lines, and its master.cf.</summary>
    public static TemporaryFolder With(string lines = "", string mainCf = CleanMainCf, string masterCf = MasterCf) =>
        Of(("main.cf", mainCf + lines), ("master.cf", masterCf));
}
