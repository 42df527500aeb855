using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
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
        return [.. found.Select(f => (PlaceOf(f), f.Message))];
    }

    public static InstanceReading Read(
        string mainCf,
        string? masterCf,
        string version = "3.7",
        params TableFile[] tables
    ) => InstanceReader.Read("mail", Targets.Of(version), mainCf, masterCf, tables);

    public static string PlaceOf(Finding finding) => finding.Place.Origin.DeclaredBy + finding.Place.Origin.Range;
}
