using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>The text of a lookup table.</summary>
public sealed class TableRows
{
    private TableRows(CfDocument document, bool isSettings, IReadOnlyList<CfRow> rows)
    {
        Document = document;
        IsSettings = isSettings;
        Rows = rows;
    }

    public CfDocument Document { get; }

    /// <summary>Whether the text says how to reach the table, in the form of main.cf: a line that is not of the form stops the program.</summary>
    public bool IsSettings { get; }

    /// <summary>All lines, in the order of the file; none of a type that has no text file.</summary>
    public IReadOnlyList<CfRow> Rows { get; }

    public static TableRows Parse(TableFile file, PostfixVersion version)
    {
        var document = CfDocument.Parse(file.Name, file.Text);
        TableFormat format = TableTypeInfo.FormatOf(file.Type);
        return new TableRows(
            document,
            format == TableFormat.Client,
            format == TableFormat.None ? [] : [.. document.LogicalLines.Select(line => RowOf(line, format, version))]
        );
    }

    private static CfRow RowOf(CfLogicalLine line, TableFormat format, PostfixVersion version)
    {
        string? error = TableRow.Split(line.Text, format, version, out string key, out string value);
        return new CfRow(line, key, value, error);
    }
}
