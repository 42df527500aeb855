using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Posture.Flow;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The picture of the mail flow as Mermaid, which code hosts draw.</summary>
internal static class FlowMermaid
{
    public static string Of(FlowPicture picture)
    {
        var text = new StringBuilder();
        text.Append("flowchart LR\n");
        text.Append("  accTitle: ").Append(Line(picture.Title)).Append('\n');
        text.Append("  accDescr: ").Append(Line(picture.Description)).Append('\n');
        foreach (FlowNode node in picture.Nodes)
        {
            (string open, string close) = node.Lane switch
            {
                FlowLane.Clients or FlowLane.Destinations => ("([", "])"),
                FlowLane.Queue => ("[[", "]]"),
                _ => ("[", "]"),
            };
            string label =
                node.Subtitle.Length == 0 ? Label(node.Title) : $"{Label(node.Title)}<br>{Label(node.Subtitle)}";
            text.Append($"  {node.Id}{open}\"{label}\"{close}\n");
        }

        for (int i = 0; i < picture.Edges.Count; i++)
        {
            FlowEdge edge = picture.Edges[i];
            string arrow = edge.IsIdle ? "-.->" : "-->";
            string label = edge.Label.Length == 0 ? "" : $"|\"{Label(edge.Label)}\"|";
            text.Append($"  {edge.From.Id} {arrow}{label} {edge.To.Id}\n");
        }

        foreach (TlsStep step in new[] { TlsStep.Off, TlsStep.Optional, TlsStep.Required, TlsStep.Verified })
        {
            string[] edges =
            [
                .. picture
                    .Edges.Select((edge, i) => (edge, i))
                    .Where(e => e.edge.Step == step)
                    .Select(e => e.i.ToString(CultureInfo.InvariantCulture)),
            ];
            if (edges.Length > 0)
            {
                text.Append($"  linkStyle {string.Join(",", edges)} stroke:{ColourOf(step)},stroke-width:2px\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Middle tones, which stand out from a light page and from a dark one.</summary>
    private static string ColourOf(TlsStep step) =>
        step switch
        {
            TlsStep.Off => "#d1242f",
            TlsStep.Optional => "#bf8700",
            TlsStep.Required => "#2f81f7",
            _ => "#2da44e",
        };

    /// <summary>A label stands in quotes; Mermaid writes other signs as entities, with # in place of &amp;.</summary>
    private static string Label(string text)
    {
        var label = new StringBuilder();
        foreach (char c in text)
        {
            label.Append(
                c switch
                {
                    '"' or '<' or '>' or '&' or '#' or '`' or ';' or '\\' or '*' or '_' or '[' or ']' =>
                        $"#{((int)c).ToString(CultureInfo.InvariantCulture)};",
                    _ when char.IsControl(c) => " ",
                    _ => c.ToString(),
                }
            );
        }

        return label.ToString();
    }

    /// <summary>The rest of a line; a semicolon or a brace would end it.</summary>
    private static string Line(string text) =>
        new([
            .. text.Select(c =>
                c == ';' ? ','
                : c is '{' or '}' or '#' || char.IsControl(c) ? ' '
                : c
            ),
        ]);
}
