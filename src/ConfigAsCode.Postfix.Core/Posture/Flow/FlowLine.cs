namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>A line of the drawing, straight or with corners.</summary>
/// <param name="Points">Its corners.</param>
/// <param name="HasHead">Whether it ends in an arrow head.</param>
/// <param name="IsIdle">Whether it is dashed.</param>
internal sealed record FlowLine(IReadOnlyList<(int X, int Y)> Points, bool HasHead, bool IsIdle)
{
    public static FlowLine Arrow(bool isIdle, params (int X, int Y)[] points) => new(points, HasHead: true, isIdle);

    public static FlowLine Plain(bool isIdle, params (int X, int Y)[] points) => new(points, HasHead: false, isIdle);
}
