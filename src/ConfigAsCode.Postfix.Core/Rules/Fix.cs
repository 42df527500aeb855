using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A way to mend a finding. The first of several is what is meant most often.</summary>
/// <param name="Title">What it does, as a menu shows it.</param>
/// <param name="Edits">The changes, together.</param>
public sealed record Fix(string Title, EquatableArray<Edit> Edits)
{
    /// <summary>
    /// Whether a tool may make it without asking: its edits change nothing but what the finding says, they lose no value that somebody wrote,
    /// there is no other choice, and no new finding follows. Of a finding, one fix at most is safe.
    /// </summary>
    public bool IsSafe { get; init; }

    /// <summary>
    /// What changes in the files, of a fault that only a file can have; a fix with these has no <see cref="Edits"/>.
    /// </summary>
    internal EquatableArray<TextEdit> TextEdits { get; init; }

    /// <summary>
    /// Whether a value is short enough that a word of it is replaced by writing it again: each of thousands of findings in it would hold a copy.
    /// </summary>
    internal static bool CanRewrite(string value) => value.Length <= WordRun.Longest;

    /// <summary>One that changes the text of a file, which somebody has to choose.</summary>
    internal static Fix OfText(string title, IEnumerable<TextEdit> edits) =>
        new(title, default) { TextEdits = edits.ToEquatableArray() };

    /// <summary>One that somebody has to choose.</summary>
    public static Fix Of(string title, params Edit[] edits) => new(title, edits.ToEquatableArray());

    /// <summary>One that needs no choice (<see cref="IsSafe"/>).</summary>
    public static Fix Safe(string title, params Edit[] edits) => Of(title, edits) with { IsSafe = true };
}
