namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>How much of a text a page shows where it is one of many. The files of the instance have the whole.</summary>
internal sealed class PageCut
{
    private readonly int lines;
    private readonly int characters;

    private PageCut(int lines, int characters)
    {
        this.lines = lines;
        this.characters = characters;
    }

    public static PageCut Usual { get; } = new(lines: 40, characters: 400);

    /// <summary>With it any row is short.</summary>
    public static PageCut Short { get; } = new(lines: 10, characters: 100);

    /// <summary>With it any table of a few rows is short.</summary>
    public static PageCut Shortest { get; } = new(lines: 4, characters: 40);

    /// <summary>The cell with its first lines.</summary>
    public Cell Of(Cell cell) =>
        new([
            .. cell.Lines.Take(lines).Select(line => line.Select(run => Of(run, characters)).ToArray()),
            .. cell.Lines.Count > lines
                ?
                [
                    [Run.Note($"{PosturePage.Number(cell.Lines.Count - lines)} more")],
                ]
                : Array.Empty<Run[]>(),
        ]);

    public static PageBlock Of(PageBlock block) =>
        block switch
        {
            HeadingBlock heading => heading with { Text = Of(heading.Text, Usual.characters) },
            TextBlock text => new TextBlock([.. text.Runs.Select(run => Of(run, Usual.characters))]),
            _ => block,
        };

    /// <summary>The block with what is shown of each cell.</summary>
    public PageBlock InAll(PageBlock block) =>
        block is TableBlock table
            ? table with
            {
                Rows = [.. table.Rows.Select(row => row.Select(Of).ToArray())],
            }
            : Of(block);

    /// <summary>The first rows of the tables about one instance, and below each how many more there are.</summary>
    public static IEnumerable<PageBlock> RowsOf(IEnumerable<PageBlock> blocks, string instance, int most)
    {
        foreach (PageBlock block in blocks)
        {
            if (block is TableBlock table && table.Rows.Count + table.More > most)
            {
                yield return table with
                {
                    Rows = [.. table.Rows.Take(most)],
                };
                yield return new TextBlock(
                    $"{PosturePage.Number(table.Rows.Count + table.More - most)} more rows are not shown; all of them follow from the files in ",
                    Run.Code(instance),
                    "."
                );
            }
            else
            {
                yield return block;
            }
        }
    }

    /// <summary>The text, or its beginning and how much follows.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // Half of a pair is not a character.
        int end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return $"{text.Substring(0, end)} … ({PosturePage.Number(text.Length - end)} more characters)";
    }

    /// <summary>The text, or its beginning.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : text.Substring(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most) + "…";

    private static Run Of(Run run, int most) => run.Text.Length <= most ? run : run with { Text = Of(run.Text, most) };
}
