using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigurationFolder = ConfigAsCode.Postfix.Testing.Releases.ConfigurationFolder;

namespace ConfigAsCode.Postfix.Live.Tests.Corpus;

/// <summary>
/// After the safe fixes Postfix itself reads the files: each value that no fix is about is the same as before, and it complains of nothing new.
/// </summary>
public partial class FixedFoldersTests
{
    private static readonly DebianRelease Release = DebianRelease.Of("Debian12");

    private static readonly string[] Questions = ["-n", "-M", "-P"];

    public static IEnumerable<TheoryDataRow<string>> Folders =>
        SharedFolder
            .Hosts(SharedFolder.Configurations, SharedFolder.Cases)
            .Select(folder => new TheoryDataRow<string>(Path.GetRelativePath(RepositoryRoot.Facts!, folder)))
            .DefaultIfEmpty(
                new TheoryDataRow<string>("") { Skip = SharedFolder.ReasonOf(SharedFolder.Configurations) }
            );

    [Theory]
    [MemberData(nameof(Folders))]
    public void What_no_fix_is_about_is_as_before(string folder)
    {
        string path = Path.Combine(RepositoryRoot.Facts!, folder);
        var written = WrittenFolder.Read(
            "mail",
            Release.Target,
            TextOf(path, "main.cf"),
            TextOf(path, "master.cf"),
            directory: null,
            name => TextOf(path, name) is { } text ? FileText.Of(text) : FileText.Missing
        );
        FixedReading made = SafeFixes.Apply(written.Reading, FindingsOf, _ => true);
        Assert.DoesNotContain(FindingsOf(made.Reading), finding => IsDoneAgain(finding, made));

        (HashSet<string> Lines, HashSet<string> Complaints) before = Asked(written.Reading);
        (HashSet<string> Lines, HashSet<string> Complaints) after = Asked(made.Reading);
        Assert.Empty(after.Complaints.Except(before.Complaints));
        string[] names =
        [
            .. made.Applied.SelectMany(applied => applied.Fix.Edits).Select(edit => edit.Parameter),
            .. made.Applied.Select(applied => applied.Finding.Parameter),
        ];
        // A file that Postfix could not read had no values before.
        Assert.DoesNotContain(
            before.Lines.Except(after.Lines).Concat(before.Lines.Count == 0 ? [] : after.Lines.Except(before.Lines)),
            line => !names.Any(name => name.Length > 0 && line.Contains(name, StringComparison.Ordinal))
        );
    }

    private static IReadOnlyList<Finding> FindingsOf(InstanceReading reading) => [.. Rulebook.Analyze(reading)];

    private static bool IsDoneAgain(Finding finding, FixedReading made) =>
        made.Applied.Any(applied =>
            applied.Finding.Rule == finding.Rule
            && applied.Finding.Parameter == finding.Parameter
            && applied.Finding.Part == finding.Part
            && applied.Finding.Services == finding.Services
            && applied.Finding.Place.Origin.DeclaredBy == finding.Place.Origin.DeclaredBy
        );

    /// <summary>What postconf(1) prints of the files, and what it complains of; the numbers of lines change with a fix.</summary>
    private static (HashSet<string> Lines, HashSet<string> Complaints) Asked(InstanceReading reading)
    {
        using var copy = new ConfigurationFolder(Release);
        copy.Write("main.cf", reading.MainCf.Document.Text);
        copy.Write("master.cf", reading.MasterCf?.Document.Text ?? Release.MasterCf);
        ProgramResult[] answers = [.. Questions.Select(question => copy.Postconf(question))];
        return (
            [
                .. answers
                    .SelectMany(answer => answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    .Select(WithoutFolder)
                    .Select(WithoutOptions),
            ],
            [.. answers.SelectMany(answer => answer.ErrorLines).Select(WithoutFolder).Select(WithoutNumbers)]
        );

        // The options of a service are among the answers to -P.
        string WithoutOptions(string line) => Option().Replace(line, "");

        string WithoutFolder(string line) => line.Replace(copy.FullName, "FOLDER", StringComparison.Ordinal);
    }

    private static string WithoutNumbers(string complaint) => LineNumber().Replace(complaint, "line N");

    [GeneratedRegex(@" -o (?:\{[^}]*\}|\S+)")]
    private static partial Regex Option();

    [GeneratedRegex("line [0-9]+")]
    private static partial Regex LineNumber();

    private static string? TextOf(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null;
}
