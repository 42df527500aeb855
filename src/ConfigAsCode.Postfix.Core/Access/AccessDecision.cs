using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>
/// Who may send mail to recipients of a kind. Restrictions that reject only some clients are not followed, so it is "at most these".
/// </summary>
/// <param name="Paths">The ways through all restriction lists; none where nobody may.</param>
public sealed record AccessDecision(EquatableArray<AccessPath> Paths)
{
    /// <summary>Whether everybody may. To remote recipients, that is an open relay.</summary>
    public bool PermitsEverybody => Paths.Any(path => path.IsOpenToAll);
}
