using System.Text;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>A chapter of a page in Cases: C# files, the fix that is chosen, and the files that it leaves.</summary>
internal sealed record FixCase(string Title, string? Fix, string[] Before, string[] After)
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "CodeFixes", "Cases");

    /// <summary>The rules that have a page.</summary>
    public static IEnumerable<string> Rules =>
        Directory
            .GetFiles(Folder, "*.md")
            .Select(page => Path.GetFileNameWithoutExtension(page))
            .Order(StringComparer.Ordinal);

    public static IEnumerable<FixCase> Of(string rule) =>
        File.ReadAllText(Path.Combine(Folder, rule + ".md"))
            .ReplaceLineEndings("\n")
            .Split("\n## ")
            .Skip(1)
            .Select(Read);

    /// <summary>The same case with every text changed in the same way.</summary>
    public FixCase With(Func<string, string> change) =>
        this with
        {
            Before = [.. Before.Select(change)],
            After = [.. After.Select(change)],
        };

    private static FixCase Read(string chapter)
    {
        string[] lines = chapter.Split('\n');
        var before = new List<string>();
        var after = new List<string>();
        List<string> now = before;
        StringBuilder? file = null;
        string? fix = null;
        foreach (string line in lines.Skip(1))
        {
            if (line == "```csharp")
            {
                file = new StringBuilder();
            }
            else if (line == "```")
            {
                now.Add(file!.ToString());
                file = null;
            }
            else if (file is not null)
            {
                file.Append(line).Append('\n');
            }
            else if (line == "becomes")
            {
                now = after;
            }
            else if (line.StartsWith("fix: ", StringComparison.Ordinal))
            {
                fix = line["fix: ".Length..];
            }
        }

        return new FixCase(lines[0], fix, [.. before], [.. after]);
    }
}
