using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>Where the mail for one recipient ends on this host.</summary>
/// <param name="Recipient">The address, a file or a command behind all rewriting.</param>
/// <param name="Transport">The transport of master.cf that gets it; empty where none does, or where it is not known.</param>
/// <param name="NextHop">Where the transport takes it, as Postfix hands it over.</param>
/// <param name="Path">What decided, from the first to the last.</param>
internal sealed record Destination(string Recipient, string Transport, string NextHop, IReadOnlyList<DeliveryStep> Path)
{
    /// <summary>The service that the transport is; null where master.cf has none.</summary>
    public Service? Agent { get; init; }

    /// <summary>What decides outside the configuration; null where the configuration decides all of it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why Postfix delivers nothing; null where it does.</summary>
    public string? Failure { get; init; }

    /// <summary>A table answers with an error, or the host alone knows what it answers.</summary>
    public Destination EndingAt(TableLookup found, string parameter) =>
        this with
        {
            DecidedBy = found.DecidedByIn(parameter),
            Failure = found.FailureIn(parameter),
        };
}
