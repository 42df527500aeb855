using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Files;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>A file whose text is none of Postfix: one sentence, rather than a finding for each of its lines.</summary>
/// <param name="Document">The file.</param>
/// <param name="Rule">The rule about one such line.</param>
/// <param name="Sentence">Why, as what follows the name of the file.</param>
/// <param name="Has">What a configuration has there.</param>
internal sealed record OtherKind(CfDocument Document, string Rule, string Sentence, string Has)
{
    private const string IsOther = "is not a configuration of Postfix: ";

    /// <summary>Which of main.cf and master.cf are; none in files of a build.</summary>
    public static IReadOnlyList<OtherKind> In(InstanceReading reading) =>
        reading.Instance.IsHandWritten ? [.. new[] { MainCf(reading), MasterCf(reading) }.OfType<OtherKind>()] : [];

    public Finding AsFinding(Instance instance) =>
        new(
            Rulebook.All.First(rule => rule.Info.Id == Rule).Info,
            $"{Document.File} {Sentence}. Write {Has}, and # in front of a comment",
            new Place(Document.LogicalLines[0].All.Origin),
            instance.Name,
            default,
            "",
            "",
            default
        );

    private static OtherKind? MainCf(InstanceReading reading)
    {
        IReadOnlyList<CfSetting> lines = reading.MainCf.Settings;
        if (lines.All(line => line.Error is null))
        {
            return null;
        }

        HashSet<CfLogicalLine> ofTemplate = [.. reading.LinesOfTemplate.Select(line => line.Line)];
        // What another tool has yet to fill in is no fault of the file.
        int others = lines.Count(line => line.Error is not null && !ofTemplate.Contains(line.Line));
        int known = lines.Count(line => line.Error is null && Parameters.Find(line.Name.Text) is not null);
        string? why =
            others == 0 ? null
            : others == lines.Count ? "none of its lines has the form name = value"
            : others > known
                ? $"{others} of its {lines.Count} lines do not have the form name = value, and {known} set a parameter of Postfix"
            : null;
        return why is null
            ? null
            : new OtherKind(reading.MainCf.Document, Pfx6001NotASetting.Id, IsOther + why, "name = value");
    }

    private static OtherKind? MasterCf(InstanceReading reading)
    {
        IReadOnlyList<CfService> lines = reading.MasterCf?.Services ?? [];
        int others = lines.Count(line => !line.IsService);
        string? why =
            others <= lines.Count - others ? null
            : others == lines.Count ? "none of its lines is a service of eight fields"
            : $"{others} of its {lines.Count} lines are not services of eight fields";
        return why is null
            ? null
            : new OtherKind(
                reading.MasterCf!.Document,
                Pfx6004IncompleteService.Id,
                IsOther + why,
                "services of eight fields"
            );
    }
}
