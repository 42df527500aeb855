namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>From top to bottom, with one line at either side that the ways branch from.</summary>
internal sealed class NarrowFlowLayout(FlowPicture picture) : FlowLayout(picture)
{
    private const int Width = 350;
    private const int Bar = 36;
    private const int Left = 9;
    private const int Right = Width - 9;
    private const int Node = 178;
    private const int Below = 24;
    private const int ListenersX = Right - 12 - Node;
    private const int TransportsX = Left + 20;

    private protected override FlowDrawing Draw()
    {
        int y = 0;
        FlowBox? clients = Whole(FlowLane.Clients, y);
        y = clients is null ? 0 : clients.Bottom + Below;
        List<(FlowNode Node, FlowBox Box)> listeners = Stack(FlowLane.Listeners, ListenersX, y, Node);
        y = listeners.Count == 0 ? y : listeners[listeners.Count - 1].Box.Bottom + Below;
        FlowBox queue = Whole(FlowLane.Queue, y)!;
        List<(FlowNode Node, FlowBox Box)> transports = Stack(
            FlowLane.Transports,
            TransportsX,
            queue.Bottom + Below,
            Node
        );
        y = transports.Count == 0 ? queue.Bottom : transports[transports.Count - 1].Box.Bottom;
        FlowBox? hosts = Whole(FlowLane.Destinations, y + Below);
        Boxes.AddRange(listeners.Concat(transports).Select(p => p.Box));

        foreach ((FlowNode node, FlowBox box) in listeners)
        {
            if (EdgeTo(node, FlowLane.Clients) is { } entry)
            {
                Lines.Add(
                    FlowLine.Arrow(entry.IsIdle, (Left, clients!.Bottom), (Left, box.MiddleY), (box.X, box.MiddleY))
                );
                Pill(entry, (Left + box.X - 6) / 2, box.MiddleY);
            }

            if (EdgeFrom(node, FlowLane.Queue) is { } taken)
            {
                Lines.Add(
                    FlowLine.Arrow(taken.IsIdle, (box.Right, box.MiddleY), (Right, box.MiddleY), (Right, queue.Y))
                );
            }
        }

        foreach ((FlowNode node, FlowBox box) in transports)
        {
            if (EdgeTo(node, FlowLane.Queue) is { } given)
            {
                Lines.Add(
                    FlowLine.Arrow(given.IsIdle, (Left, queue.Bottom), (Left, box.MiddleY), (box.X, box.MiddleY))
                );
            }

            if (EdgeFrom(node, FlowLane.Destinations) is { } sent)
            {
                Lines.Add(
                    FlowLine.Arrow(sent.IsIdle, (box.Right, box.MiddleY), (Right, box.MiddleY), (Right, hosts!.Y))
                );
                Pill(sent, (box.Right + Right) / 2, box.MiddleY);
            }
        }

        HandOvers(listeners);
        return new FlowDrawing(Width, hosts?.Bottom ?? y, Boxes, Lines);
    }

    /// <summary>A bar across the picture.</summary>
    private FlowBox? Whole(FlowLane lane, int y)
    {
        FlowNode? node = Picture.In(lane).FirstOrDefault();
        if (node is null)
        {
            return null;
        }

        string[] subtitle = node.Subtitle.Length == 0 ? [] : [node.Subtitle];
        int height = Bar + (subtitle.Length * FlowText.SubtitleLine);
        var box = new FlowBox("bar", 0, y, Width, height, [node.Title], subtitle);
        Boxes.Add(box);
        return box;
    }
}
