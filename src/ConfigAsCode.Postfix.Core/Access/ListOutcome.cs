namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What becomes of a client in one restriction list, found restriction by restriction.</summary>
internal sealed class ListOutcome
{
    private readonly List<ClientCondition?> permitted = [];

    /// <summary>Whom the list permits; null stands for everybody.</summary>
    public IReadOnlyList<ClientCondition?> Permitted => permitted;

    /// <summary>Whether the list rejects or defers whom it has not permitted.</summary>
    public bool TurnsOthersAway { get; private set; }

    public void Permit(ClientCondition condition) => permitted.Add(condition);

    /// <summary>Everybody passes, so that what follows is never asked.</summary>
    public void PermitEverybody()
    {
        permitted.Add(null);
        TurnsOthersAway = true;
    }

    public void TurnOthersAway() => TurnsOthersAway = true;
}
