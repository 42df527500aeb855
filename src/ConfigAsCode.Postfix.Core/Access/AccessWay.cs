using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>A path through all restriction lists, with what lets it pass each of them.</summary>
/// <param name="Path">What a client has to be.</param>
/// <param name="Steps">One for each list that turns somebody away, and for the two that guard relaying.</param>
internal sealed record AccessWay(AccessPath Path, IReadOnlyList<AccessStep> Steps)
{
    /// <summary>Whether a client can go it that has no address, login or certificate to show.</summary>
    public bool IsOpenToStrangers => Path.Conditions.All(condition => condition.IsOpenToAnybody);

    public AccessWay Through(ListPermit permit, SmtpStage stage) =>
        new(Path.And(permit.Conditions), [.. Steps, permit.At(stage)]);
}
