using System.Text;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Texts in one line, between bars; a bar or a backslash in a text has a backslash before it.</summary>
internal static class PackedFields
{
    public static string Write(params string[] fields) =>
        string.Join("|", fields.Select(field => field.Replace("\\", "\\\\").Replace("|", "\\|")));

    /// <exception cref="FormatException">The line is not what <see cref="Write"/> makes of so many texts.</exception>
    public static string[] Read(string line, int count)
    {
        var fields = new List<StringBuilder> { new() };
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '|')
            {
                fields.Add(new StringBuilder());
                continue;
            }

            if (line[i] == '\\' && (++i == line.Length || line[i] is not ('\\' or '|')))
            {
                throw new FormatException($"'{line}' contains a backslash that escapes nothing.");
            }

            fields[fields.Count - 1].Append(line[i]);
        }

        return fields.Count == count
            ? [.. fields.Select(field => field.ToString())]
            : throw new FormatException($"'{line}' has {fields.Count} fields instead of {count}.");
    }
}
