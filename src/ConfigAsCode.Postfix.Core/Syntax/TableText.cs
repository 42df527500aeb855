using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What the text file of a lookup table can carry; it depends on the table's type.</summary>
internal static class TableText
{
    /// <summary>Null, or why a table of this type has no text file.</summary>
    public static string? ErrorInType(string type) =>
        TableTypeInfo.FormatOf(type) == TableFormat.None
            ? $"Postfix reads no text file for a table of type '{type}'"
            : null;

    /// <summary>Null, or why the row would not come back from the file as it stands.</summary>
    public static string? ErrorIn(string key, string value, string type, Target target)
    {
        TableFormat format = TableTypeInfo.FormatOf(type);
        return ErrorInType(type)
            ?? ErrorInKey(key)
            ?? ErrorInValue(value)
            ?? ErrorInRow(key, value, format, target.Postfix);
    }

    /// <summary>The row as the file has it; ask <see cref="ErrorIn"/> first.</summary>
    internal static string Write(TableEntry entry, int keyWidth, string type) =>
        TableTypeInfo.FormatOf(type) == TableFormat.Client
            ? (entry.Key.PadRight(keyWidth) + " = " + entry.Value).TrimEnd(' ')
            : (entry.Key.PadRight(keyWidth) + " " + entry.Value).TrimEnd(' ');

    /// <summary>Null, or why the key can stand in no table, whatever its type.</summary>
    internal static string? ErrorInKey(string key) =>
        PlainText.ErrorIn(key) is { } reason ? reason
        : key.Length == 0 ? "the key is empty"
        : key[0] == '#' ? "the key starts with '#', so the line would be a comment"
        : Blanks.Trim(key) != key
            ? "the key starts or ends with white space, which Postfix trims or reads as a continued line"
        : null;

    /// <summary>Null, or why the value can stand in no table, whatever its type.</summary>
    internal static string? ErrorInValue(string value) => PlainText.ErrorInValue(value);

    private static string? ErrorInRow(string key, string value, TableFormat format, PostfixVersion version)
    {
        string row = format == TableFormat.Client ? key + " = " + value : key + " " + value;
        if (TableRow.Split(row, format, version, out string readKey, out string readValue) is { } error)
        {
            return error;
        }

        return readKey == key && readValue == value
            ? null
            : $"Postfix would read the key '{readKey}' and the value '{readValue}'";
    }
}
