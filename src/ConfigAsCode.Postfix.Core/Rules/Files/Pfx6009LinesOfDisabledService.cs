using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A service is made a comment, the lines that continue it are not: they continue the service above it.</summary>
internal sealed class Pfx6009LinesOfDisabledService()
    : Rule(
        new RuleInfo(
            "PFX6009",
            RuleSeverity.Error,
            "The options of a disabled service change another service",
            HasFix: true
        )
    )
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading)
    {
        if (reading.MasterCf is not { } masterCf)
        {
            yield break;
        }

        CfDocument document = masterCf.Document;
        PostfixVersion version = reading.Instance.Target?.Postfix ?? PostfixVersion.Newest;
        int above = -1;
        string? disabled = null;
        foreach (CfLine line in document.Lines)
        {
            switch (line.Kind)
            {
                case CfLineKind.Start:
                    above++;
                    disabled = null;
                    break;
                case CfLineKind.Comment when IsDisabledService(document.TextOf(line), version):
                    disabled = document.TextOf(line).Trim();
                    break;
                case CfLineKind.Continuation when disabled is not null && masterCf.Services[above].IsService:
                    yield return Report(reading.Instance, document, line, masterCf.Services[above], disabled);
                    disabled = null;
                    break;
            }
        }
    }

    private static bool IsDisabledService(string comment, PostfixVersion version) =>
        MasterCfFile
            .Parse(InstanceReader.MasterCf, comment.TrimStart(' ', '\t', '#'), version)
            .Services.Any(service => service.IsService);

    private Finding Report(Instance instance, CfDocument document, CfLine line, CfService above, string disabled)
    {
        string key = above.Key;
        var left = TextSpan.Between(line.Span.Start, above.Line.Span.End);
        return Found(
            instance,
            $"'{Wording.Excerpt(document.TextOf(line).Trim())}' belongs to {key}: the line '{Wording.Excerpt(disabled)}' above it is a "
                + "comment, and a comment does not end a service. Write # in front of this line and of those that continue it, too",
            new Place(document.OriginOf(line.Span)),
            services: [key],
            fixes: Fix.OfText("Make these lines comments", LineEdits.CommentedOut(document, left))
        ) with
        {
            Part = document.TextOf(line),
            Hides = EquatableArray.Of(document.OriginOf(left)),
        };
    }
}
