using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A finding about an instance of a project, and what its authors say to it.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Finding">The finding.</param>
/// <param name="AcceptedBy">The waivers that accept it; none where it stands.</param>
public sealed record Judged(Instance Instance, Finding Finding, IReadOnlyList<Waiver> AcceptedBy)
{
    public bool IsAccepted => AcceptedBy.Count > 0;
}
