using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>The text of a lookup table.</summary>
public sealed class TableRows
{
    private TableRows(CfDocument document, TableFormat format, IReadOnlyList<CfRow> rows)
    {
        Document = document;
        Format = format;
        Rows = rows;
    }

    public CfDocument Document { get; }

    /// <summary>Whether the text says how to reach the table, in the form of main.cf: a line that is not of the form stops the program.</summary>
    public bool IsSettings => Format == TableFormat.Client;

    internal TableFormat Format { get; }

    /// <summary>All lines, in the order of the file; none of a type that has no text file.</summary>
    public IReadOnlyList<CfRow> Rows { get; }

    /// <param name="file">The text.</param>
    /// <param name="format">How it is read.</param>
    /// <param name="version">What reads it.</param>
    internal static TableRows Parse(TableFile file, TableFormat format, PostfixVersion version)
    {
        var document = CfDocument.Parse(file.Name, file.Text);
        return new TableRows(
            document,
            format,
            format == TableFormat.None ? [] : [.. document.LogicalLines.Select(line => RowOf(line, format, version))]
        );
    }

    private static CfRow RowOf(CfLogicalLine line, TableFormat format, PostfixVersion version)
    {
        string? error = TableRow.Split(line.Text, format, version, out string key, out string value);
        return new CfRow(line, key, value, error);
    }
}
