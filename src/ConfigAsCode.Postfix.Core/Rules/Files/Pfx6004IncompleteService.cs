using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A line of master.cf without all of its eight fields, or with a type that master(8) does not know.</summary>
internal sealed class Pfx6004IncompleteService()
    : Rule(
        new RuleInfo(Id, RuleSeverity.Error, "A line of master.cf is not a service", HasFix: true) { HasSafeFix = true }
    )
{
    public const string Id = "PFX6004";

    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from service in reading.MasterCf?.Services ?? []
        where !service.IsService
        select Found(
            reading.Instance,
            $"'{Wording.Excerpt(service.Line.Text)}' is not a service: {Fault(service)}. master(8) stops at the line, and no service "
                + $"of this instance starts. {Advice(service)}",
            new Place(service.Line.All.Origin),
            fixes: FixOf(service)
        ) with
        {
            Part = service.Line.Text,
        };

    private static Fix FixOf(CfService service)
    {
        CfSlice? type = service.Fields.Count == MasterCfFile.FieldNames.Count ? service.Fields[1] : null;
        return type is not null && ServiceTypeExtensions.TryParse(type.Text.ToLowerInvariant(), out _)
            ? Fix.OfText(
                $"Write '{type.Text.ToLowerInvariant()}'",
                [new TextEdit(service.Line.Document.File, type.Span, type.Text.ToLowerInvariant())]
            ) with
            {
                IsSafe = true,
            }
            : Fix.OfText("Make the line a comment", LineEdits.CommentedOut(service.Line));
    }

    private static string Fault(CfService service) =>
        service.Fields.Count < MasterCfFile.FieldNames.Count
            ? $"there is no {MasterCfFile.FieldNames[service.Fields.Count]} field"
            : $"'{service.Fields[1].Text}' is not a type of a service";

    private static string Advice(CfService service) =>
        service.Fields.Count < MasterCfFile.FieldNames.Count
            ? $"Write all eight fields ({string.Join(", ", MasterCfFile.FieldNames)}), or # in front of a comment"
            : "Write inet, unix, fifo, pass or unix-dgram, in lower case";
}
