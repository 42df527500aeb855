using System.Text;
using ConfigAsCode.Postfix.Core.Posture.Flow;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>
/// The page as HTML that needs nothing else: no script, font, style or image from elsewhere. It is well-formed XML too.
/// </summary>
public static class PostureHtml
{
    /// <summary>The text; the same for the same report.</summary>
    public static string Of(PostureReport report)
    {
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        text.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        text.Append(
            $"<title>{PosturePage.Title}</title>\n<style>\n{PostureStyle.Css}\n</style>\n</head>\n<body>\n<main>\n"
        );
        foreach (PageBlock block in PosturePage.Of(report))
        {
            text.Append(Write(block));
        }

        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Write(PageBlock block) =>
        block switch
        {
            HeadingBlock heading => Write(heading),
            TextBlock paragraph => $"<p>{string.Concat(paragraph.Runs.Select(Write))}</p>\n",
            PictureBlock picture => "<figure>\n"
                + FlowSvg.Of(picture.Picture, FlowLayout.Wide(picture.Picture), picture.Id + "w", "wide")
                + FlowSvg.Of(picture.Picture, FlowLayout.Narrow(picture.Picture), picture.Id + "n", "narrow")
                + "</figure>\n",
            TableBlock table => Write(table),
            _ => throw new ArgumentException($"{block} has no form in HTML."),
        };

    private static string Write(HeadingBlock heading)
    {
        string id = heading.Anchor is { } anchor ? $" id=\"{Anchor(anchor)}\"" : "";
        return $"<h{heading.Level}{id}>{HtmlText.Escape(heading.Text)}</h{heading.Level}>\n";
    }

    private static string Write(TableBlock table)
    {
        var text = new StringBuilder();
        // In the order of the tab key, so that it can be scrolled without a mouse.
        text.Append(
            $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{HtmlText.Escape(table.Name)}\">\n<table>\n<thead><tr>"
        );
        text.Append(
            string.Concat(
                table.Columns.Select(column => $"<th scope=\"col\"{ClassOf(column)}>{HtmlText.Escape(column)}</th>")
            )
        );
        text.Append("</tr></thead>\n<tbody>\n");
        foreach (Cell[] row in table.Rows)
        {
            text.Append($"<tr><th scope=\"row\">{Write(row[0])}</th>");
            text.Append(string.Concat(row.Skip(1).Select(cell => $"<td>{Write(cell)}</td>")));
            text.Append("</tr>\n");
        }

        return text.Append("</tbody>\n</table>\n</div>\n").ToString();
    }

    /// <summary>Columns with long words have room for them.</summary>
    private static string ClassOf(string column) =>
        column switch
        {
            PosturePage.SuitesTitle => " class=\"suites\"",
            PosturePage.DecidedTitle => " class=\"by\"",
            PosturePage.MailTitle => " class=\"mail\"",
            _ => "",
        };

    private static string Write(Cell cell) =>
        cell.Lines.Count == 1
            ? string.Concat(cell.Lines[0].Select(Write))
            : string.Concat(cell.Lines.Select(line => $"<div>{string.Concat(line.Select(Write))}</div>"));

    private static string Write(Run run)
    {
        string text = HtmlText.Breakable(run.Text);
        string set = run.Kind switch
        {
            RunKind.Name => $"<strong>{text}</strong>",
            RunKind.Code => $"<code>{text}</code>",
            RunKind.Note => $"<span class=\"note\">{text}</span>",
            RunKind.Level => $"<span class=\"level {StepClass.Of(run.Step)}\">{HtmlText.Escape(run.Text)}</span>",
            _ => text,
        };
        return run.Link is { } link
            ? $"<a href=\"{HtmlText.Escape(link[0] == '#' ? "#" + Anchor(link.Substring(1)) : link)}\">{set}</a>"
            : set;
    }

    /// <summary>Apart from every other id of the page.</summary>
    private static string Anchor(string instance) => "instance-" + HtmlText.Escape(instance);
}
