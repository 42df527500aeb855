using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>The files of an instance, for the rules about their lines.</summary>
internal static class AnalyzedFiles
{
    /// <summary>A complete line of master.cf.</summary>
    public const string Smtp = "smtp inet n - n - - smtpd";

    /// <summary>What the rules about files find: the rule, the place, the message. Another rule fails the test.</summary>
    public static (string Place, string Message)[] Find(
        string rule,
        string mainCf,
        string? masterCf = null,
        string version = "3.7",
        params TableFile[] tables
    )
    {
        Finding[] found = [.. Rulebook.AnalyzeFiles(Read(mainCf, masterCf, version, tables))];
        StatedFindings.AssertStated(found.Select(f => (f.Rule.Id, f.Severity == RuleSeverity.Info)), rule, "");
        return
        [
            .. found
                .Where(f => f.Rule.Id == rule || f.Severity != RuleSeverity.Info)
                .Select(f => (PlaceOf(f), f.Message)),
        ];
    }

    /// <summary>What the rules about files find, without the notes on how a text ends its lines.</summary>
    public static IEnumerable<Finding> Faults(InstanceReading reading) =>
        Rulebook.AnalyzeFiles(reading).Where(finding => !StatedFindings.NotesOnLineEnds.Contains(finding.Rule.Id));

    /// <summary>The texts of main.cf and master.cf after a fix of the first finding of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="mainCf">main.cf.</param>
    /// <param name="masterCf">master.cf.</param>
    /// <param name="fix">Which of its fixes.</param>
    /// <param name="isSafe">Whether it is to need no choice.</param>
    public static (string MainCf, string MasterCf) Fixed(
        string rule,
        string mainCf,
        string masterCf = "",
        int fix = 0,
        bool isSafe = false
    )
    {
        InstanceReading reading = Read(mainCf, masterCf);
        Finding finding = Rulebook.AnalyzeFiles(reading).First(f => f.Rule.Id == rule);
        Assert.Equal(isSafe, finding.Fixes[fix].IsSafe);
        IReadOnlyList<TextEdit> edits = new FileEdits(reading).Of(finding, finding.Fixes[fix])!;
        return (TextOf(reading.MainCf.Document), TextOf(reading.MasterCf!.Document));

        string TextOf(CfDocument document) =>
            TextEdit.Apply(document.Text, edits.Where(edit => edit.File == document.File));
    }

    /// <summary>The text of a table after the first fix of the first finding of a rule.</summary>
    public static string FixedTable(string rule, TableFile table, string mainCf = "", string? masterCf = null)
    {
        InstanceReading reading = Read(mainCf, masterCf, "3.7", table);
        Finding finding = Rulebook.Analyze(reading).First(f => f.Rule.Id == rule);
        return TextEdit.Apply(table.Text, new FileEdits(reading).Of(finding, finding.Fixes[0])!);
    }

    public static InstanceReading Read(
        string mainCf,
        string? masterCf,
        string version = "3.7",
        params TableFile[] tables
    ) => RiskComments.Read(InstanceReader.Read("mail", Targets.Of(version), mainCf, masterCf, tables));

    public static string PlaceOf(Finding finding) => finding.Place.Origin.DeclaredBy + finding.Place.Origin.Range;
}
