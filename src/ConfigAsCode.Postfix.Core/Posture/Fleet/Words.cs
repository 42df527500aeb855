namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>Something in few words.</summary>
/// <param name="Exact">With its value: <c>via [smarthost.example.net]:587</c>.</param>
/// <param name="Rough">Without it, for many instances of which each has its own: <c>via …</c>.</param>
internal sealed record Words(string Exact, string Rough)
{
    public static implicit operator Words(string text) => new(text, text);
}
