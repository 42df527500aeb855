using System.Text;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary>A table of Markdown: one line a row, so that a search for a name shows all that its row states.</summary>
internal sealed class NameTable
{
    private readonly StringBuilder text = new();
    private readonly int columns;

    public NameTable(params string[] columns)
    {
        this.columns = columns.Length;
        Row(columns);
        text.Append('|').Insert(text.Length, "---|", columns.Length).Append('\n');
    }

    public void Row(params string[] cells)
    {
        if (cells.Length != columns)
        {
            throw new ArgumentException($"A row of {columns} cells has {cells.Length}: {string.Join(", ", cells)}");
        }

        text.Append('|');
        foreach (string cell in cells)
        {
            text.Append(' ').Append(cell).Append(cell.Length > 0 ? " |" : "|");
        }

        text.Append('\n');
    }

    /// <summary>A name, a value or a piece of C#.</summary>
    public static string Code(string code) => "`" + code.Replace("|", "\\|", StringComparison.Ordinal) + "`";

    /// <summary>A sentence that is shown as it is written.</summary>
    public static string Plain(string sentence) =>
        sentence
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal);

    public override string ToString() => text.ToString();
}
