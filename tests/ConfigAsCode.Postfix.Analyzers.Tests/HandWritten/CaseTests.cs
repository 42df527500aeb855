using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.HandWritten;

/// <summary>
/// A configuration as files and as C# has the same findings: the cases that people reported, where they are beside the clone. What only one of the two can have is left
/// aside, and so are notes: the files of the cases state values that their C# leaves at the default.
/// </summary>
[Trait("Time", "long")]
public partial class CaseTests
{
    // Its C# has settings of TLS that its files lack.
    private const string OtherConfiguration = "07 PFX1014";

    private static readonly string[] OfOneFormAlone = ["PFX6", "PFX0", "PFX9"];

    [Fact]
    public async Task Each_case_has_the_same_rules_as_its_CSharp()
    {
        string cases = SharedFolder.OrSkip(SharedFolder.Cases);
        var differences = new List<string>();
        string[] compared =
        [
            .. Directory.GetFiles(cases, "Case.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];
        foreach (string file in compared)
        {
            string folder = Path.GetDirectoryName(file)!;
            string name = Path.GetFileName(folder);
            string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            string[] ofCSharp = RulesOf(await CSharpProject.Of(text).DiagnosticsAsync(), name);
            string[] ofFiles = RulesOf(
                await FilesOf(Target().Match(text).Groups[1].Value, folder, Path.Combine(cases, "_base"))
                    .DiagnosticsAsync(),
                name
            );
            if (!ofCSharp.SequenceEqual(ofFiles))
            {
                differences.Add(
                    $"{name}: in C# alone {string.Join(", ", ofCSharp.Except(ofFiles))}; in the files alone "
                        + string.Join(", ", ofFiles.Except(ofCSharp))
                );
            }
        }

        Assert.NotEmpty(compared);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static FileRun FilesOf(string target, string folder, string fallback)
    {
        Dictionary<string, string> files = Directory
            .GetFiles(fallback)
            .Concat(Directory.GetFiles(folder))
            .GroupBy(path => Path.GetFileName(path))
            .ToDictionary(path => path.Key, path => File.ReadAllText(path.Last()));
        return FileRun.For(target, [.. files.Select(file => (file.Key, file.Value))]);
    }

    private static string[] RulesOf(IEnumerable<Diagnostic> diagnostics, string name) =>
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
                .Select(diagnostic => diagnostic.Id)
                .Where(id => !OfOneFormAlone.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
                .Where(id => $"{name} {id}" != OtherConfiguration)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex("""Target\((?:Platform\.|")([\w.]+)""")]
    private static partial Regex Target();
}
