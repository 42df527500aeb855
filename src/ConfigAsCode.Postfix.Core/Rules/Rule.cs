using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// One rule. It sees the model and what becomes effective, never C# nor a file, so it says the same whoever asks; a rule about files sees their
/// lines.
/// </summary>
public abstract class Rule
{
    // A value of a megabyte is no message.
    private const int LongestMessage = 4_000;

    private protected Rule(RuleInfo info) => Info = info;

    public RuleInfo Info { get; }

    /// <summary>Judges how an instance is declared, which needs no target.</summary>
    public virtual IEnumerable<Finding> CheckDeclaration(Instance instance) => [];

    /// <summary>Judges what an instance does on its target.</summary>
    public virtual IEnumerable<Finding> Check(InstanceOnTarget context) => [];

    /// <summary>Judges the lines of the files that an instance was read from, also those that the instance does not hold.</summary>
    public virtual IEnumerable<Finding> CheckFiles(InstanceReading reading) => [];

    /// <summary>Judges all instances of a project together; each finding comes with the instance it is about.</summary>
    public virtual IEnumerable<(Instance Instance, Finding Finding)> CheckFleet(IReadOnlyList<Instance> instances) =>
        [];

    /// <summary>A finding about a parameter, or about the instance itself where there is none.</summary>
    private protected Finding Found(
        Instance instance,
        string message,
        Place place,
        string parameter = "",
        string value = "",
        IEnumerable<string>? services = null,
        params Fix[] fixes
    ) =>
        new(
            Info,
            message.Length <= LongestMessage ? message : message.Substring(0, LongestMessage) + "...",
            place,
            instance.Name,
            (services ?? []).Distinct().ToEquatableArray(),
            parameter,
            value,
            fixes.Select(fix => AsSafeAsItIs(fix, place.Setting)).ToEquatableArray()
        )
        {
            About = place.Setting is { } setting ? About(instance, setting) : default,
        };

    /// <summary>A fix that writes a value out where a <c>$name</c> stood loses that name, so somebody has to choose it.</summary>
    private static Fix AsSafeAsItIs(Fix fix, Setting? setting)
    {
        if (!fix.IsSafe || setting is null || setting.Value.IndexOf('$') < 0)
        {
            return fix;
        }

        string[] names = [.. MacroUse.NamesIn(setting.Value, withConditions: true)];
        bool losesName = fix.Edits.Any(edit =>
            edit.Kind is EditKind.Set or EditKind.Rename
            && (edit.Kind == EditKind.Rename || edit.Parameter == setting.Parameter)
            && names.Except(MacroUse.NamesIn(edit.Value, withConditions: true)).Any()
        );
        return fix with { IsSafe = !losesName };
    }

    /// <summary>What a finding about several settings speaks of.</summary>
    private protected static EquatableArray<SettingId> About(Instance instance, params Setting[] settings) =>
        settings.Select(s => SettingId.Of(s, instance)).OfType<SettingId>().Distinct().ToEquatableArray();
}
