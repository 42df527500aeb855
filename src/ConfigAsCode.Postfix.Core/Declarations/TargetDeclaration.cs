using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A target as it was declared.</summary>
/// <param name="Target">The target; null where the declaration names none that the catalogue has.</param>
/// <param name="Problems">Why there is none.</param>
internal sealed record TargetDeclaration(Target? Target, EquatableArray<DeclarationProblem> Problems);
