using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Where a finding is shown.</summary>
/// <param name="Origin">The setting at fault, or the declaration that a setting is missing from.</param>
/// <param name="IsMissingThere">Whether the fault is what is not there: then the whole attribute is marked.</param>
public sealed record Place(Origin Origin, bool IsMissingThere = false)
{
    /// <summary>The setting that is written here; null where it is something else. Several settings may share one place.</summary>
    internal Setting? Setting { get; private init; }

    public static Place At(Setting setting, bool isMissingThere = false) =>
        new(setting.Origin, isMissingThere) { Setting = setting };

    /// <summary>Where a transport is named: at the setting, or at the row.</summary>
    internal static Place At(TransportReference use, EffectiveView view) =>
        !use.IsRow && view.SettingOf(use.Parameter, use.Service) is { } setting ? At(setting) : new Place(use.Origin);

    /// <summary>Where a milter is named: at the setting, or at the row of a declared table.</summary>
    internal static Place At(MilterUse use) =>
        use.Setting is { } setting ? At(setting) : new Place(use.Row!.ValueOrigin);

    /// <summary>Whether it belongs to a service alone.</summary>
    public bool IsOn(Service service) => Origin == service.Origin || service.Settings.Any(s => s.Origin == Origin);

    /// <summary>Where a value is mended: at the setting that made it, else where the missing one belongs.</summary>
    public static Place Of(EffectiveValue value, EffectiveValue reason, Instance instance) =>
        value.SetBy is { } setting ? At(setting)
        : reason.SetBy is { } switchedOn ? At(switchedOn, isMissingThere: true)
        : new Place(instance.Origin, IsMissingThere: true);

    /// <summary>
    /// Where one default is mended that reaches several services: where it would be mended for all of them, else at the instance, since main.cf
    /// holds for each.
    /// </summary>
    public static Place OfDefault(IEnumerable<Place> places, Instance instance)
    {
        Place[] distinct = [.. places.Distinct()];
        return distinct.Length == 1 ? distinct[0] : new Place(instance.Origin, IsMissingThere: true);
    }

    /// <summary>One place is one, whichever of its settings is meant: a fault of a policy is reported once, with all services that inherit it.</summary>
    public bool Equals(Place? other) =>
        other is not null && Origin == other.Origin && IsMissingThere == other.IsMissingThere;

    public override int GetHashCode() => Origin.GetHashCode();
}
