using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Testing;

/// <summary>One row of a page that leads from names of Postfix to C#.</summary>
public sealed partial record NameRow(string Heading, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The name of Postfix.</summary>
    public string Name => Spans(Cells["Postfix"]).Single();

    /// <summary>The pieces of C# that it offers; the first is the usual one.</summary>
    public IReadOnlyList<string> CSharp => Spans(Cells["C#"]);

    /// <summary>What removes it.</summary>
    public IReadOnlyList<string> WithoutIt => Cells.TryGetValue("without it", out string? cell) ? Spans(cell) : [];

    /// <summary>The type of what is written in place of <c>...</c>.</summary>
    public string Value => Spans(Cells["value"])[0];

    /// <summary>Whether it only leads from a name that no release has any more to the present one.</summary>
    public bool IsOldName =>
        Cells.TryGetValue("state", out string? state) && state.StartsWith("gone before", StringComparison.Ordinal);

    private static string[] Spans(string cell) =>
        [.. Span().Matches(cell).Select(m => m.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal))];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();
}
