namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>The picture with a place for everything, in pixels.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Boxes">The rectangles; those that come later lie above.</param>
/// <param name="Lines">The lines, below all rectangles.</param>
internal sealed record FlowDrawing(int Width, int Height, IReadOnlyList<FlowBox> Boxes, IReadOnlyList<FlowLine> Lines);
