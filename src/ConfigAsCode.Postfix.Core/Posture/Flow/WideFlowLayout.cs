namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>From left to right: the network, the listeners, the queue manager, the transports, the network.</summary>
internal sealed class WideFlowLayout(FlowPicture picture) : FlowLayout(picture)
{
    private const int Bar = 40;
    private const int Way = 142;
    private const int Node = 236;
    private const int Inside = 52;
    private const int Queue = 144;

    private const int ListenersX = Bar + Way;
    private const int QueueX = ListenersX + Node + Inside;
    private const int TransportsX = QueueX + Queue + Inside;
    private const int HostsX = TransportsX + Node + Way;

    private protected override FlowDrawing Draw()
    {
        List<(FlowNode Node, FlowBox Box)> listeners = Stack(FlowLane.Listeners, ListenersX, 0, Node);
        List<(FlowNode Node, FlowBox Box)> transports = Stack(FlowLane.Transports, TransportsX, 0, Node);
        int height = Math.Max(Bottom(listeners), Math.Max(Bottom(transports), 120));
        listeners = Centred(listeners, height);
        transports = Centred(transports, height);

        FlowNode queue = Picture.In(FlowLane.Queue).First();
        FlowBox middle = new(
            "bar",
            QueueX,
            0,
            Queue,
            height,
            FlowText.InBox(queue.Title, Queue),
            FlowText.InBox(queue.Subtitle, Queue)
        );
        Boxes.Add(middle);
        foreach (FlowNode clients in Picture.In(FlowLane.Clients))
        {
            Boxes.Add(
                Tall(clients, 0, [.. listeners.Where(l => EdgeTo(l.Node, FlowLane.Clients) is not null)], height)
            );
        }

        foreach (FlowNode hosts in Picture.In(FlowLane.Destinations))
        {
            Boxes.Add(
                Tall(
                    hosts,
                    HostsX,
                    [.. transports.Where(t => EdgeFrom(t.Node, FlowLane.Destinations) is not null)],
                    height
                )
            );
        }

        Boxes.AddRange(listeners.Concat(transports).Select(p => p.Box));
        foreach ((FlowNode node, FlowBox box) in listeners)
        {
            Connect(EdgeTo(node, FlowLane.Clients), Bar, box.X, box);
            Connect(EdgeFrom(node, FlowLane.Queue), box.Right, QueueX, box);
        }

        foreach ((FlowNode node, FlowBox box) in transports)
        {
            Connect(EdgeTo(node, FlowLane.Queue), middle.Right, box.X, box);
            Connect(EdgeFrom(node, FlowLane.Destinations), box.Right, HostsX, box);
        }

        HandOvers(listeners);
        return new FlowDrawing(HostsX + Bar, height, Boxes, Lines);
    }

    private void Connect(FlowEdge? edge, int from, int to, FlowBox at)
    {
        if (edge is not null)
        {
            Lines.Add(FlowLine.Arrow(edge.IsIdle, (from, at.MiddleY), (to, at.MiddleY)));
            Pill(edge, (from + to - 8) / 2, at.MiddleY);
        }
    }

    /// <summary>A bar beside the boxes that it has to do with, long enough for its text.</summary>
    private static FlowBox Tall(FlowNode node, int x, (FlowNode Node, FlowBox Box)[] beside, int height)
    {
        const int Shortest = 110;
        int top = beside.Length == 0 ? 0 : beside.Min(b => b.Box.Y);
        int bottom = beside.Length == 0 ? height : beside.Max(b => b.Box.Bottom);
        int missing = Math.Max(0, Shortest - (bottom - top));
        top = Math.Max(0, Math.Min(top - (missing / 2), height - Shortest));
        bottom = Math.Min(height, Math.Max(bottom, top + Shortest));
        return new FlowBox("tall", x, top, Bar, bottom - top, [node.Title], []);
    }

    private static int Bottom(List<(FlowNode Node, FlowBox Box)> placed) =>
        placed.Count == 0 ? 0 : placed[placed.Count - 1].Box.Bottom;

    private static List<(FlowNode Node, FlowBox Box)> Centred(List<(FlowNode Node, FlowBox Box)> placed, int height)
    {
        int shift = (height - Bottom(placed)) / 2;
        return [.. placed.Select(p => (p.Node, p.Box with { Y = p.Box.Y + shift }))];
    }
}
