using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>An address, and how it came about.</summary>
/// <param name="Address">The address.</param>
/// <param name="Path">What decided so far.</param>
internal sealed record Rewritten(string Address, IReadOnlyList<DeliveryStep> Path)
{
    /// <summary>What decides further outside the configuration; null where nothing does.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why the message gets no further; null where it does.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether there is nothing more to find out.</summary>
    public bool IsEnd => DecidedBy is not null || Failure is not null;

    public Rewritten To(string address, DeliveryStep step) => new(address, [.. Path, step]);

    public Rewritten Undecided(string by) => this with { DecidedBy = by };

    public Rewritten Failing(string why) => this with { Failure = why };

    /// <summary>A table answers with an error, or the host alone knows what it answers.</summary>
    public Rewritten EndingAt(TableLookup found, string parameter) =>
        this with
        {
            DecidedBy = found.DecidedByIn(parameter),
            Failure = found.FailureIn(parameter),
        };

    public Destination End() => new(Address, "", "", Path) { DecidedBy = DecidedBy, Failure = Failure };
}
