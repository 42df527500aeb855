using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// Settles what a type and its layers set. Nearest wins: the type itself, then its base classes, then its interfaces, of
/// which one that extends another outranks it. Where equals disagree, nothing is guessed: that is a conflict.
/// </summary>
internal static class LayerSettings
{
    /// <param name="classes">What the type and its base classes set, nearest first.</param>
    /// <param name="interfaces">What each interface sets.</param>
    /// <param name="outranks">Whether one of the interfaces, by its position, outranks another.</param>
    /// <param name="service">The service whose settings they are; null for main.cf.</param>
    /// <returns>One setting for each parameter.</returns>
    public static IReadOnlyList<SettledSetting> Settle(
        IEnumerable<IEnumerable<SettingDeclaration>> classes,
        IReadOnlyList<IEnumerable<SettingDeclaration>> interfaces,
        Func<int, int, bool> outranks,
        string? service
    )
    {
        var settled = new Settled(service);
        foreach (IEnumerable<SettingDeclaration> layer in classes)
        {
            foreach (IGrouping<string, SettingDeclaration> sameParameter in layer.GroupBy(s => s.Parameter))
            {
                SettingDeclaration[] equals = [.. sameParameter];
                bool isClass = equals.Any(s => s.IsRestrictionClass);
                if (!settled.IsDecided(sameParameter.Key, isClass))
                {
                    settled.Decide(equals[equals.Length - 1], isClass, equals);
                }
            }
        }

        var candidates = interfaces
            .SelectMany((layer, position) => layer.Select(setting => (Layer: position, Setting: setting)))
            .GroupBy(c => c.Setting.Parameter);
        foreach (var sameParameter in candidates)
        {
            bool isClass = sameParameter.Any(c => c.Setting.IsRestrictionClass);
            if (!settled.IsDecided(sameParameter.Key, isClass))
            {
                SettingDeclaration[] nearest =
                [
                    .. sameParameter
                        .Where(c => !sameParameter.Any(other => outranks(other.Layer, c.Layer)))
                        .Select(c => c.Setting),
                ];
                // Each outranks another where interfaces extend one another in a circle, which does not compile.
                nearest = nearest.Length > 0 ? nearest : [.. sameParameter.Select(c => c.Setting)];
                settled.Decide(AsClass(nearest[0], isClass), isClass, nearest);
            }
        }

        return settled.All;
    }

    /// <summary>The settings of one instance, which outrank those of its class.</summary>
    public static IReadOnlyList<SettledSetting> Overlay(
        EquatableArray<SettingDeclaration> own,
        IReadOnlyList<SettledSetting> ofClass
    )
    {
        if (own.Count == 0)
        {
            return ofClass;
        }

        var settled = new Settled(service: null);
        foreach (SettledSetting setting in Settle([own], [], (_, _) => false, service: null).Concat(ofClass))
        {
            if (!settled.IsDecided(setting.Setting.Parameter, setting.IsRestrictionClass))
            {
                settled.Add(setting);
            }
        }

        return settled.All;
    }

    private static SettingDeclaration AsClass(SettingDeclaration setting, bool isClass) =>
        isClass && !setting.IsRestrictionClass ? setting with { IsRestrictionClass = true } : setting;

    /// <summary>One setting for each parameter, in the order in which they were decided.</summary>
    private sealed class Settled(string? service)
    {
        private readonly List<SettledSetting> all = [];
        private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

        public IReadOnlyList<SettledSetting> All => all;

        /// <summary>Whether something nearer sets the parameter; a farther layer can still make a restriction class of it.</summary>
        public bool IsDecided(string parameter, bool isClass)
        {
            bool isDecided = positions.TryGetValue(parameter, out int position);
            if (isDecided && isClass)
            {
                SettledSetting nearer = all[position];
                all[position] = nearer with { Setting = AsClass(nearer.Setting, true), IsRestrictionClass = true };
            }

            return isDecided;
        }

        public void Decide(SettingDeclaration setting, bool isClass, SettingDeclaration[] equals) =>
            Add(new SettledSetting(setting, isClass, ConflictOf(equals)));

        public void Add(SettledSetting setting)
        {
            positions.Add(setting.Setting.Parameter, all.Count);
            all.Add(setting);
        }

        private Conflict? ConflictOf(SettingDeclaration[] equals) =>
            equals.Any(s => s.Items != equals[0].Items)
                ? new Conflict(
                    service,
                    equals
                        .Select(s => new Setting(s.Parameter, string.Join(", ", s.Items), s.Origin))
                        .ToEquatableArray()
                )
                : null;
    }
}
