using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A parameter that a policy needs, and whose value only the instance knows.</summary>
/// <param name="Parameter">The parameter's own name.</param>
/// <param name="Example">What to write, in C#; empty where the policy has none.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Origin">The declaration of the need.</param>
internal sealed record NeededSetting(string Parameter, string Example, string Policy, Origin Origin)
{
    /// <summary>What is wrong where none of the settings has a value for it; null where one has.</summary>
    public DeclarationProblem? In(EquatableArray<Setting> settings) =>
        settings.Any(s => s.Parameter == Parameter && s.Value.Length > 0)
            ? null
            : new DeclarationProblem(
                ProblemKind.MissingSetting,
                $"{Policy} does not do what it is for: the instance has no value for {Parameter}. Write it on the instance"
                    + (Example.Length > 0 ? ", as in " + Example : ""),
                Origin
            );
}
