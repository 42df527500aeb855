using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>A policy that needs a parameter whose value only the instance knows, and an instance that does not set it.</summary>
internal sealed class Pfx0008MissingSetting()
    : Rule(
        new RuleInfo("PFX0008", RuleSeverity.Error, "An instance lacks a setting that its policy needs", HasFix: false)
    )
{
    public override IEnumerable<Finding> CheckDeclaration(Instance instance) =>
        instance
            .Problems.Where(p => p.Kind == ProblemKind.MissingSetting)
            .Select(p => Found(instance, p.Subject, new Place(p.Origin)));
}
