namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// One table of the catalogue: text in the assembly, a line an entry, fields separated by a tab, the first field its
/// key. Only the line ends are found when it loads; an entry is parsed when it is asked for, because a compiler that
/// looks at one class needs a few dozen of some thousand entries.
/// </summary>
internal sealed class CatalogTable
{
    private readonly string[] lines;
    private readonly Dictionary<string, int> byKey;

    private CatalogTable(string[] lines)
    {
        this.lines = lines;
        byKey = new Dictionary<string, int>(lines.Length, StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            string key = KeyOf(lines[i]);
            if (!byKey.ContainsKey(key))
            {
                byKey.Add(key, i);
            }
        }
    }

    public static CatalogTable Load(string name)
    {
        using Stream stream =
            typeof(CatalogTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The catalogue has no table {name}.");
        using var reader = new StreamReader(stream);
        string[] all = reader.ReadToEnd().Split('\n');
        return new CatalogTable(all.Where(line => line.Length > 0 && line[0] != '#').ToArray());
    }

    /// <summary>The keys in the order of the table; ordinal, unless order has a meaning there.</summary>
    public IEnumerable<string> Keys => lines.Select(KeyOf);

    public IEnumerable<string[]> Rows => lines.Select(line => line.Split('\t'));

    public string[]? Find(string key) => byKey.TryGetValue(key, out int index) ? lines[index].Split('\t') : null;

    private static string KeyOf(string line)
    {
        int tab = line.IndexOf('\t');
        return tab < 0 ? line : line.Substring(0, tab);
    }
}
