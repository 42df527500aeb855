using System.IO.Compression;
using System.Text;

namespace ConfigAsCode.Postfix.Tool.Explain;

/// <summary>The pages of docs/rules. They travel with the program in one compressed file, which the project makes.</summary>
internal static class RulePages
{
    // A page is its id, a line feed and its text; this character is behind each.
    private const char End = '\0';

    private static readonly Lazy<Dictionary<string, string>> Pages = new(Read);

    /// <summary>The ids of the rules, in their order.</summary>
    public static IEnumerable<string> Ids => Pages.Value.Keys;

    /// <summary>The page of a rule in Markdown, whatever the case of its id; null where there is none.</summary>
    public static (string Id, string Text)? Of(string id) =>
        Pages.Value.TryGetValue(id.ToUpperInvariant(), out string? text) ? (id.ToUpperInvariant(), text) : null;

    private static Dictionary<string, string> Read()
    {
        using Stream packed = typeof(RulePages).Assembly.GetManifestResourceStream("rules.deflate")!;
        using var inflated = new DeflateStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.UTF8);
        return reader
            .ReadToEnd()
            .Split(End, StringSplitOptions.RemoveEmptyEntries)
            .Select(page => page.Split('\n', 2))
            .ToDictionary(page => page[0], page => page[1], StringComparer.Ordinal);
    }
}
