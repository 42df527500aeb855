namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>What there is to know of a word that is not a parameter.</summary>
/// <param name="Name">The word.</param>
/// <param name="Kind">What it is: <c>restriction</c>, <c>program</c>, <c>table type</c>.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="Facts">What else is known, in the order in which it is shown.</param>
public sealed record WordExplanation(string Name, string Kind, string Meaning, IReadOnlyList<WordFact> Facts);
