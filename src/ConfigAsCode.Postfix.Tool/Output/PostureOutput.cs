using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Tool.Posture;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Writes the result of <c>posture</c> in one format.</summary>
internal static class PostureOutput
{
    public static string[] Formats { get; } = ["markdown", "html"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="result">What was found.</param>
    public static string Of(string format, PostureResult result) =>
        format == "html" ? PostureHtml.Of(result.Report) : PostureMarkdown.Of(result.Report);
}
