using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>Something that can be written at a place of a file.</summary>
/// <param name="Label">What a list shows.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The part of the file that it takes the place of.</param>
/// <param name="NewText">What is written there.</param>
public sealed record CompletionItem(string Label, CompletionKind Kind, TextSpan Span, string NewText)
{
    /// <summary>Its type and default, or what it does; empty where nothing is to be said.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether the target advises against it, or does nothing with it.</summary>
    public bool IsDeprecated { get; init; }
}
