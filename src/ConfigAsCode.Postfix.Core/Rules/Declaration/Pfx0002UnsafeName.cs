using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>A name that becomes a folder or a file must not lead anywhere else, and must be the only one. Nothing is rendered from hand-written files.</summary>
internal sealed class Pfx0002UnsafeName()
    : Rule(
        new RuleInfo(
            "PFX0002",
            RuleSeverity.Error,
            "An instance or table name is not a safe file name, or is taken",
            HasFix: false
        )
    )
{
    public override IEnumerable<Finding> CheckDeclaration(Instance instance) =>
        InstanceRenderer
            .ErrorIn(instance)
            .Where(o => o.Kind is RenderErrorKind.Name or RenderErrorKind.TakenName && !instance.IsHandWritten)
            .Select(o =>
                Found(instance, $"No file is written for {o.Place}: {o.Reason}. {Advice(o.Kind)}", new Place(o.Origin))
            );

    private static string Advice(RenderErrorKind kind) =>
        kind == RenderErrorKind.TakenName
            ? "Give it a name of its own"
            : "Write letters, digits, dot, underscore and hyphen";

    /// <summary>Names are compared without regard to case: the files may pass through a file system that does so too.</summary>
    public override IEnumerable<(Instance Instance, Finding Finding)> CheckFleet(IReadOnlyList<Instance> instances)
    {
        IEnumerable<(Instance, Instance)> sameName = instances
            .GroupBy(i => i.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.ToArray())
            .Where(all => all.Length > 1)
            .SelectMany(all => all.Select((instance, i) => (instance, i == 0 ? all[1] : all[0])));
        foreach ((Instance instance, Instance other) in sameName)
        {
            Finding finding = Found(
                instance,
                $"Two instances would be written to one folder: {other.DeclaredBy} is called '{other.Name}' too. "
                    + "Give each a name of its own",
                new Place(instance.Origin)
            );
            yield return (instance, finding);
        }
    }
}
