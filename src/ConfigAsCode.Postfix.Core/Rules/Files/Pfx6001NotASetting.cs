using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A line of main.cf, or of the configuration of an LDAP or SQL table, that is not <c>name = value</c>.</summary>
internal sealed class Pfx6001NotASetting()
    : Rule(new RuleInfo(Id, RuleSeverity.Error, "A line is not a setting", HasFix: false))
{
    public const string Id = "PFX6001";

    private const char ByteOrderMark = '\uFEFF';

    public override IEnumerable<Finding> CheckFiles(InstanceReading reading)
    {
        IEnumerable<Finding> ofMainCf =
            from setting in reading.MainCf.Settings
            where setting.Error is not null
            select Report(
                reading.Instance,
                setting.Line,
                setting.Error!,
                "Every program that reads main.cf stops at the line, and Postfix does not start"
            );
        IEnumerable<Finding> ofTables =
            from table in reading.Tables
            where table.IsSettings
            from row in table.Rows
            where row.Error is not null
            select Report(reading.Instance, row.Line, row.Error!, "A program that opens the table stops at the line");
        return ofMainCf.Concat(ofTables);
    }

    private Finding Report(Instance instance, CfLogicalLine line, string error, string effect)
    {
        string advice =
            line.Text.Length > 0 && line.Text[0] == ByteOrderMark
                ? "Save the file without the byte order mark in front of its first character"
                : "Write name = value, or # in front of a comment";
        return Found(
            instance,
            $"'{Wording.Excerpt(line.Text)}' is not a setting: {error}. {effect}. {advice}",
            new Place(line.All.Origin)
        );
    }
}
