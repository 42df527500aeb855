using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>An instance without a target: nothing can be said of a value whose reader is unknown.</summary>
internal sealed class Pfx0001NoTarget()
    : Rule(new RuleInfo(Id, RuleSeverity.Error, "An instance has no target", HasFix: true))
{
    public const string Id = "PFX0001";

    public override IEnumerable<Finding> CheckDeclaration(Instance instance)
    {
        if (instance.Target is not null)
        {
            yield break;
        }

        // Family by family, the newest release of each first.
        Fix[] fixes = PlatformInfo
            .All.GroupBy(p => p.Name.TrimEnd([.. "0123456789"]))
            .SelectMany(family => family.Reverse())
            .Select(p => Fix.Of($"Run on {p.Target.Name}", new Edit(EditKind.SetTarget, Value: p.Name)))
            .ToArray();
        DeclarationProblem? unknown = instance.Problems.FirstOrDefault(p => p.Kind == ProblemKind.BadPlatform);
        string reason = unknown is null
            ? "the instance has no target. Write [Target(Platform.Debian12)], or [Target(\"3.7\", OpenSsl.V3_0)]"
            : $"this package has no {unknown.Subject}. Name a member of the enum, as in [Target(Platform.Debian12)]";
        DeclarationProblem? bad = instance.Problems.FirstOrDefault(p => p.Kind == ProblemKind.BadTarget);
        yield return bad is null
            ? Found(
                instance,
                "No file is written: " + reason,
                new Place(instance.Origin, IsMissingThere: true),
                fixes: fixes
            )
            : Found(
                instance,
                $"No file is written: '{bad.Subject}' is not a Postfix version from {PostfixVersion.Oldest} to "
                    + $"{PostfixVersion.Minors.Last().Described}, nor a range of them. Write 3.7, 3.7.11, or 3.5..3.10",
                new Place(bad.Origin)
            );
    }
}
