using ConfigAsCode.Postfix.Core.Explanations;

namespace ConfigAsCode.Postfix.Tool.Explain;

/// <summary>Calls a value in force what people call it, wherever it is shown.</summary>
internal static class AnswerWords
{
    /// <summary>What is not known before Postfix runs.</summary>
    public const string FoundAtStart = "found when Postfix starts";

    public const string Empty = "empty";

    /// <param name="answer">The value.</param>
    /// <param name="fault">Shows what is fatal.</param>
    /// <param name="value">Shows what is written.</param>
    public static string Of(EffectiveAnswer answer, Func<string, string> fault, Func<string, string> value) =>
        answer switch
        {
            { Error: { } error } => fault("fatal: " + error),
            { Value: null } => FoundAtStart,
            { Value.Length: 0, IsPartlyUnknown: true } => "known to the host alone",
            { Value.Length: 0 } => Empty,
            { IsPartlyUnknown: true } => value(answer.Value) + " (a part of it is known to the host alone)",
            _ => value(answer.Value),
        };
}
