using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A finding about an instance of a project, and what its authors say to it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Finding">The finding.</param>
/// <param name="AcceptedBy">The accepted risks that accept it; none where it stands.</param>
public sealed record ReviewedFinding(Instance Instance, Finding Finding, IReadOnlyList<AcceptedRisk> AcceptedBy)
{
    public bool IsAccepted => AcceptedBy.Count > 0;
}
