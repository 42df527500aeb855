using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Tool.Diff;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Writes the result of <c>diff</c> in one format.</summary>
internal abstract class DiffOutput
{
    public static string[] Formats { get; } = ["text", "json"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="showsValues">Whether text has each value.</param>
    /// <param name="showsColour">Whether text has colours.</param>
    public static DiffOutput Of(string format, bool showsValues, bool showsColour) =>
        format == "json" ? new DiffJsonOutput() : new DiffTextOutput(showsValues, showsColour);

    public abstract void Write(DiffResult result, TextWriter output);

    /// <summary>What has to be done before a change takes effect.</summary>
    protected static string WordOf(ChangeImpact impact) =>
        impact switch
        {
            ChangeImpact.Restart => "restart",
            ChangeImpact.Reload => "reload",
            _ => "table",
        };
}
