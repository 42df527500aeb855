using System.Text;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// One table of the catalogue: text in the assembly, a line an entry, fields separated by a tab, the first field its
/// key. Only the line ends are found when it loads; an entry is parsed when it is asked for, because a compiler that
/// looks at one class needs a few dozen of some thousand entries.
/// </summary>
internal sealed class CatalogTable
{
    private readonly string text;
    private readonly Dictionary<string, int> startOf;

    private CatalogTable(string text)
    {
        this.text = text;
        startOf = new Dictionary<string, int>(text.Length / 64, StringComparer.Ordinal);
        for (int start = FirstLine(0); start < text.Length; start = FirstLine(EndOf(start) + 1))
        {
            string key = KeyAt(start);
            if (!startOf.ContainsKey(key))
            {
                startOf.Add(key, start);
            }
        }
    }

    public static CatalogTable Load(string name)
    {
        using Stream stream =
            typeof(CatalogTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The catalogue has no table {name}.");
        var bytes = new byte[stream.Length];
        int read = 0;
        while (read < bytes.Length)
        {
            read += stream.Read(bytes, read, bytes.Length - read);
        }

        return new CatalogTable(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The keys in the order of the table; ordinal, unless order has a meaning there.</summary>
    public IEnumerable<string> Keys => startOf.Keys;

    public IEnumerable<string[]> Rows
    {
        get
        {
            for (int start = FirstLine(0); start < text.Length; start = FirstLine(EndOf(start) + 1))
            {
                yield return FieldsAt(start);
            }
        }
    }

    public string[]? Find(string key) => startOf.TryGetValue(key, out int start) ? FieldsAt(start) : null;

    private string[] FieldsAt(int start) => text.Substring(start, EndOf(start) - start).Split('\t');

    private string KeyAt(int start)
    {
        int end = EndOf(start);
        int tab = text.IndexOf('\t', start, end - start);
        return text.Substring(start, (tab < 0 ? end : tab) - start);
    }

    private int EndOf(int start)
    {
        int end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The next line from here on that is no comment.</summary>
    private int FirstLine(int start)
    {
        while (start < text.Length && text[start] is '#' or '\n')
        {
            start = EndOf(start) + 1;
        }

        return start;
    }
}
