namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>What was read.</summary>
/// <param name="Value">The result.</param>
/// <param name="Seen">What it was read from.</param>
internal sealed record Reading<T>(T Value, ReadSources Seen);
