namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>A trivial-rewrite(8) service with settings of its own.</summary>
/// <param name="Name">Its name in master.cf.</param>
/// <param name="Settings">What its <c>-o</c> say.</param>
internal sealed record RouteCase(string Name, params string[] Settings)
{
    // What the laboratory says otherwise in main.cf, or what a case wants to find there.
    private static readonly string[] Defaults =
    [
        "default_transport = smtp",
        "relay_transport = relay",
        "virtual_transport = virtual",
        "transport_maps =",
    ];

    /// <summary>Whether the tables of main.cf hold.</summary>
    public bool HasMapsOfMain { get; init; }

    /// <summary>The entry, with a name.</summary>
    public string Entry(string name) =>
        $"{name} unix - - n - - trivial-rewrite {string.Concat(All.Select(s => $" -o {{ {s} }}"))}\n";

    private IEnumerable<string> All =>
        Defaults
            .Where(d => !Settings.Any(s => s.Split(' ')[0] == d.Split(' ')[0]))
            .Where(d => !HasMapsOfMain || !d.StartsWith("transport_maps", StringComparison.Ordinal))
            .Concat(Settings);
}
