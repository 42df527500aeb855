using System.Text.RegularExpressions;
using CliWrap;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>
/// What postconf(1) warns of: the tests of its Makefile write a main.cf and a master.cf with echo(1), and run it on them. What else the
/// product finds there is more than postconf looks for.
/// </summary>
internal static partial class PostconfReferences
{
    private static readonly string[] OfNames = ["PFX4001", "PFX4002"];

    public static IEnumerable<ReferenceCase> In(string src, PostfixVersion release)
    {
        string folder = Path.Combine(src, "postconf");
        foreach (
            Match test in Test()
                .Matches(string.Join('\n', ReferenceFiles.Lines(Path.Combine(folder, "Makefile.in"))) + "\n")
        )
        {
            string name = test.Groups["name"].Value;
            string[] expected = ReferenceFiles.Lines(Path.Combine(folder, name + ".ref"));
            if (expected.Length > 0)
            {
                yield return Compare(name, test.Groups["recipe"].Value, folder, expected, release);
            }
        }
    }

    private static ReferenceCase Compare(
        string name,
        string recipe,
        string folder,
        string[] expected,
        PostfixVersion release
    )
    {
        string[] wanted =
        [
            .. expected
                .Select(line => Warning().Match(line))
                .Where(warning => warning.Success)
                .Select(warning => Named(warning.Groups["what"].Value, warning.Groups["name"].Value))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        (string mainCf, string masterCf) = Files(recipe, folder);
        var target = new Target("", release, OpenSslSeries.V3_0, ChrootByDefault: false);
        Finding[] found = [.. Rulebook.Analyze(InstanceReader.Read("references", target, mainCf, masterCf))];
        // An undefined name counts where it is asked for; a name that is called unknown counts always.
        string[] ours =
        [
            .. wanted
                .Where(w => found.Any(f => Says(f, w)))
                .Concat(found.Where(f => OfNames.Contains(f.Rule.Id)).Select(f => Named("unused", f.Parameter)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return new ReferenceCase("postconf", name, Listed(wanted), Listed(ours));
    }

    private static bool Says(Finding finding, string wanted)
    {
        string name = wanted[(wanted.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return wanted.StartsWith("unused ", StringComparison.Ordinal)
            ? OfNames.Contains(finding.Rule.Id) && finding.Parameter == name
            : finding.Rule.Id is "PFX4009" or "PFX4004"
                && Regex.IsMatch(finding.Message, $@"\$[{{(]?{Regex.Escape(name)}\b");
    }

    private static string Named(string what, string name) => $"{what} {name}";

    private static string Listed(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);

    /// <summary>Runs the lines of the recipe that write the files, in a folder of their own.</summary>
    private static (string MainCf, string MasterCf) Files(string recipe, string source)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("postconf-test-");
        try
        {
            IEnumerable<string> lines = recipe
                // A line that make(1) joins with the next.
                .Replace("\\\n", "", StringComparison.Ordinal)
                .Split('\n')
                .Select(line => line.Trim().Replace("$$", "$", StringComparison.Ordinal))
                .Where(line => Writing().IsMatch(line))
                .Select(line => Copying().Replace(line, $"cp {source}/"));
            Cli.Wrap("sh")
                .WithArguments(["-c", string.Join('\n', lines)])
                .WithWorkingDirectory(folder.FullName)
                .ExecuteAsync()
                .GetAwaiter()
                .GetResult();
            return (Text("main.cf"), Text("master.cf"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Text(string name)
        {
            string file = Path.Combine(folder.FullName, name);
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
    }

    [GeneratedRegex(@"^(?<name>test[0-9]+[a-z]?):[^\n]*\n(?<recipe>(?:\t[^\n]*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex(
        @"^(?:\./)?postconf: warning: \S*(?:main|master)\.cf: (?<what>unused|undefined) parameter: (?<name>[^=\s]+)"
    )]
    private static partial Regex Warning();

    [GeneratedRegex("^(?:echo|printf|cp|touch main.cf)")]
    private static partial Regex Writing();

    [GeneratedRegex("^cp ")]
    private static partial Regex Copying();
}
