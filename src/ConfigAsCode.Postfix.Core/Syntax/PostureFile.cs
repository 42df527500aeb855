namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The names of the pages, which stand beside the folders of the instances.</summary>
internal static class PostureFile
{
    public const string Markdown = "posture.md";

    public const string Html = "posture.html";

    public static IReadOnlyList<string> Names { get; } = [Markdown, Html];

    /// <summary>Whether a page has the name already. Some file systems do not tell the cases apart.</summary>
    public static bool IsTaken(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
