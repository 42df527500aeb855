using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What will happen on the server, then what to write instead.</param>
/// <param name="Place">Where it is shown.</param>
/// <param name="Instance">The instance it is about.</param>
/// <param name="Services">The services it is about (<c>submission/inet</c>); none for main.cf as a whole.</param>
/// <param name="Parameter">The parameter at fault, or the field of a service (<see cref="ServiceField"/>); empty where none is.</param>
/// <param name="Value">The effective value.</param>
/// <param name="Fixes">How to mend it.</param>
public sealed record Finding(
    RuleInfo Rule,
    string Message,
    Place Place,
    string Instance,
    EquatableArray<string> Services,
    string Parameter,
    string Value,
    EquatableArray<Fix> Fixes
)
{
    /// <summary>
    /// The settings that it speaks of: the one where it is shown, unless its rule knows of more. None where it is shown elsewhere, such as at a
    /// service or at the row of a table.
    /// </summary>
    public EquatableArray<SettingId> About { get; init; }

    /// <summary>
    /// The part of the value at fault, where one value may have several faults: a word, a table, a name. It is the same on each target, as the
    /// message and the value may not be.
    /// </summary>
    public string Part { get; init; } = "";

    /// <summary>
    /// The parts of a file of which it makes every other finding meaningless, since they are not what Postfix is meant to read: all but those that
    /// always stand (<see cref="RuleInfo.AlwaysStands"/>).
    /// </summary>
    internal EquatableArray<Origin> Hides { get; init; }

    /// <summary>How bad it is: as the rule says, unless this finding of it is a lesser one.</summary>
    public RuleSeverity Severity { get; init; } = Rule.Severity;
}
