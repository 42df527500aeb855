using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Rules.Declaration;

/// <summary>
/// A text that would change the structure of its file, or that the file has no way to say. What was read from a file is there
/// already: Postfix takes the carriage return of a line end for a blank.
/// </summary>
internal sealed class Pfx0005UnwritableText()
    : Rule(new RuleInfo("PFX0005", RuleSeverity.Error, "A value cannot be written to its file", HasFix: false))
{
    public override IEnumerable<Finding> CheckDeclaration(Instance instance) =>
        InstanceRenderer
            .ErrorIn(instance)
            .Where(o => o.Kind == RenderErrorKind.Text && o.Origin.Range is null)
            .Select(o =>
                Found(
                    instance,
                    $"No file is written, since it cannot contain {o.Place}: {o.Reason}",
                    o.Setting is { } setting ? Place.At(setting) : new Place(o.Origin)
                )
            );
}
