using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What the text file of a lookup table can carry; it depends on how the text is read.</summary>
internal static class TableText
{
    /// <summary>Null, or why a table of this type has no text file.</summary>
    public static string? ErrorInType(string type) =>
        TableTypeInfo.FormatOf(type) == TableFormat.None
            ? $"Postfix reads no text file for a table of type '{type}'"
            : null;

    /// <summary>Null, or why the index of a table of this type cannot have the key.</summary>
    internal static string? ErrorInLength(string key, string type) =>
        TableTypeInfo.Find(type)?.LongestKey is { } longest && Encoding.UTF8.GetByteCount(key) > longest
            ? string.Format(
                CultureInfo.InvariantCulture,
                "a key of a table of type '{0}' has at most {1} bytes: postmap(1) stops at a longer one, and there is no index",
                type,
                longest
            )
            : null;

    /// <summary>Null, or why the row would not come back from the file as it stands.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What is looked up by it.</param>
    /// <param name="format">How the text is read.</param>
    /// <param name="target">What reads it.</param>
    internal static string? ErrorIn(string key, string value, TableFormat format, Target target) =>
        format == TableFormat.None
            ? "Postfix reads no text file for a table of this type"
            : ErrorInKey(key) ?? ErrorInValue(value) ?? ErrorInRow(key, value, format, target.Postfix);

    /// <summary>The row as the file has it; ask <see cref="ErrorIn"/> first.</summary>
    internal static string Write(TableEntry entry, int keyWidth, TableFormat format)
    {
        string key = format switch
        {
            TableFormat.Client => entry.Key.PadRight(keyWidth) + " =",
            TableFormat.Aliases => (entry.Key + ":").PadRight(keyWidth + 1),
            _ => entry.Key.PadRight(keyWidth),
        };
        return (key + " " + entry.Value).TrimEnd(' ');
    }

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
        string row = Write(new TableEntry(key, value, Origin.Unknown), 0, format);
        if (TableRow.Split(row, format, version, out string readKey, out string readValue) is { } error)
        {
            return error;
        }

        return readKey == key && readValue == value
            ? null
            : $"Postfix would read the key '{readKey}' and the value '{readValue}'";
    }
}
