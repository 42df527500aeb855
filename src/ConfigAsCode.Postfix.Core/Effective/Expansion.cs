namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>What a text with <c>$name</c> in it stands for: a value, or the reason why Postfix makes none of it.</summary>
/// <param name="Value">The text with everything expanded; null where that fails.</param>
/// <param name="Error">Why it fails, in plain words; a program that evaluates the text stops there.</param>
internal sealed record Expansion(string? Value, string? Error)
{
    /// <summary>Whether the text is longer than what is expanded here (<see cref="ExpansionLimit"/>). Postfix expands it.</summary>
    public bool IsTooLong { get; init; }
}
