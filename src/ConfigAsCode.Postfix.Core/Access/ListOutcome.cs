namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What becomes of a client in one restriction list, found restriction by restriction.</summary>
internal sealed class ListOutcome
{
    private readonly List<ListPermit> permits = [];

    /// <summary>What permits whom.</summary>
    public IReadOnlyList<ListPermit> Permits => permits;

    /// <summary>Whether the list rejects or defers whom it has not permitted.</summary>
    public bool TurnsOthersAway { get; private set; }

    public void Permit(ListPermit permit) => permits.Add(permit);

    public void Permit(ClientCondition condition) => Permit(new ListPermit([condition]));

    /// <summary>Everybody passes, so that what follows is never asked.</summary>
    public void PermitEverybody()
    {
        Permit(new ListPermit([]));
        TurnsOthersAway = true;
    }

    public void TurnOthersAway() => TurnsOthersAway = true;
}
