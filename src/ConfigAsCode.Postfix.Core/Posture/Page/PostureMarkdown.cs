using System.Text;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The page as Markdown, in the dialect of the code hosts: with tables and a Mermaid picture.</summary>
public static class PostureMarkdown
{
    /// <summary>The text; the same for the same report.</summary>
    public static string Of(PostureReport report) => string.Join("\n", PosturePage.Of(report).Select(Write));

    private static string Write(PageBlock block) =>
        block switch
        {
            HeadingBlock heading => $"{new string('#', heading.Level)} {MarkdownText.Plain(heading.Text)}\n",
            TextBlock text => string.Concat(text.Runs.Select(Write)) + "\n",
            PictureBlock picture => $"```mermaid\n{FlowMermaid.Of(picture.Picture)}```\n",
            TableBlock table => Write(table),
            _ => throw new ArgumentException($"{block} has no form in Markdown."),
        };

    private static string Write(TableBlock table)
    {
        var text = new StringBuilder();
        text.Append(Row(table.Columns.Select(MarkdownText.Plain)));
        text.Append(Row(table.Columns.Select(_ => "---")));
        foreach (Cell[] row in table.Rows)
        {
            text.Append(
                Row(
                    row.Select(cell =>
                        string.Join("<br>", cell.Lines.Select(line => string.Concat(line.Select(Write))))
                    )
                )
            );
        }

        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Write(Run run)
    {
        string text = run.Kind switch
        {
            RunKind.Code => MarkdownText.Code(run.Text),
            RunKind.Name or RunKind.Level => $"**{MarkdownText.Plain(run.Text)}**",
            _ => MarkdownText.Plain(run.Text),
        };
        return run.Link is { } link ? $"[{text}]({(link[0] == '#' ? Anchor(link) : link)})" : text;
    }

    /// <summary>As the code hosts make it of a heading: in lower case, without dots.</summary>
    private static string Anchor(string link) => link.Replace(".", "").ToLowerInvariant();
}
