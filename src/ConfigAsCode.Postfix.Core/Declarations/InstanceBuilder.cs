using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// Makes the model out of a declaration: the default services of the target are there without asking, a declared one
/// takes the place of its row, a table stands in the parameter that it serves, and each value is put the way the target
/// reads it.
/// </summary>
internal static class InstanceBuilder
{
    public static Instance Build(InstanceDeclaration declaration) => Build(declaration, SharedParts.Of(declaration));

    internal static Instance Build(InstanceDeclaration declaration, SharedParts parts) =>
        new(
            declaration.Name,
            declaration.DeclaredBy,
            declaration.Target,
            ServedParameters
                .In(RestrictionClasses.In(declaration.Settings), declaration.Tables)
                .Select(parts.InMainCf)
                .ToEquatableArray(),
            parts.Services,
            parts.Tables,
            declaration.Conflicts,
            declaration.Origin
        )
        {
            Problems = declaration.Problems.Concat(parts.Problems).ToEquatableArray(),
            AcceptedRisks = parts.AcceptedRisks,
            Expectations = parts.Expectations,
            DeliveryExpectations = parts.DeliveryExpectations,
        };
}
