using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Reads the text of a lookup table.</summary>
internal static class TableReader
{
    public static Table Read(TableFile file, PostfixVersion version, ProblemList problems)
    {
        TableFormat format = TableTypeInfo.FormatOf(file.Type);
        var entries = new List<TableEntry>();
        if (format == TableFormat.None)
        {
            problems.Add(SyntaxProblemKind.Ignored, 1, $"Postfix reads no text file for a table of type {file.Type}.");
            return Make();
        }

        foreach (LogicalLine line in LogicalLines.Read(file.Text, problems))
        {
            if (TableRow.Split(line.Text, format, version, out string key, out string value) is { } error)
            {
                problems.Add(
                    format == TableFormat.Client ? SyntaxProblemKind.Fatal : SyntaxProblemKind.Ignored,
                    line.Number,
                    format == TableFormat.Client
                        ? $"'{line.Text}' is no 'name = value': {error}. Postfix cannot open the table."
                        : $"'{line.Text}': {error}. Postfix warns and skips the row."
                );
                continue;
            }

            entries.Add(new TableEntry(key, value, problems.OriginOf(line.Number)));
        }

        return Make();

        Table Make() => new(file.Name, file.Type, entries.ToEquatableArray(), new Origin(OriginKind.File, file.Name));
    }
}
