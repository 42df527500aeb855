namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The names of the pages, which stand beside the folders of the instances.</summary>
internal static class PostureFile
{
    public const string Markdown = Name + MarkdownExtension;

    public const string Html = Name + HtmlExtension;

    /// <summary>The folder of the pages about each role, where there are many instances.</summary>
    public const string Folder = Name;

    public const string MarkdownExtension = ".md";

    public const string HtmlExtension = ".html";

    /// <summary>The first page, without its extension.</summary>
    public const string Name = "posture";

    public static IReadOnlyList<string> Names { get; } = [Markdown, Html];

    /// <summary>Why no instance can have a name; null where one can. Some file systems do not tell the cases apart.</summary>
    public static string? WhyTaken(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? "the build writes a page of that name beside the instances"
        : string.Equals(name, Folder, StringComparison.OrdinalIgnoreCase)
            ? "the build writes its pages into a folder of that name beside the instances"
        : null;
}
