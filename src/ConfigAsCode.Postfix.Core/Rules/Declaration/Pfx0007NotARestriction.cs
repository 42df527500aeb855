using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>An element of a restriction list that is neither a text nor a restriction with its argument, and would be left out.</summary>
internal sealed class Pfx0007NotARestriction()
    : Rule(
        new RuleInfo(
            "PFX0007",
            RuleSeverity.Error,
            "An element of a restriction list is not a restriction",
            HasFix: false
        )
    )
{
    public override IEnumerable<Finding> CheckDeclaration(Instance instance) =>
        instance.Problems.Where(p => p.Kind == ProblemKind.NotARestriction).Select(p => Report(p, instance.Name));

    /// <summary>An element in a row of an access table, which belongs to no instance by itself.</summary>
    public Finding Report(DeclarationProblem problem, string instance) =>
        new(Info, problem.Subject, new Place(problem.Origin), instance, default, "", "", default);
}
