using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The page as Markdown, in the dialect of the code hosts: with tables and a Mermaid picture.</summary>
public static class PostureMarkdown
{
    /// <summary>The text; the same for the same report.</summary>
    public static string Of(PostureReport report) => string.Join("\n", PosturePage.Of(report).Select(Write));

    internal static string Write(PageBlock block) =>
        block switch
        {
            HeadingBlock heading => $"{new string('#', heading.Level)} {MarkdownText.Plain(heading.Text)}\n",
            TextBlock text => string.Concat(text.Runs.Select(Write)) + "\n",
            PictureBlock picture => $"```mermaid\n{FlowMermaid.Of(picture.Picture)}```\n",
            TableBlock table => HeadOf(table) + string.Concat(table.Rows.Select(Row)),
            _ => throw new ArgumentException($"{block} has no form in Markdown."),
        };

    /// <summary>A table up to its first row.</summary>
    internal static string HeadOf(TableBlock table) =>
        Row(table.Columns.Select(MarkdownText.Plain)) + Row(table.Columns.Select(_ => "---"));

    internal static string Row(Cell[] row) =>
        Row(row.Select(cell => string.Join("<br>", cell.Lines.Select(line => string.Concat(line.Select(Write))))));

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Write(Run run)
    {
        string text = run.Kind switch
        {
            RunKind.Code => MarkdownText.Code(run.Text),
            RunKind.Name or RunKind.Level => $"**{MarkdownText.Plain(run.Text)}**",
            _ => MarkdownText.Plain(run.Text),
        };
        return run.Link is { } link ? $"[{text}]({Target(link)})" : text;
    }

    private static string Target(string link) =>
        link[0] switch
        {
            '#' => Anchor(link),
            '.' => link + PostureFile.MarkdownExtension,
            _ => link,
        };

    /// <summary>As the code hosts make it of a heading: in lower case, without dots.</summary>
    private static string Anchor(string link) => link.Replace(".", "").ToLowerInvariant();
}
