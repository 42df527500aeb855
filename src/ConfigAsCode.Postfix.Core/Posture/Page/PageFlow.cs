using System.Text;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>
/// Writes blocks in both forms at once, and begins another page before one is too large: a table goes on there with its next row.
/// </summary>
internal sealed class PageFlow
{
    /// <summary>No page has more octets, in either form. Code hosts display no larger file.</summary>
    public const int Limit = 1_000_000;

    // What a page ends with, and what no single row or picture exceeds.
    private const int Ending = 2_000;
    private const int LargestPiece = 250_000;

    private readonly string path;
    private readonly string title;
    private readonly Run[] back;
    private readonly List<PageText> pages = [];
    private readonly StringBuilder markdown = new();
    private readonly StringBuilder html = new();
    private int markdownSize;
    private int htmlSize;
    private HeadingBlock? chapter;

    /// <param name="path">The path of the first page.</param>
    /// <param name="title">The title of the browser's window.</param>
    /// <param name="back">What a page that continues another begins with: the way back to the overview.</param>
    public PageFlow(string path, string title, params Run[] back)
    {
        this.path = path;
        this.title = title;
        this.back = back;
        html.Append(PostureHtml.Head(title));
        htmlSize = Size(html.ToString());
    }

    /// <summary>Writes blocks to a page that has room for all of them; null where it has not.</summary>
    public static PageText? Whole(string path, string title, IEnumerable<PageBlock> blocks)
    {
        var flow = new PageFlow(path, title);
        foreach (PageBlock block in blocks)
        {
            string ofMarkdown = PostureMarkdown.Write(block);
            string ofHtml = PostureHtml.Write(block);
            if (!flow.HasRoomFor(ofMarkdown, ofHtml))
            {
                return null;
            }

            flow.Append(ofMarkdown, ofHtml, isBlock: true);
        }

        return flow.Page();
    }

    public void Add(IEnumerable<PageBlock> blocks)
    {
        foreach (PageBlock block in blocks)
        {
            Add(block);
        }
    }

    public void Add(PageBlock block)
    {
        if (block is TableBlock table)
        {
            Add(table);
            return;
        }

        if (block is HeadingBlock { Level: 2 } heading)
        {
            chapter = heading;
        }

        PageBlock shown = PageCut.Of(block);
        string ofMarkdown = PostureMarkdown.Write(shown);
        string ofHtml = PostureHtml.Write(shown);
        if (Math.Max(Size(ofMarkdown), Size(ofHtml)) > LargestPiece)
        {
            Add(new TextBlock("It is too large to be shown here."));
            return;
        }

        if (!HasRoomFor(ofMarkdown, ofHtml))
        {
            Continue();
        }

        Append(ofMarkdown, ofHtml, isBlock: true);
    }

    /// <summary>The pages; nothing can be added after it.</summary>
    public IReadOnlyList<PageText> Finish()
    {
        pages.Add(Page());
        return pages;
    }

    private string Name => path.Substring(path.LastIndexOf('/') + 1);

    private void Add(TableBlock table)
    {
        string head = PostureMarkdown.HeadOf(table);
        string headOfHtml = PostureHtml.HeadOf(table);
        bool isOpen = false;
        foreach (Cell[] row in table.Rows)
        {
            (string ofMarkdown, string ofHtml) = Written(row);
            if (!HasRoomFor(isOpen ? ofMarkdown : head + ofMarkdown, isOpen ? ofHtml : headOfHtml + ofHtml))
            {
                if (isOpen)
                {
                    Append("", PostureHtml.TailOfTable, isBlock: false);
                }

                Continue();
                isOpen = false;
            }

            if (!isOpen)
            {
                Append(head, headOfHtml, isBlock: true);
                isOpen = true;
            }

            Append(ofMarkdown, ofHtml, isBlock: false);
        }

        Append("", PostureHtml.TailOfTable, isBlock: false);
    }

    private static (string Markdown, string Html) Written(Cell[] row)
    {
        (string Markdown, string Html) written = Written(PageCut.Usual);
        return Math.Max(Size(written.Markdown), Size(written.Html)) <= LargestPiece ? written : Written(PageCut.Short);

        (string Markdown, string Html) Written(PageCut cut)
        {
            Cell[] shown = [.. row.Select(cut.Of)];
            return (PostureMarkdown.Row(shown), PostureHtml.Row(shown));
        }
    }

    private void Continue()
    {
        int number = pages.Count + 2;
        string next = NameOf(number);
        AppendBlock(new TextBlock("Continued on ", Link($"page {PosturePage.Number(number)}", next), "."));
        pages.Add(Page());
        markdown.Clear();
        html.Clear();
        html.Append(PostureHtml.Head($"{title}, page {PosturePage.Number(number)}"));
        markdownSize = 0;
        htmlSize = Size(html.ToString());
        AppendBlock(new HeadingBlock(1, $"{title}, page {PosturePage.Number(number)}"));
        AppendBlock(
            new TextBlock([
                .. back,
                " This page continues ",
                Link(number == 2 ? "the first page" : $"page {PosturePage.Number(number - 1)}", NameOf(number - 1)),
                .. number > 2 ? ["; ", Link("the first page", Name), " has the beginning"] : Array.Empty<Run>(),
                ".",
            ])
        );
        if (chapter is not null)
        {
            AppendBlock(new HeadingBlock(2, chapter.Text));
        }
    }

    private string NameOf(int number) => number == 1 ? Name : $"{Name}-{PosturePage.Number(number)}";

    private static Run Link(string text, string page) => new(text) { Link = "./" + page };

    private void AppendBlock(PageBlock block) =>
        Append(PostureMarkdown.Write(block), PostureHtml.Write(block), isBlock: true);

    private void Append(string ofMarkdown, string ofHtml, bool isBlock)
    {
        // An empty line parts two blocks of Markdown.
        string gap = isBlock && markdown.Length > 0 ? "\n" : "";
        markdown.Append(gap).Append(ofMarkdown);
        html.Append(ofHtml);
        markdownSize += gap.Length + Size(ofMarkdown);
        htmlSize += Size(ofHtml);
    }

    private bool HasRoomFor(string ofMarkdown, string ofHtml) =>
        markdownSize + Size(ofMarkdown) + Ending <= Limit && htmlSize + Size(ofHtml) + Ending <= Limit;

    private PageText Page() =>
        new(
            pages.Count == 0 ? path : $"{path}-{PosturePage.Number(pages.Count + 1)}",
            markdown.ToString(),
            html.Append(PostureHtml.Tail).ToString()
        );

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
