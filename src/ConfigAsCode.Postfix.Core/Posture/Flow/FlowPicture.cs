using System.Globalization;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>
/// The way of the mail from the network through listeners, queue manager and transports back to the network, with the TLS level
/// on each way over it. Both pictures, Mermaid and SVG, are drawn from it.
/// </summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Description">The same in sentences, for who cannot see it.</param>
/// <param name="Nodes">The boxes, lane by lane.</param>
/// <param name="Edges">The arrows.</param>
internal sealed record FlowPicture(
    string Title,
    string Description,
    IReadOnlyList<FlowNode> Nodes,
    IReadOnlyList<FlowEdge> Edges
)
{
    private const string Loopback = "loopback";

    // More than a picture can show.
    private const int MostInLane = 200;

    public IEnumerable<FlowNode> In(FlowLane lane) => Nodes.Where(node => node.Lane == lane);

    public static FlowPicture Of(string instance, TargetPosture posture)
    {
        var nodes = new List<FlowNode>();
        var edges = new List<FlowEdge>();
        var clients = new FlowNode("clients", FlowLane.Clients, "Clients", "");
        var queue = new FlowNode("queue", FlowLane.Queue, "Queue manager", posture.QueueManager ?? "");
        var hosts = new FlowNode("hosts", FlowLane.Destinations, "Other hosts", "");

        if (posture.Listeners.Any(l => l.HandedOverBy.Count == 0 && l.Addresses.Count > 0))
        {
            nodes.Add(clients);
        }

        var byName = new Dictionary<string, FlowNode>(StringComparer.Ordinal);
        foreach (Listener listener in posture.Listeners.Take(MostInLane))
        {
            var node = new FlowNode(Id("in", byName.Count), FlowLane.Listeners, listener.Name, listener.Program);
            byName[listener.Name] = node;
            nodes.Add(node);
            TlsLevel level = listener.Tls?.Level ?? TlsLevel.None;
            string label = level.Described();
            TlsStep step = level.Step();
            if (listener.Addresses.Count > 0)
            {
                edges.Add(
                    listener.IsLoopback
                        ? new FlowEdge(clients, node, Loopback, null)
                        : new FlowEdge(clients, node, label, step)
                );
            }

            edges.AddRange(
                listener
                    .HandedOverBy.Where(byName.ContainsKey)
                    .Select(by => new FlowEdge(byName[by], node, label, step))
            );
            // postscreen(8) takes no mail itself.
            if (listener.Relay is not null)
            {
                bool isReached = listener.Addresses.Count + listener.HandedOverBy.Count > 0;
                edges.Add(new FlowEdge(node, queue, "", null, IsIdle: !isReached));
            }
        }

        AddMore(FlowLane.Listeners, posture.Listeners.Count);
        if (posture.HasLocalMail)
        {
            var local = new FlowNode("local", FlowLane.Listeners, "Programs of the host", "pickup");
            nodes.Add(local);
            edges.Add(new FlowEdge(local, queue, "", null));
        }

        nodes.Add(queue);
        int count = 0;
        // First what leaves the host, last what nothing uses.
        foreach (
            Transport transport in posture
                .Transports.OrderBy(t => t.Mail.Count == 0)
                .ThenBy(t => t.Clients.Count == 0 || t.StaysOnHost)
                .Take(MostInLane)
        )
        {
            var node = new FlowNode(
                Id("out", count++),
                FlowLane.Transports,
                transport.Name,
                transport.Program == transport.Name ? "" : transport.Program ?? "not in master.cf"
            );
            nodes.Add(node);
            edges.Add(new FlowEdge(queue, node, "", null, IsIdle: transport.Mail.Count == 0));
            if (transport.Clients.Count > 0 && !transport.StaysOnHost)
            {
                ClientOffer general = transport.Clients[0];
                TlsOffer least = general.WithoutTlsa ?? general.Tls;
                string label = general.WithoutTlsa is { } without
                    ? $"{general.Tls.Level.Described()}, else {without.Level.Described()}"
                    : general.Tls.Level.Described();
                edges.Add(new FlowEdge(node, hosts, label, least.Level.Step(), IsIdle: transport.Mail.Count == 0));
            }
        }

        AddMore(FlowLane.Transports, posture.Transports.Count);
        if (edges.Any(e => e.To == hosts))
        {
            nodes.Add(hosts);
        }

        return new FlowPicture($"Mail flow of {instance}", Describe(nodes, edges), nodes, edges);

        void AddMore(FlowLane lane, int all)
        {
            if (all > MostInLane)
            {
                string number = (all - MostInLane).ToString(CultureInfo.InvariantCulture);
                nodes.Add(new FlowNode("more" + lane, lane, number + " more", ""));
            }
        }
    }

    private static string Id(string lane, int number) => lane + (number + 1).ToString(CultureInfo.InvariantCulture);

    private static string Describe(List<FlowNode> nodes, List<FlowEdge> edges)
    {
        IEnumerable<string> ways = edges
            .Where(e => e.Label.Length > 0)
            .Select(e => $"{e.From.Title} to {e.To.Title}: {e.Label}");
        ILookup<string, FlowEdge> edgesTo = edges.ToLookup(e => e.To.Id);
        IEnumerable<string> inside = nodes
            .Where(n => n.Lane == FlowLane.Transports && edgesTo[n.Id].Any(e => !e.IsIdle))
            .Select(n => n.Title);
        IEnumerable<string> idle = nodes
            .Where(n => n.Lane == FlowLane.Transports && edgesTo[n.Id].Any(e => e.IsIdle))
            .Select(n => n.Title);
        string all =
            $"TLS levels: {string.Join("; ", ways)}. The queue manager sends mail to {string.Join(", ", inside)}.";
        return idle.Any() ? $"{all} Nothing declared sends mail to {string.Join(", ", idle)}." : all;
    }
}
