using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A text that is set in one way.</summary>
internal sealed record Run(string Text, RunKind Kind = RunKind.Plain)
{
    /// <summary>
    /// Where a click on it leads; null for none. <c>#mx1</c> is a heading of the page, and what begins with a dot (<c>../posture</c>) another
    /// page, to which each form adds its extension.
    /// </summary>
    public string? Link { get; init; }

    /// <summary>The colour of a level.</summary>
    public TlsStep Step { get; init; }

    public static implicit operator Run(string text) => new(text);

    public static Run Code(string text) => new(text, RunKind.Code);

    public static Run Name(string text) => new(text, RunKind.Name);

    public static Run Note(string text) => new(text, RunKind.Note);

    public static Run Level(string text, TlsStep step) => new(text, RunKind.Level) { Step = step };
}
