using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Testing;

/// <summary>A committed page of docs that leads from names of Postfix to C#, as a reader finds it.</summary>
public sealed partial class NamePage
{
    private NamePage(string file)
    {
        Text = RepositoryRoot.Read("docs", file);
        string heading = "";
        List<NameRow> rows = [];
        foreach (string line in Text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                heading = line[3..];
            }
            else if (line.StartsWith("| Postfix ", StringComparison.Ordinal))
            {
                Columns[heading] = CellsOf(line);
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                rows.Add(
                    new NameRow(heading, Columns[heading].Zip(CellsOf(line)).ToDictionary(c => c.First, c => c.Second))
                );
            }
        }

        Rows = rows;
    }

    public static NamePage Parameters => new("parameters.md");

    public static NamePage Restrictions => new("restrictions.md");

    public static NamePage Services => new("services.md");

    public static NamePage TableTypes => new("table-types.md");

    public static IEnumerable<NamePage> All => [Parameters, Restrictions, Services, TableTypes];

    public string Text { get; }

    public IReadOnlyList<NameRow> Rows { get; }

    private Dictionary<string, string[]> Columns { get; } = [];

    private static string[] CellsOf(string line) => [.. Border().Split(line)[1..^1].Select(cell => cell.Trim())];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Border();
}
