using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>A policy or a table that is in no instance: nothing of it reaches a host.</summary>
internal sealed class Pfx0006UnusedDeclaration()
    : Rule(new RuleInfo("PFX0006", RuleSeverity.Warning, "No instance uses a declaration", HasFix: false))
{
    /// <param name="problem">What is unused.</param>
    /// <param name="canBeElsewhere">Whether another assembly can use it: then it is no more than worth a look.</param>
    public Finding Report(DeclarationProblem problem, bool canBeElsewhere)
    {
        string advice =
            problem.Kind == ProblemKind.UnusedTable
                ? $"Write [UseTable(typeof({problem.Subject}))] on an instance or a policy"
                : "Put it in the base list of an instance, of a service, or of another policy that one has";
        string otherwise = canBeElsewhere ? "remove it unless another project uses it" : "remove it";
        return new Finding(
            Info,
            $"Nothing that '{problem.Subject}' declares reaches a host: no instance of this project uses it. {advice}, or "
                + otherwise,
            new Place(problem.Origin),
            "",
            default,
            "",
            "",
            default
        )
        {
            Severity = canBeElsewhere ? RuleSeverity.Info : RuleSeverity.Warning,
        };
    }
}
