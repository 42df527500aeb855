using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Where a finding is shown.</summary>
/// <param name="Origin">The setting at fault, or the declaration that a setting is missing from.</param>
/// <param name="IsMissingThere">Whether the fault is what is not there: then the whole attribute is marked.</param>
public sealed record Place(Origin Origin, bool IsMissingThere = false)
{
    /// <summary>Whether it belongs to a service alone.</summary>
    public bool IsOn(Service service) => Origin == service.Origin || service.Settings.Any(s => s.Origin == Origin);

    /// <summary>Where a value is mended: at the setting that made it, else where the missing one belongs.</summary>
    public static Place Of(EffectiveValue value, EffectiveValue reason, Instance instance) =>
        value.SetBy is { } setting ? new Place(setting.Origin)
        : reason.SetBy is { } switchedOn ? new Place(switchedOn.Origin, IsMissingThere: true)
        : new Place(instance.Origin, IsMissingThere: true);
}
