using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>
/// What a fix changes in main.cf and master.cf: the characters of the setting, and none beside them. Comments, the order, tabs and line ends stay.
/// </summary>
internal sealed class FileEdits
{
    private readonly InstanceReading reading;
    private readonly SettingsFile main;

    public FileEdits(InstanceReading reading)
    {
        this.reading = reading;
        main = reading.MainCf;
    }

    /// <summary>The edits of a fix; null where the files cannot show it.</summary>
    public IReadOnlyList<TextEdit>? Of(Finding finding, Fix fix)
    {
        if (fix.TextEdits.Count > 0)
        {
            return fix.TextEdits;
        }

        var edits = new List<TextEdit>();
        foreach (Edit edit in fix.Edits)
        {
            if (Of(finding, edit) is not { } made)
            {
                return null;
            }

            edits.AddRange(made);
        }

        return edits;
    }

    private List<TextEdit>? Of(Finding finding, Edit edit)
    {
        Origin origin = finding.Place.Origin;
        if (edit.Kind == EditKind.SetOnContainingType)
        {
            return SetInMainCf(edit, after: null);
        }

        if (origin.Range is not { } range)
        {
            return edit.Kind == EditKind.Set ? SetInMainCf(edit, after: null) : null;
        }

        if (edit.Kind == EditKind.AddRow)
        {
            return Row(edit, origin.DeclaredBy, range);
        }

        if (edit.Kind is EditKind.SetRowKey or EditKind.SetRowResult)
        {
            return InRow(edit, origin.DeclaredBy, range);
        }

        if (origin.DeclaredBy == main.Document.File)
        {
            CfSetting? setting = main.Settings.FirstOrDefault(s => s.Line.Span.Start == range.Start.Offset);
            return setting is not { Error: null } ? null : InMainCf(edit, setting);
        }

        CfService? service =
            origin.DeclaredBy == reading.MasterCf?.Document.File
                ? reading.MasterCf.InForce.FirstOrDefault(s =>
                    s.Line.Span.Start <= range.Start.Offset && range.End.Offset <= s.Line.Span.End
                )
                : null;
        return service is null
            ? null
            : InMasterCf(
                edit,
                service,
                service.InForce.FirstOrDefault(o => o.Origin.Range?.Start.Offset == range.Start.Offset)
            );
    }

    /// <summary>A row below the one of the finding.</summary>
    private List<TextEdit>? Row(Edit edit, string file, SourceRange above) =>
        reading.Tables.FirstOrDefault(t => t.Document.File == file) is { } table
        && TableText.ErrorInKey(edit.Parameter) is null
        && TableText.ErrorInValue(edit.Value) is null
            ?
            [
                new TextEdit(
                    file,
                    // A carriage return is of the line end.
                    new TextSpan(Blanks.Trimmed(table.Document.Text, above.Start.Offset, above.End.Offset).End, 0),
                    $"{LineEdits.LineEnd(table.Document)}{edit.Parameter} {edit.Value}"
                ),
            ]
            : null;

    /// <summary>The key or the result of the row of the finding, which stand at the two ends of its line.</summary>
    private List<TextEdit>? InRow(Edit edit, string file, SourceRange shown)
    {
        CfRow? row = reading
            .Tables.FirstOrDefault(t => t.Document.File == file)
            ?.Rows.FirstOrDefault(r => r.Line.Span.Start <= shown.Start.Offset && shown.End.Offset <= r.Line.Span.End);
        bool isKey = edit.Kind == EditKind.SetRowKey;
        if (
            row is not { Error: null }
            || (isKey ? TableText.ErrorInKey(edit.Value) : TableText.ErrorInValue(edit.Value)) is not null
        )
        {
            return null;
        }

        string line = row.Line.Text;
        string old = isKey ? row.Key : row.Value;
        TextSpan whole = Blanks.Trimmed(line, 0, line.Length);
        var span = new TextSpan(isKey ? whole.Start : whole.End - old.Length, old.Length);
        return old.Length > 0 && span.In(line) == old ? WithValue(new CfSlice(row.Line, span), edit.Value) : null;
    }

    private List<TextEdit>? InMainCf(Edit edit, CfSetting setting)
    {
        bool isOnlyOne = main.Settings.Count(s => s.Error is null && s.Name.Text == setting.Name.Text) == 1;
        return edit.Kind switch
        {
            EditKind.Set => SetInMainCf(edit, setting),
            // An earlier line of the same name would be in force then.
            EditKind.Remove when isOnlyOne && edit.Parameter == setting.Name.Text => LineEdits.Without(
                setting.Line.Document,
                setting.Line.Span
            ),
            EditKind.Rename when isOnlyOne && InForce(edit.Parameter) is null => Renamed(
                setting.Name,
                setting.Value,
                edit,
                MainCfValue.ErrorIn(edit.Value)
            ),
            _ => null,
        };
    }

    private CfSetting? InForce(string parameter) =>
        main.InForce.FirstOrDefault(setting => setting.Name.Text == parameter);

    /// <param name="edit">What is set.</param>
    /// <param name="after">The setting behind which a new line belongs; null for the end of the file.</param>
    private List<TextEdit>? SetInMainCf(Edit edit, CfSetting? after)
    {
        if (MainCfValue.ErrorIn(edit.Value) is not null)
        {
            return null;
        }

        if (InForce(edit.Parameter) is { } there)
        {
            return WithValue(there.Value, edit.Value);
        }

        CfDocument document = main.Document;
        string line = edit.Parameter + " = " + edit.Value;
        int end = document.Text.Length;
        if (after is not null)
        {
            CfLine last = document.Lines[document.PositionOf(after.Line.Span.End).Line - 1];
            end = last.FullSpan.End;
        }

        // A last line without an end stays one.
        bool isBehindLineEnd = end == 0 || document.Text[end - 1] == '\n';
        string lineEnd = LineEdits.LineEnd(document);
        return [new TextEdit(document.File, new TextSpan(end, 0), isBehindLineEnd ? line + lineEnd : lineEnd + line)];
    }

    private List<TextEdit>? InMasterCf(Edit edit, CfService service, CfOption? option)
    {
        bool IsSet(string name) => service.Options.Any(o => o.IsSetting && o.Name!.Text == name);
        bool isOnlyOne =
            option is not null && service.Options.Count(o => o.IsSetting && o.Name!.Text == option.Name!.Text) == 1;
        CfDocument document = service.Line.Document;
        switch (edit.Kind)
        {
            case EditKind.Set:
                CfOption? there = service.InForce.FirstOrDefault(o => o.Name!.Text == edit.Parameter);
                return there is not null ? WithValue(there, edit) : Added(edit, service, option);
            case EditKind.Remove when isOnlyOne && edit.Parameter == option!.Name!.Text:
                return LineEdits.Without(option);
            case EditKind.Rename when isOnlyOne && !IsSet(edit.Parameter):
                return Renamed(option!.Name!, option.Value!, edit, ErrorInOption(edit));
            default:
                return null;
        }
    }

    private string? ErrorInOption(Edit edit) =>
        reading.Instance.Target is { } target ? MasterCfValue.ErrorIn(edit.Value, target) : "no target";

    private List<TextEdit>? WithValue(CfOption option, Edit edit)
    {
        if (ErrorInOption(edit) is not null)
        {
            return null;
        }

        // In braces, or without blanks, the value alone changes; else the word gets braces.
        string text = option.Text!.Line.Document.Text;
        int before = option.Text.Span.Start - 1;
        bool isInBraces = before >= 0 && text[before] == '{';
        for (; before >= 0 && Blanks.IsBlank(text[before]); before--)
        {
            isInBraces |= before > 0 && text[before - 1] == '{';
        }

        return isInBraces || !Blanks.Contains(edit.Value)
            ? WithValue(option.Value!, edit.Value)
            : WithValue(option.Text, Written(edit));
    }

    private string Written(Edit edit) =>
        MasterCfValue.Write(new Setting(edit.Parameter, edit.Value, Origin.Unknown), reading.Instance.Target!.Postfix);

    /// <summary>A new option behind another one, or behind the name of the program, on a line of its own where the others have one.</summary>
    private List<TextEdit>? Added(Edit edit, CfService service, CfOption? behind)
    {
        if (ErrorInOption(edit) is not null)
        {
            return null;
        }

        CfDocument document = service.Line.Document;
        int end = behind is null ? service.Fields[service.Fields.Count - 1].Span.End : LineEdits.EndOf(behind);
        CfLine line = document.Lines[document.PositionOf(end).Line - 1];
        bool isLastOfLine = Blanks.Skip(document.Text, end) >= line.Span.End;
        bool standsAlone = isLastOfLine && (behind is null || line.Kind == CfLineKind.Continuation);
        CfOption? sample = service.Options.FirstOrDefault(o =>
            document.Lines[o.Origin.Range!.Value.Start.Line - 1].Kind == CfLineKind.Continuation
        );
        string indent = "  ";
        if (sample is not null)
        {
            int start = document.Lines[sample.Origin.Range!.Value.Start.Line - 1].Span.Start;
            indent = document.Text.Substring(start, Blanks.Skip(document.Text, start) - start);
        }

        string option = "-o " + Written(edit);
        return
        [
            new TextEdit(
                document.File,
                new TextSpan(end, 0),
                standsAlone ? LineEdits.LineEnd(document) + indent + option : " " + option
            ),
        ];
    }

    private static List<TextEdit>? Renamed(CfSlice name, CfSlice value, Edit edit, string? error)
    {
        if (error is not null || WithValue(value, edit.Value) is not { } ofValue)
        {
            return null;
        }

        return [new TextEdit(name.Line.Document.File, name.Span, edit.Parameter), .. ofValue];
    }

    /// <summary>The value with the least change: what both texts begin and end with stays as it is written.</summary>
    private static List<TextEdit>? WithValue(CfSlice slice, string value)
    {
        string old = slice.Text;
        if (old == value)
        {
            return [];
        }

        CfDocument document = slice.Line.Document;
        int start = 0;
        int shorter = Math.Min(old.Length, value.Length);
        while (start < shorter && old[start] == value[start])
        {
            start++;
        }

        int end = 0;
        while (end < shorter - start && old[old.Length - 1 - end] == value[value.Length - 1 - end])
        {
            end++;
        }

        var changed = new TextSpan(start, old.Length - start - end);
        string now = value.Substring(start, value.Length - start - end);
        TextSpan span =
            changed.Length > 0 ? slice.Slice(changed).Span
            : start > 0 ? new TextSpan(slice.OffsetInFile(start - 1) + 1, 0)
            : new TextSpan(slice.Span.Start, 0);
        SourcePosition at = document.PositionOf(span.Start);
        bool isInOneLine = document.Lines[at.Line - 1].Span.End >= span.End;
        bool isAtLineStart = at.Column == 1 && document.Lines[at.Line - 1].Kind == CfLineKind.Continuation;
        if (isInOneLine && !isAtLineStart)
        {
            return [new TextEdit(document.File, span, now)];
        }

        // Over several lines: all of the new value where the old one begins, and no line for the rest.
        var edits = new List<TextEdit>();
        foreach (CfLine line in LineEdits.PartsOf(document, slice.Span))
        {
            TextSpan part = LineEdits.Common(line.Span, slice.Span);
            if (edits.Count == 0)
            {
                // A carriage return is of the line end.
                edits.Add(new TextEdit(document.File, Blanks.Trimmed(document.Text, part.Start, part.End), value));
            }
            else if (LineEdits.IsAllOf(line, part, document))
            {
                edits.Add(new TextEdit(document.File, line.FullSpan, ""));
            }
            else
            {
                return null;
            }
        }

        return edits;
    }
}
