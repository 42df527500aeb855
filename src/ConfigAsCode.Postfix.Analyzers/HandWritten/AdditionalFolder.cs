using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.HandWritten;

/// <summary>What the rules say of one folder of additional files.</summary>
internal sealed class AdditionalFolder
{
    private readonly Dictionary<string, SourceText?> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Diagnostic>> byPath = new(StringComparer.Ordinal);
    private readonly string target;
    private readonly DateTime? today;

    private AdditionalFolder(string target, DateTime? today)
    {
        this.target = target;
        this.today = today;
    }

    /// <param name="files">The texts of the folder.</param>
    /// <param name="target">What they run on, as the project has it; empty stands for the usual target.</param>
    /// <param name="today">The day on which accepted risks are judged; null where none is told.</param>
    public static AdditionalFolder Judge(AdditionalTexts files, string target, DateTime? today)
    {
        var folder = new AdditionalFolder(target, today);
        if (target.Length == 0)
        {
            folder.Judge(files, TargetNames.Usual);
        }
        else if (TargetNames.Parse(target) is { } parsed)
        {
            folder.Judge(files, parsed);
        }
        else
        {
            folder.Refuse(
                files.Configuration.First(),
                Pfx0001NoTarget.Id,
                $"PostfixTarget is '{target}', which is not a target. {TargetNames.Advice}"
            );
        }

        return folder;
    }

    public IReadOnlyList<Diagnostic> In(string path) =>
        byPath.TryGetValue(path, out List<Diagnostic>? diagnostics) ? diagnostics : [];

    /// <summary>Whether no text that was read, or looked for, is another one.</summary>
    public bool HoldsFor(AdditionalTexts files, string wanted, DateTime? day) =>
        target == wanted && today == day && texts.All(read => AreSame(read.Value, files.Text(read.Key)));

    private static bool AreSame(SourceText? one, SourceText? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.ContentEquals(other));

    private void Judge(AdditionalTexts files, Target judgedFor)
    {
        var folder = WrittenFolder.Read(
            WrittenFolder.NameOf(files.Directory),
            judgedFor,
            Find(files, InstanceReader.MainCf).Text,
            Find(files, InstanceReader.MasterCf).Text,
            directory: null,
            name => Find(files, name)
        );
        // A file may be named as tables of two types.
        Dictionary<string, string> names = folder
            .Tables.GroupBy(table => table.Table.Name)
            .ToDictionary(same => same.Key, same => same.First().File);
        var edits = new FileEdits(folder.Reading);
        foreach (PlacedFinding placed in PlacedFinding.AllOf(folder.Reading, today))
        {
            string name = placed.Location.File;
            if (PathOf(files, names, name) is { } path)
            {
                Add(path, Shown(placed, path, edits, document => PathOf(files, names, document)));
            }
        }
    }

    /// <summary>A finding about a file that is not there is shown in the one that is.</summary>
    private static string? PathOf(AdditionalTexts files, Dictionary<string, string> names, string document) =>
        (
            files.File(names.TryGetValue(document, out string? name) ? name : document)
            ?? files.Configuration.FirstOrDefault()
        )?.Path;

    private FileText Find(AdditionalTexts files, string name)
    {
        texts[name] = files.Text(name);
        return files.Find(name);
    }

    private static Diagnostic Shown(PlacedFinding placed, string path, FileEdits edits, Func<string, string?> pathOf)
    {
        Finding finding = placed.Reviewed.Finding;
        Location location = LocationOf(path, placed.Location.Range);
        return placed.Reviewed.IsAccepted
            ? Descriptors.Accepted(
                finding,
                location,
                $"{finding.Message}. Accepted: {RiskAcceptance.Reasons(placed.Reviewed.AcceptedBy)}",
                placed.Reviewed.AcceptedBy
            )
            : Descriptors.ReportInFile(finding, location, FileFixProperties.Write(FixesOf(finding, edits, pathOf)));
    }

    /// <summary>The fixes that the files can show, with the paths of the files.</summary>
    private static IEnumerable<FileFix> FixesOf(Finding finding, FileEdits edits, Func<string, string?> pathOf) =>
        from fix in finding.Fixes
        let made = edits.Of(finding, fix)
        where made is { Count: > 0 } && made.All(edit => pathOf(edit.File) is not null)
        select new FileFix(fix.Title, fix.IsSafe, [.. made.Select(edit => edit with { File = pathOf(edit.File)! })]);

    private void Refuse(AdditionalText file, string rule, string sentence) =>
        Add(file.Path, Diagnostic.Create(Descriptors.Of(rule), Location.Create(file.Path, default, default), sentence));

    private void Add(string path, Diagnostic diagnostic)
    {
        if (!byPath.TryGetValue(path, out List<Diagnostic>? diagnostics))
        {
            diagnostics = [];
            byPath.Add(path, diagnostics);
        }

        diagnostics.Add(diagnostic);
    }

    private static Location LocationOf(string path, SourceRange range) =>
        Location.Create(
            path,
            Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(range.Start.Offset, range.End.Offset),
            new LinePositionSpan(PositionOf(range.Start), PositionOf(range.End))
        );

    private static LinePosition PositionOf(SourcePosition position) => new(position.Line - 1, position.Column - 1);
}
