using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What permits clients in a restriction list.</summary>
/// <param name="Conditions">What a client has to be, all of it; none where it permits everybody.</param>
/// <param name="By">The restriction of the list; null where the list turns nobody away.</param>
/// <param name="Row">The key and the result of the row that permits, where a table does.</param>
internal sealed record ListPermit(IReadOnlyList<ClientCondition> Conditions, Restriction? By = null, string? Row = null)
{
    public static ListPermit NobodyTurnedAway { get; } = new([]);

    public AccessStep At(SmtpStage stage) => new(stage, By, Row);
}
