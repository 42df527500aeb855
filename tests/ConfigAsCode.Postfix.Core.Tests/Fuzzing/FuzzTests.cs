using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Testing.Fuzzing;
using ConfigAsCode.Postfix.Testing.Models;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Fuzzing;

/// <summary>
/// Whatever stands in the files, they are read, judged and fixed: no program of ours stops at them, and nothing is lost. <c>eng/fuzz</c> runs these tests
/// for hours: FUZZ_SECONDS is how long each of them takes, and CsCheck_Seed is where to begin.
/// </summary>
public class FuzzTests
{
    private static readonly DateTime Today = new(2027, 1, 1);

    [Fact]
    public void Each_character_of_a_file_is_in_one_line_and_each_part_is_where_it_says() => Read(20_000);

    [Fact]
    public void Any_files_are_judged_and_fixed_once() => Judge(300);

    [Fact]
    [Trait("Time", "long")]
    public void Any_files_are_judged_and_fixed_once_for_longer() => Judge(4000);

    [Fact]
    public void A_text_with_a_line_that_Postfix_skips_has_its_finding_inside()
    {
        InstanceReading reading = Judge(
            new FuzzedFiles("  a = b\nvirtual_alias_maps = hash:/etc/postfix/t", "\t-o a=b", "  a", "3.7")
        );
        Assert.Equal(
            ["main.cf PFX6006", "main.cf PFX6013", "master.cf PFX6006", "master.cf PFX6013", "t PFX6006", "t PFX6013"],
            PlacedFinding
                .AllOf(reading, Today)
                .Where(placed => placed.Reviewed.Finding.Rule.IsAboutFiles)
                .Select(placed => $"{placed.Location.File} {placed.Reviewed.Finding.Rule.Id}")
                .Order(StringComparer.Ordinal)
        );
    }

    private static void Read(int count) =>
        Fuzz.With(
            Gen.OneOf(FuzzedTexts.MainCf, FuzzedTexts.MasterCf, FuzzedTexts.Table),
            text => IsWhole(CfDocument.Parse("file", text)),
            count,
            text => text
        );

    private static void Judge(int count) =>
        Fuzz.With(FuzzedTexts.Files, files => Judge(files), count, files => files.ToString());

    private static InstanceReading Judge(FuzzedFiles files)
    {
        Target target = Targets.Of(files.Release);
        var folder = WrittenFolder.Read(
            "mail",
            target,
            files.MainCf,
            files.MasterCf,
            directory: null,
            _ => FileText.Of(files.Table)
        );
        InstanceReading reading = folder.Reading;
        Assert.Equal(files.MainCf, reading.MainCf.Document.Text);
        Assert.Equal(files.MasterCf, reading.MasterCf?.Document.Text);
        Assert.All(reading.Tables, table => Assert.Equal(files.Table, table.Document.Text));
        _ = OtherKind.In(folder.Reading);
        foreach (CfDocument document in reading.Documents)
        {
            IsWhole(document);
        }

        foreach (PlacedFinding placed in PlacedFinding.AllOf(reading, Today))
        {
            IsInside(placed, reading);
        }

        FixedReading made = SafeFixes.Apply(reading, FindingsOf, _ => true);
        if (made.Applied.Count == 0)
        {
            Assert.Equal(reading.Documents.Select(d => d.Text), made.Reading.Documents.Select(d => d.Text));
        }

        FixedReading again = SafeFixes.Apply(made.Reading, FindingsOf, _ => true);
        Assert.Empty(again.Applied);
        return reading;
    }

    private static IReadOnlyList<Finding> FindingsOf(InstanceReading reading) => [.. Rulebook.Analyze(reading)];

    private static void IsWhole(CfDocument document)
    {
        Assert.Equal(document.Text, string.Concat(document.Lines.Select(line => line.FullSpan.In(document.Text))));
        foreach (CfLogicalLine line in document.LogicalLines)
        {
            for (int i = 0; i < line.Text.Length; i++)
            {
                Assert.Equal(line.Text[i], document.Text[line.OffsetInFile(i)]);
            }
        }
    }

    private static void IsInside(PlacedFinding placed, InstanceReading reading)
    {
        (string file, SourceRange range) = placed.Location;
        CfDocument document = reading.Documents.First(d => d.File == file);
        Assert.InRange(range.Start.Offset, 0, document.Text.Length);
        Assert.InRange(range.End.Offset, range.Start.Offset, document.Text.Length);
        Assert.Equal(document.PositionOf(range.Start.Offset), range.Start);
        Assert.Equal(range.Start.Line, range.End.Line);
        foreach (Fix fix in placed.Reviewed.Finding.Fixes)
        {
            IReadOnlyList<TextEdit>? edits = new FileEdits(reading).Of(placed.Reviewed.Finding, fix);
            foreach (TextEdit edit in edits ?? [])
            {
                CfDocument changed = reading.Documents.First(d => d.File == edit.File);
                Assert.InRange(edit.Span.Start, 0, changed.Text.Length);
                Assert.InRange(edit.Span.End, edit.Span.Start, changed.Text.Length);
            }
        }
    }
}
