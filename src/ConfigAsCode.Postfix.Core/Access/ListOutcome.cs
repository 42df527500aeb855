namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Whom one restriction list lets pass.</summary>
internal sealed class ListOutcome
{
    private readonly List<ListPermit> permits = [];

    /// <summary>What permits whom.</summary>
    public IReadOnlyList<ListPermit> Permits => permits;

    /// <summary>Whether the list rejects or defers whom it has not permitted.</summary>
    public bool TurnsOthersAway { get; private set; }

    public void Permit(ListPermit permit) => permits.Add(permit);

    public void TurnOthersAway() => TurnsOthersAway = true;
}
