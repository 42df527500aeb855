using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Tool.Explain;

/// <summary>What <c>explain</c> found. Outputs write it.</summary>
internal abstract record ExplainResult
{
    /// <summary>A page of a rule, in Markdown.</summary>
    public sealed record OfRule(RuleInfo Rule, string Page) : ExplainResult;

    /// <summary>A restriction, a program or a type of lookup tables; several where a word is several of them.</summary>
    public sealed record OfWords(IReadOnlyList<WordExplanation> Words) : ExplainResult;

    /// <summary>A parameter.</summary>
    /// <param name="Explanation">What there is to know.</param>
    /// <param name="Target">The release that it is explained for.</param>
    /// <param name="Folder">The folder whose values are in force; null where none was read.</param>
    /// <param name="Nearest">Known names that are near to one that no program reads.</param>
    /// <param name="Notices">Sentences about the run.</param>
    public sealed record OfParameter(
        ParameterExplanation Explanation,
        Target Target,
        string? Folder,
        IReadOnlyList<string> Nearest,
        IReadOnlyList<string> Notices
    ) : ExplainResult;
}
