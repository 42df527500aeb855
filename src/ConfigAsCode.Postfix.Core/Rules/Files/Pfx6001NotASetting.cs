using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A line of main.cf, or of the configuration of an LDAP or SQL table, that is not <c>name = value</c>.</summary>
internal sealed class Pfx6001NotASetting()
    : Rule(new RuleInfo(Id, RuleSeverity.Error, "A line is not a setting", HasFix: true))
{
    public const string Id = "PFX6001";

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
            from table in reading.TableFiles
            where table.IsSettings
            from row in table.Rows
            where row.Error is not null
            select Report(
                reading.Instance,
                row.Line,
                row.Error!,
                "A program that opens the table stops at the line",
                isOfTable: true
            );
        return ofMainCf.Concat(ofTables);
    }

    // What stands in the configuration of a database may be its password.
    private Finding Report(Instance instance, CfLogicalLine line, string error, string effect, bool isOfTable = false)
    {
        Fix comment = Fix.OfText("Make the line a comment", LineEdits.CommentedOut(line));
        return Found(
            instance,
            $"{(isOfTable ? "The line" : $"'{Wording.Excerpt(line.Text)}'")} is not a setting: {error}. {effect}. Write name = value, or # in front of a comment",
            new Place(line.All.Origin),
            fixes: WithEquals(line) is { } setting ? [setting, comment] : [comment]
        ) with
        {
            Part = line.Text,
        };
    }

    /// <summary>The name of a parameter, and its value behind a blank or a colon: what is missing is the <c>=</c>.</summary>
    private static Fix? WithEquals(CfLogicalLine line)
    {
        string text = line.Text;
        int end = 0;
        while (end < text.Length && !Blanks.IsBlank(text[end]) && text[end] != ':')
        {
            end++;
        }

        string name = text.Substring(0, end);
        int value = end < text.Length && text[end] == ':' ? end + 1 : end;
        if (Parameters.Find(name) is null || Blanks.Skip(text, value) == text.Length)
        {
            return null;
        }

        TextSpan span = line.All.Slice(TextSpan.Between(end, value)).Span;
        return Fix.OfText(
            $"Write '{name} ='",
            [
                new TextEdit(
                    line.Document.File,
                    value > end ? span : new TextSpan(line.OffsetInFile(end - 1) + 1, 0),
                    " ="
                ),
            ]
        );
    }
}
