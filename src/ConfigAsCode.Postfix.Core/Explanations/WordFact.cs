namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>A fact about a word.</summary>
/// <param name="Label">What it is about: <c>Lists</c>.</param>
/// <param name="Text">The fact.</param>
public sealed record WordFact(string Label, string Text);
