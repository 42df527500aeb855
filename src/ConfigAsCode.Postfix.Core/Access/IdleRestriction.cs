using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>A restriction that has no effect where it stands, or not the one that it is for.</summary>
/// <param name="Restriction">The restriction.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The restriction before it that decides; null where none is the reason.</param>
internal sealed record IdleRestriction(Restriction Restriction, IdleReason Reason, Restriction? By = null);
