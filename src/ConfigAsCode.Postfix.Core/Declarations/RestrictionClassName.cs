using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>What a restriction class can be called.</summary>
internal static class RestrictionClassName
{
    /// <summary>Why Postfix does not take the name for a class, with what to write; null where it does.</summary>
    public static string? ErrorIn(string name)
    {
        if (
            name.Length == 0
            || !name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
        )
        {
            return $"'{name}' is no name of a restriction class: a list would end it at a blank, a comma or a colon, and a value "
                + "that takes it as $name at every other sign. Write letters, digits and _ alone";
        }

        if (Parameters.Find(name) is not null)
        {
            return $"The restriction class '{name}' would be the value of the parameter {name}. Call it otherwise";
        }

        return RestrictionInfo.Find(name) is null
            ? null
            : $"A list that names '{name}' gets Postfix's own restriction, never this class. Call it otherwise";
    }
}
