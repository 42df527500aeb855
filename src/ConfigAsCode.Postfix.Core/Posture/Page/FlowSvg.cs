using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Posture.Flow;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The picture of the mail flow as SVG, for a page whose styles colour it.</summary>
internal static class FlowSvg
{
    /// <param name="picture">The picture.</param>
    /// <param name="drawing">Its places.</param>
    /// <param name="id">Sets it apart from the other pictures of the page.</param>
    /// <param name="style">The class of the whole.</param>
    public static string Of(FlowPicture picture, FlowDrawing drawing, string id, string style)
    {
        var text = new StringBuilder();
        // Half of a line lies outside its rectangle.
        text.Append(
            Invariant(
                $"<svg class=\"{style}\" role=\"img\" aria-labelledby=\"{id}t {id}d\" viewBox=\"-1 -1 {drawing.Width + 2} {drawing.Height + 2}\" width=\"{drawing.Width + 2}\" height=\"{drawing.Height + 2}\">\n"
            )
        );
        text.Append($"<title id=\"{id}t\">{HtmlText.Escape(picture.Title)}</title>\n");
        text.Append($"<desc id=\"{id}d\">{HtmlText.Escape(picture.Description)}</desc>\n");
        // What is in use lies above what is not, where they share a line.
        foreach (FlowLine line in drawing.Lines.OrderBy(line => !line.IsIdle))
        {
            Append(text, line);
        }

        foreach (FlowBox box in drawing.Boxes)
        {
            Append(text, box);
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder text, FlowLine line)
    {
        (int X, int Y) end = line.Points[line.Points.Count - 1];
        (int X, int Y) before = line.Points[line.Points.Count - 2];
        string idle = line.IsIdle ? " idle" : "";
        string points = string.Join(" ", line.Points.Select(p => Invariant($"{p.X},{p.Y}")));
        text.Append($"<polyline class=\"way{idle}\" points=\"{points}\"/>\n");
        if (line.HasHead)
        {
            (int dx, int dy) = (Math.Sign(end.X - before.X), Math.Sign(end.Y - before.Y));
            (int x, int y) = (end.X - (dx * 8), end.Y - (dy * 8));
            text.Append(
                Invariant(
                    $"<polygon class=\"head{idle}\" points=\"{end.X},{end.Y} {x + (dy * 4)},{y + (dx * 4)} {x - (dy * 4)},{y - (dx * 4)}\"/>\n"
                )
            );
        }
    }

    private static void Append(StringBuilder text, FlowBox box)
    {
        string step = box.Step is { } s ? " " + StepClass.Of(s) : " plain";
        string idle = box.IsIdle ? " idle" : "";
        int radius = box.Kind == "pill" ? box.Height / 2 : 6;
        text.Append($"<g class=\"{box.Kind}{step}{idle}\">");
        text.Append(
            Invariant(
                $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"{radius}\"/>"
            )
        );
        if (box.Kind == "tall")
        {
            text.Append(
                Invariant(
                    $"<text transform=\"translate({box.MiddleX + 5} {box.MiddleY}) rotate(-90)\">{HtmlText.Escape(box.Title[0])}</text>"
                )
            );
        }
        else
        {
            int height = (box.Title.Count * FlowText.TitleLine) + (box.Subtitle.Count * FlowText.SubtitleLine);
            int y = box.MiddleY - (height / 2);
            foreach (string line in box.Title)
            {
                text.Append(Invariant($"<text x=\"{box.MiddleX}\" y=\"{y + 13}\">{HtmlText.Escape(line)}</text>"));
                y += FlowText.TitleLine;
            }

            foreach (string line in box.Subtitle)
            {
                text.Append(
                    Invariant($"<text class=\"sub\" x=\"{box.MiddleX}\" y=\"{y + 12}\">{HtmlText.Escape(line)}</text>")
                );
                y += FlowText.SubtitleLine;
            }
        }

        text.Append("</g>\n");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
