using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>
/// The part of a file at which a finding is shown: the setting at fault, or the part of its value. What is missing is shown at the setting that made it
/// necessary, else at the first service that the finding names, else at the end of main.cf.
/// </summary>
/// <param name="File">The file, as the reading names it.</param>
/// <param name="Range">The part of it, on one line.</param>
internal sealed record FindingLocation(string File, SourceRange Range)
{
    // The fields of master.cf in the order of the line, as findings name them.
    private static readonly string[] Fields =
    [
        ServiceField.Name,
        ServiceField.Type,
        ServiceField.Private,
        ServiceField.Unprivileged,
        ServiceField.Chroot,
        ServiceField.Wakeup,
        ServiceField.ProcessLimit,
        ServiceField.Program,
    ];

    public static FindingLocation Of(Finding finding, InstanceReading reading)
    {
        Origin origin = finding.Place.Origin;
        CfDocument? document = reading.Documents.FirstOrDefault(d => d.File == origin.DeclaredBy);
        if (document is not null && origin.Range is { } range)
        {
            var written = TextSpan.Between(range.Start.Offset, range.End.Offset);
            return In(document, PartAtFault(finding, written, document, reading));
        }

        bool isTable = document is not null && document != reading.MainCf.Document;
        return isTable ? In(document!, default)
            : ServiceOf(finding, reading) is { } service ? In(reading.MasterCf!.Document, service.Fields[0].Span)
            : In(reading.MainCf.Document, EndOf(reading.MainCf.Document));
    }

    private static CfService? ServiceOf(Finding finding, InstanceReading reading) =>
        reading.MasterCf is { } file
            ? finding
                .Services.Select(key => file.InForce.FirstOrDefault(service => service.Key == key))
                .FirstOrDefault(service => service is not null)
            : null;

    /// <summary>Behind the last line that is not blank.</summary>
    private static TextSpan EndOf(CfDocument document)
    {
        for (int i = document.Lines.Count - 1; i >= 0; i--)
        {
            CfLine line = document.Lines[i];
            if (line.Kind != CfLineKind.Blank)
            {
                return new TextSpan(line.Span.Start + document.TextOf(line).TrimEnd('\r').Length, 0);
            }
        }

        return default;
    }

    private static TextSpan PartAtFault(Finding finding, TextSpan written, CfDocument document, InstanceReading reading)
    {
        bool isComment =
            document.Lines[document.PositionOf(written.Start).Line - 1].Kind is CfLineKind.Comment or CfLineKind.Blank;
        if (isComment)
        {
            return written;
        }

        CfSlice? part =
            document == reading.MainCf.Document ? InSetting(finding, written, reading.MainCf)
            : document == reading.MasterCf?.Document ? InService(finding, written, reading.MasterCf)
            : null;
        CfSlice? whole = part ?? document.LogicalLines.FirstOrDefault(line => line.Span == written)?.All;
        return whole is null || (part is null && whole.InLine.Length == 0) ? written : PartOf(whole, finding.Part).Span;
    }

    private static CfSlice? InSetting(Finding finding, TextSpan written, SettingsFile file) =>
        file.Settings.FirstOrDefault(s => s.Line.Span == written) is { Error: null } setting
            ? Of(finding, setting.Name, setting.Value)
            : null;

    private static CfSlice? InService(Finding finding, TextSpan written, MasterCfFile file)
    {
        CfService? service = file.Services.FirstOrDefault(s => Contains(s.Line.Span, written));
        if (service is null || service.Fields.Count == 0)
        {
            return null;
        }

        if (service.Line.Span == written)
        {
            int field = Array.IndexOf(Fields, finding.Parameter);
            return field >= 0 && field < service.Fields.Count ? service.Fields[field] : service.Fields[0];
        }

        return
            service.Options.FirstOrDefault(o => o.Origin.Range?.Start.Offset == written.Start)
                is { IsSetting: true } option
            ? Of(finding, option.Name!, option.Value!)
            : null;
    }

    /// <summary>The name, where something is missing beside the setting; the value, where a part of it is at fault; else the setting.</summary>
    private static CfSlice Of(Finding finding, CfSlice name, CfSlice value) =>
        finding.Place.IsMissingThere || value.Text.Length == 0 ? name
        : finding.Part.Length > 0 && value.Text.Contains(finding.Part) ? value
        : new CfSlice(name.Line, TextSpan.Between(name.InLine.Start, value.InLine.End));

    private static CfSlice PartOf(CfSlice slice, string part)
    {
        int at = part.Length == 0 ? -1 : slice.Text.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? slice : slice.Slice(new TextSpan(at, part.Length));
    }

    private static bool Contains(TextSpan outer, TextSpan inner) =>
        outer.Start <= inner.Start && inner.End <= outer.End;

    /// <summary>The part that is on the first line of it.</summary>
    private static FindingLocation In(CfDocument document, TextSpan span)
    {
        SourcePosition start = document.PositionOf(span.Start);
        int end = span.End;
        if (document.Lines.Count > 0)
        {
            CfLine line = document.Lines[start.Line - 1];
            end = Math.Min(end, line.Span.Start + document.TextOf(line).TrimEnd('\r').Length);
        }

        return new FindingLocation(
            document.File,
            new SourceRange(start, document.PositionOf(Math.Max(end, span.Start)))
        );
    }
}
