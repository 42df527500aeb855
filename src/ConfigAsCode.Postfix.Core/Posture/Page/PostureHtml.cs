using System.Text;
using ConfigAsCode.Postfix.Core.Posture.Flow;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>
/// The page as HTML that needs nothing else: no script, font, style or image from elsewhere. It is well-formed XML too.
/// </summary>
public static class PostureHtml
{
    /// <summary>The text; the same for the same report.</summary>
    public static string Of(PostureReport report)
    {
        var text = new StringBuilder(Head(PosturePage.Title));
        foreach (PageBlock block in PosturePage.Of(report))
        {
            text.Append(Write(block));
        }

        return text.Append(Tail).ToString();
    }

    internal const string Tail = "</main>\n</body>\n</html>\n";

    internal static string Head(string title) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        + $"<title>{HtmlText.Escape(title)}</title>\n<style>\n{PostureStyle.Css}\n</style>\n</head>\n<body>\n<main>\n";

    internal static string Write(PageBlock block) =>
        block switch
        {
            HeadingBlock heading => Write(heading),
            TextBlock paragraph => $"<p>{string.Concat(paragraph.Runs.Select(Write))}</p>\n",
            PictureBlock picture => "<figure>\n"
                + FlowSvg.Of(picture.Picture, FlowLayout.Wide(picture.Picture), picture.Id + "w", "wide")
                + FlowSvg.Of(picture.Picture, FlowLayout.Narrow(picture.Picture), picture.Id + "n", "narrow")
                + "</figure>\n",
            TableBlock table => HeadOf(table) + string.Concat(table.Rows.Select(Row)) + TailOfTable,
            _ => throw new ArgumentException($"{block} has no form in HTML."),
        };

    private static string Write(HeadingBlock heading)
    {
        string id = heading.Anchor is { } anchor ? $" id=\"{Anchor(anchor)}\"" : "";
        return $"<h{heading.Level}{id}>{HtmlText.Escape(heading.Text)}</h{heading.Level}>\n";
    }

    internal const string TailOfTable = "</tbody>\n</table>\n</div>\n";

    /// <summary>A table up to its first row. It is in the order of the tab key, so that it can be scrolled without a mouse.</summary>
    internal static string HeadOf(TableBlock table) =>
        $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{HtmlText.Escape(table.Name)}\">\n<table>\n<thead><tr>"
        + string.Concat(
            table.Columns.Select(column => $"<th scope=\"col\"{ClassOf(column)}>{HtmlText.Escape(column)}</th>")
        )
        + "</tr></thead>\n<tbody>\n";

    internal static string Row(Cell[] row) =>
        $"<tr><th scope=\"row\">{Write(row[0])}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{Write(cell)}</td>"))}</tr>\n";

    /// <summary>Columns with long words have room for them.</summary>
    private static string ClassOf(string column) =>
        column switch
        {
            PosturePage.SuitesTitle => " class=\"suites\"",
            PosturePage.DecidedTitle => " class=\"by\"",
            PosturePage.MailTitle or PosturePage.GoesToTitle => " class=\"mail\"",
            PosturePage.LeastTitle => " style=\"min-width: 132px\"",
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
        return run.Link is { } link ? $"<a href=\"{HtmlText.Escape(Target(link))}\">{set}</a>" : set;
    }

    private static string Target(string link) =>
        link[0] switch
        {
            '#' => "#" + Anchor(link.Substring(1)),
            '.' => link + PostureFile.HtmlExtension,
            _ => link,
        };

    /// <summary>Apart from every other id of the page.</summary>
    private static string Anchor(string instance) => "instance-" + HtmlText.Escape(instance);
}
