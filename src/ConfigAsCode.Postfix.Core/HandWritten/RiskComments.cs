using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>
/// The comments of hand-written files that accept a risk: <c># accept-risk PFX1001 until 2027-03-31: reason</c>. One is for the line below its
/// block of comments; in the head of main.cf or master.cf, with a blank line behind the block, for the whole instance.
/// </summary>
internal static class RiskComments
{
    private static readonly Regex Comment = new(
        @"^\s*#+\s*accept-risk\b:?\s*(?<rule>[^\s:]*)\s*(?:until\b\s*(?<until>[^\s:]*))?(?<rest>[^:]*)(?::(?<reason>.*))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    );

    /// <summary>The reading with the risks that its comments accept.</summary>
    public static InstanceReading Read(InstanceReading reading)
    {
        AcceptedRisk[] found = [.. reading.Documents.SelectMany(document => In(document, reading))];
        return found.Length == 0
            ? reading
            : reading with
            {
                Instance = reading.Instance with
                {
                    AcceptedRisks = reading.Instance.AcceptedRisks.Concat(found).ToEquatableArray(),
                },
            };
    }

    private static IEnumerable<AcceptedRisk> In(CfDocument document, InstanceReading reading)
    {
        if (document.Text.IndexOf("accept-risk", StringComparison.OrdinalIgnoreCase) < 0)
        {
            yield break;
        }

        bool hasHead = document == reading.MainCf.Document || document == reading.MasterCf?.Document;
        for (int i = 0; i < document.Lines.Count; i++)
        {
            CfLine line = document.Lines[i];
            hasHead &= line.Kind is CfLineKind.Comment or CfLineKind.Blank;
            if (line.Kind == CfLineKind.Comment && Comment.Match(document.TextOf(line)) is { Success: true } match)
            {
                yield return Accepted(match, document, i, hasHead, reading);
            }
        }
    }

    private static AcceptedRisk Accepted(
        Match match,
        CfDocument document,
        int index,
        bool isInHead,
        InstanceReading reading
    )
    {
        Origin origin = document.OriginOf(document.Lines[index].Span);
        CfLogicalLine? below = LineBelow(document, index);
        CfService? service = reading.MasterCf?.Services.FirstOrDefault(s => s.Line == below && s.IsService);
        string rest = match.Groups["rest"].Value.Trim();
        // What stands where the day is meant to be is reported as a day that is none.
        string? until =
            match.Groups["until"].Success ? (match.Groups["until"].Value + " " + rest).Trim()
            : rest.Length > 0 ? rest
            : null;
        return new AcceptedRisk(
            match.Groups["rule"].Value.ToUpperInvariant(),
            match.Groups["reason"].Value.Trim(),
            until,
            service?.Key,
            origin
        )
        {
            Covers =
                below is not null ? below.All.Origin
                : isInHead ? null
                : origin,
        };
    }

    /// <summary>The logical line that the block of comments stands above or in; null where a blank line or the end of the file is below it.</summary>
    private static CfLogicalLine? LineBelow(CfDocument document, int index)
    {
        for (int i = index + 1; i < document.Lines.Count; i++)
        {
            CfLine line = document.Lines[i];
            if (line.Kind is CfLineKind.Start or CfLineKind.Continuation)
            {
                return document.LogicalLines.FirstOrDefault(l =>
                    l.Span.Start <= line.Span.Start && line.Span.End <= l.Span.End
                );
            }

            if (line.Kind != CfLineKind.Comment)
            {
                return null;
            }
        }

        return null;
    }
}
