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
            return $"'{name}' is not a name of a restriction class: a list ends the name at a blank, a comma or a colon, and a value "
                + "that contains it as $name ends it at any other sign. Write only letters, digits and _";
        }

        if (Parameters.Find(name) is not null)
        {
            return $"The restriction class '{name}' would be the value of the parameter {name}. Choose another name";
        }

        return RestrictionInfo.Find(name) is null
            ? null
            : $"A list that names '{name}' gets Postfix's own restriction, never this class. Choose another name";
    }
}
