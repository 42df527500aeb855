using System.Collections.Concurrent;

namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>What the one worker of the server has still to do, in the order in which it came.</summary>
internal sealed class Inbox : IDisposable
{
    private readonly BlockingCollection<Action> work = new();
    private readonly ConcurrentDictionary<string, bool> cancelled = new(StringComparer.Ordinal);

    public void Add(Action item)
    {
        try
        {
            work.Add(item);
        }
        catch (InvalidOperationException)
        {
            // The server has ended.
        }
    }

    /// <summary>The next piece of work; null where none comes in time.</summary>
    /// <param name="wait">How long to wait; null for as long as it takes.</param>
    public Action? Take(TimeSpan? wait) =>
        work.TryTake(out Action? item, wait is { } time ? (int)Math.Max(0, time.TotalMilliseconds) : Timeout.Infinite)
            ? item
            : null;

    /// <summary>A request of which the client does not need the answer any more.</summary>
    public void Cancel(string id) => cancelled[id] = true;

    public bool WasCancelled(Message request) =>
        request.IsRequest && cancelled.TryRemove(request.Id.GetRawText(), out _);

    public void Dispose()
    {
        work.CompleteAdding();
        work.Dispose();
    }
}
