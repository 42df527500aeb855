using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A parameter that is set twice in main.cf, or twice for one service: Postfix takes the last value.</summary>
internal sealed class Pfx6002ReplacedSetting()
    : Rule(
        new RuleInfo("PFX6002", RuleSeverity.Warning, "A later line replaces a setting", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        InMainCf(reading).Concat(InMasterCf(reading)).Concat(InTables(reading));

    private IEnumerable<Finding> InMainCf(InstanceReading reading)
    {
        foreach (CfSetting setting in reading.MainCf.Settings)
        {
            if (reading.MainCf.ReplacementOf(setting) is { } taken)
            {
                string name = setting.Name.Text;
                yield return Found(
                    reading.Instance,
                    $"{name} = {Wording.Excerpt(setting.Value.Text)} has no effect: line {LineOf(taken.Line.All.Origin)} sets "
                        + $"{name} again, and Postfix uses the last value. Remove one of the two lines",
                    new Place(setting.Line.All.Origin),
                    name,
                    setting.Value.Text,
                    fixes: Removal(
                        LineEdits.Without(setting.Line.Document, setting.Line.Span),
                        setting.Line,
                        reading.Instance
                    )
                );
            }
        }
    }

    /// <summary>The settings of an LDAP or SQL table.</summary>
    private IEnumerable<Finding> InTables(InstanceReading reading)
    {
        foreach (TableRows table in reading.TableFiles.Where(table => table.IsSettings))
        {
            var last = new LastOfEach<CfRow>(table.Rows, row => row.Error is null ? row.Key : null);
            foreach (CfRow row in table.Rows)
            {
                if (last.ReplacementOf(row) is { } taken)
                {
                    yield return Found(
                        reading.Instance,
                        $"{row.Key} has no effect: line {LineOf(taken.Line.All.Origin)} sets {row.Key} again, and Postfix uses the last "
                            + "value. Remove one of the two lines",
                        new Place(row.Line.All.Origin),
                        row.Key,
                        fixes: Removal(LineEdits.Without(row.Line.Document, row.Line.Span), row.Line, reading.Instance)
                    );
                }
            }
        }
    }

    private IEnumerable<Finding> InMasterCf(InstanceReading reading)
    {
        foreach (CfService service in reading.MasterCf?.InForce ?? [])
        {
            foreach (CfOption option in service.Options)
            {
                if (service.ReplacementOf(option) is { } taken)
                {
                    string name = option.Name!.Text;
                    yield return Found(
                        reading.Instance,
                        $"-o {name}={Wording.Excerpt(option.Value!.Text)} has no effect: line {LineOf(taken.Origin)} sets {name} "
                            + $"again for {service.Key}, and the daemon uses the last value. Remove one of the two",
                        new Place(option.Origin),
                        name,
                        option.Value.Text,
                        [service.Key],
                        Removal(LineEdits.Without(option), service.Line, reading.Instance)
                    );
                }
            }
        }
    }

    /// <summary>
    /// Nothing reads the earlier one, so it needs no choice. A comment that accepts a risk stands above one line, and would accept it for another one then.
    /// </summary>
    private static Fix[] Removal(List<TextEdit>? edits, CfLogicalLine line, Instance instance) =>
        edits is null
            ? []
            :
            [
                Fix.OfText("Remove what has no effect", edits) with
                {
                    IsSafe = instance.AcceptedRisks.All(risk => risk.Covers != line.All.Origin),
                },
            ];

    private static int LineOf(Origin origin) => origin.Range!.Value.Start.Line;
}
