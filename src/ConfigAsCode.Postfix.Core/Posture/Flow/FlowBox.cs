using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>A rectangle of the drawing, with its text in the middle.</summary>
/// <param name="Kind">Its class: <c>box</c>, <c>bar</c>, <c>tall</c> (text from bottom to top) or <c>pill</c>.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Title">The lines in the stronger type.</param>
/// <param name="Subtitle">The lines below them.</param>
internal sealed record FlowBox(
    string Kind,
    int X,
    int Y,
    int Width,
    int Height,
    IReadOnlyList<string> Title,
    IReadOnlyList<string> Subtitle
)
{
    /// <summary>The colour of a pill.</summary>
    public TlsStep? Step { get; init; }

    /// <summary>Whether it is drawn paler.</summary>
    public bool IsIdle { get; init; }

    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int MiddleX => X + (Width / 2);

    public int MiddleY => Y + (Height / 2);
}
