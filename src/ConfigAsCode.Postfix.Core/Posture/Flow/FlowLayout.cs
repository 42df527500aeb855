namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>
/// Gives the picture its places. What mail passes one after the other are bars as long as the picture, so that every way is a
/// straight line and no two cross.
/// </summary>
internal abstract class FlowLayout(FlowPicture picture)
{
    private protected const int Gap = 14;
    private protected const int HandOver = 44;

    private readonly ILookup<string, FlowEdge> edgesTo = picture.Edges.ToLookup(edge => edge.To.Id);
    private readonly ILookup<string, FlowEdge> edgesFrom = picture.Edges.ToLookup(edge => edge.From.Id);

    private protected List<FlowBox> Boxes { get; } = [];

    private protected List<FlowLine> Lines { get; } = [];

    private protected FlowPicture Picture => picture;

    /// <summary>From left to right, for a wide page.</summary>
    public static FlowDrawing Wide(FlowPicture picture) => new WideFlowLayout(picture).Draw();

    /// <summary>From top to bottom, for a telephone.</summary>
    public static FlowDrawing Narrow(FlowPicture picture) => new NarrowFlowLayout(picture).Draw();

    private protected abstract FlowDrawing Draw();

    /// <summary>The boxes of a lane below each other; more room where one hands over to the next.</summary>
    private protected List<(FlowNode Node, FlowBox Box)> Stack(FlowLane lane, int x, int y, int width)
    {
        var placed = new List<(FlowNode, FlowBox)>();
        foreach (FlowNode node in picture.In(lane))
        {
            bool isHandedOver = HandOverTo(node) is not null;
            int top = placed.Count == 0 ? y : placed[placed.Count - 1].Item2.Bottom + (isHandedOver ? HandOver : Gap);
            IReadOnlyList<string> title = FlowText.InBox(node.Title, width);
            IReadOnlyList<string> subtitle = FlowText.InBox(node.Subtitle, width);
            placed.Add(
                (
                    node,
                    new FlowBox("box", x, top, width, FlowText.HeightOf(title, subtitle), title, subtitle)
                    {
                        IsIdle = edgesFrom[node.Id].Concat(edgesTo[node.Id]).Any(e => e.IsIdle),
                    }
                )
            );
        }

        return placed;
    }

    /// <summary>The edge from another listener: postscreen(8) hands a client over.</summary>
    private protected FlowEdge? HandOverTo(FlowNode node) =>
        node.Lane == FlowLane.Listeners ? EdgeTo(node, FlowLane.Listeners) : null;

    private protected FlowEdge? EdgeTo(FlowNode node, FlowLane from) =>
        edgesTo[node.Id].FirstOrDefault(e => e.From.Lane == from);

    private protected FlowEdge? EdgeFrom(FlowNode node, FlowLane to) =>
        edgesFrom[node.Id].FirstOrDefault(e => e.To.Lane == to);

    private protected void Pill(FlowEdge edge, int middleX, int middleY)
    {
        if (edge.Label.Length > 0)
        {
            int width = FlowText.PillWidth(edge.Label);
            Boxes.Add(
                new FlowBox(
                    "pill",
                    middleX - (width / 2),
                    middleY - (FlowText.PillHeight / 2),
                    width,
                    FlowText.PillHeight,
                    [edge.Label],
                    []
                )
                {
                    Step = edge.Step,
                    IsIdle = edge.IsIdle,
                }
            );
        }
    }

    /// <summary>The arrow from the box above, with the level beside the way.</summary>
    private protected void HandOvers(List<(FlowNode Node, FlowBox Box)> listeners)
    {
        for (int i = 1; i < listeners.Count; i++)
        {
            if (HandOverTo(listeners[i].Node) is { } edge)
            {
                FlowBox above = listeners[i - 1].Box;
                FlowBox box = listeners[i].Box;
                Lines.Add(FlowLine.Arrow(edge.IsIdle, (above.MiddleX, above.Bottom), (box.MiddleX, box.Y)));
                Pill(edge, above.MiddleX, (above.Bottom + box.Y) / 2 - 2);
            }
        }
    }
}
