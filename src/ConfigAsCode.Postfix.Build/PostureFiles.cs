using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// The pages that say what all instances of a project do, beside the folders of the instances.
/// </summary>
internal static class PostureFiles
{
    /// <summary>Both pages with their texts; none without an instance.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(IReadOnlyList<RenderedInstance> instances)
    {
        if (instances.Count == 0)
        {
            return [];
        }

        PostureReport report = ReportOf(instances);
        return [(PostureFile.Markdown, PostureMarkdown.Of(report)), (PostureFile.Html, PostureHtml.Of(report))];
    }

    /// <summary>The page that is committed with the snapshots; null without an instance.</summary>
    public static string? MarkdownOf(IReadOnlyList<RenderedInstance> instances) =>
        instances.Count == 0 ? null : PostureMarkdown.Of(ReportOf(instances));

    private static PostureReport ReportOf(IReadOnlyList<RenderedInstance> instances) =>
        PostureReport.Of(instances.Select(ReadBack.WithPolicies));
}
