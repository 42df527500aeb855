using ConfigAsCode.Postfix.Tool.Explain;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Writes the result of <c>explain</c> in one format.</summary>
internal abstract class ExplainOutput
{
    public static string[] Formats { get; } = ["text", "json"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="showsColour">Whether text has colours.</param>
    public static ExplainOutput Of(string format, bool showsColour) =>
        format == "json" ? new ExplainJsonOutput() : new ExplainTextOutput(showsColour);

    public abstract void Write(ExplainResult result, TextWriter output);

    /// <summary>The page of the manual that has a parameter; null where none has.</summary>
    protected static string? ManualOf(ExplainResult.OfParameter result) =>
        result.Explanation.Kind switch
        {
            Core.Explanations.ParameterKind.Known => Manual(result.Explanation.Name),
            Core.Explanations.ParameterKind.Former => Manual(result.Explanation.Replacement!),
            Core.Explanations.ParameterKind.OfService => Manual(
                "transport" + result.Explanation.Family![(result.Explanation.Family!.IndexOf('>') + 1)..]
            ),
            _ => null,
        };

    private static string Manual(string anchor) => "https://www.postfix.org/postconf.5.html#" + anchor;
}
