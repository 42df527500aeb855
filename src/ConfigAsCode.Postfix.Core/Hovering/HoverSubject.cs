using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Hovering;

/// <summary>What a place of a file is about.</summary>
/// <param name="Span">The part of the text that it is.</param>
/// <param name="Title">Its name.</param>
/// <param name="Meaning">What it does, in a sentence or two.</param>
public sealed record HoverSubject(TextSpan Span, string Title, string Meaning)
{
    /// <summary>The parameter that it is, with its values in force; null where it is something else.</summary>
    public ParameterExplanation? Parameter { get; init; }
}
