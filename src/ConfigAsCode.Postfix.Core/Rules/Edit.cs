namespace ConfigAsCode.Postfix.Core.Rules;

public enum EditKind
{
    /// <summary>Sets a parameter where the finding is shown: on the same class or policy.</summary>
    Set,

    /// <summary>Sets a parameter on the class around the service at which the finding is shown, and so in main.cf.</summary>
    SetOnContainingType,

    /// <summary>Takes the setting away at which the finding is shown.</summary>
    Remove,

    /// <summary>Sets another parameter to the same value in place of the one at which the finding is shown.</summary>
    Rename,

    /// <summary>Makes the settings of a transport those of another one.</summary>
    RenameTransport,

    /// <summary>Gives the service at which the finding is shown another name.</summary>
    RenameService,

    /// <summary>Takes the class away at which the finding is shown.</summary>
    RemoveService,

    /// <summary>
    /// Writes a field of the service at which the finding is shown, in the word of master.cf; an empty value leaves the field
    /// to the default. What would be the parameter is the field: <see cref="ServiceField"/>.
    /// </summary>
    SetField,

    /// <summary>Gives the instance a target; the value is a platform.</summary>
    SetTarget,

    /// <summary>Gives the table at which the finding is shown another type; the value is a table type.</summary>
    SetTableType,

    /// <summary>Adds a row to the table at whose row the finding is shown: what would be the parameter is its key.</summary>
    AddRow,

    /// <summary>Gives the row at which the finding is shown another key: the value.</summary>
    SetRowKey,

    /// <summary>Gives the row at which the finding is shown another result: the value.</summary>
    SetRowResult,
}

/// <summary>One change of the declaration, in Postfix's words; who edits knows how its language says it.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Parameter">The parameter; empty where none is concerned.</param>
/// <param name="Value">The value as main.cf has it.</param>
public sealed record Edit(EditKind Kind, string Parameter = "", string Value = "");
