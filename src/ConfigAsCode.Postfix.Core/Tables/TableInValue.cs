using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// A declared table that has no file, since its content stands in the value that names it: <c>inline:{ {key = result} }</c>, <c>static:{result}</c>
/// (util/dict_inline.c, dict_static.c).
/// </summary>
internal static class TableInValue
{
    /// <summary>Whether a table of the type has its content in its name.</summary>
    public static bool IsOne(string type) =>
        TableTypeInfo.Find(type)?.NameForm is TableNameForm.Pairs or TableNameForm.Value;

    /// <summary>The table as a value has it; ask <see cref="ErrorIn"/> first.</summary>
    public static string Write(string type, IReadOnlyList<TableEntry> rows) =>
        new TableName(
            type,
            TableTypeInfo.Find(type)?.NameForm == TableNameForm.Value ? ResultOf(rows) : PairsOf(rows)
        ).ToString();

    /// <summary>Null, or why the rows cannot stand in a value.</summary>
    public static string? ErrorIn(string type, IReadOnlyList<TableEntry> rows)
    {
        if (rows.Count == 0)
        {
            return $"A table of type {type} needs a row. Write one, or leave the table out";
        }

        if (TableTypeInfo.Find(type)?.NameForm == TableNameForm.Value)
        {
            return rows.Count > 1
                    ? $"A table of type {type} has one result for every key, and this one has {rows.Count} rows. Write one row, or Type = TableType.Inline"
                : !IsWritable(rows[0].Value) || Braces.Inside("{" + rows[0].Value + "}") is null
                    ? $"The result '{rows[0].Value}' cannot stand in the value of a parameter: Postfix would read another one. Write the table into a file, as with TableType.Texthash"
                : null;
        }

        return rows.Where(row => !ComesBack(row))
            .Select(row =>
                $"The row '{row.Key}' cannot stand in the value of a parameter: Postfix would read another one. Write the table into a file, as with TableType.Texthash"
            )
            .FirstOrDefault();
    }

    /// <summary>An empty text is no result, white space at the ends no part of one, and a value of main.cf is written with single blanks.</summary>
    private static bool IsWritable(string text) =>
        text.Length > 0
        && Blanks.Trim(text) == text
        && text.IndexOf('\t') < 0
        && text.IndexOf("  ", StringComparison.Ordinal) < 0;

    private static bool ComesBack(TableEntry row) =>
        IsWritable(row.Key)
        && IsWritable(row.Value)
        && Braces.Inside("{" + PairOf(row) + "}") is { } pair
        && NameValue.SplitQuoted(pair, out string key, out string value) is null
        && key == row.Key
        && value == row.Value;

    private static string ResultOf(IReadOnlyList<TableEntry> rows)
    {
        string result = string.Concat(rows.Take(1).Select(row => Escaped(row.Value)));
        // Releases before 3.0 know no braces, and need none for one word.
        return result.Length > 0 && result.IndexOfAny([' ', '\t', ',', '{', '}']) < 0 ? result : "{" + result + "}";
    }

    private static string PairsOf(IReadOnlyList<TableEntry> rows) =>
        "{ " + string.Join(", ", rows.Select(row => "{" + Escaped(PairOf(row)) + "}")) + " }";

    private static string PairOf(TableEntry row) => row.Key + " = " + row.Value;

    // A value of main.cf is expanded, and a row of a file is not.
    private static string Escaped(string text) => text.Replace("$", "$$");
}
