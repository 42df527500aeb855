using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Tool.Lint;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Writes the result of <c>lint</c> in one format.</summary>
internal abstract class LintOutput
{
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "sarif", "github"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="showsColour">Whether text has colours.</param>
    public static LintOutput Of(string format, bool showsColour) =>
        format switch
        {
            "json" => new JsonOutput(),
            "sarif" => new SarifOutput(),
            "github" => new GitHubOutput(),
            _ => new TextOutput(showsColour),
        };

    public abstract void Write(LintResult result, TextWriter output);

    /// <summary>The word that every format but SARIF and GitHub has for a severity.</summary>
    internal static string WordOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "info",
        };
}
