using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A restriction that C# has as a type with the class of its argument: its text, and why there is none.</summary>
internal static class TypedRestriction
{
    /// <summary>The restriction with its argument.</summary>
    public static string Text(RestrictionInfo restriction, string argument) =>
        argument.Length == 0 ? restriction.Name : restriction.Name + " " + argument;

    /// <summary>The domain, and which of its answers count.</summary>
    public static string DnsList(string domain, string answers) =>
        answers.Length == 0 ? domain : domain + "=" + answers;

    /// <summary>The server, in braces with what replaces the parameters of main.cf for it (attr_override.c).</summary>
    /// <param name="endpoint">Where it is asked.</param>
    /// <param name="options">The properties that are set, with their values.</param>
    public static string PolicyServer(string endpoint, IEnumerable<(string Property, string Value)> options)
    {
        string[] words =
        [
            .. options
                .Select(o =>
                    (
                        Name: EndpointOptions.OfPolicyServer.Names.FirstOrDefault(w =>
                            ParameterNames.MemberOf(w) == o.Property
                        ),
                        o.Value
                    )
                )
                .Where(o => o.Name is not null)
                .Select(o => Option(o.Name!, o.Value)),
        ];
        return words.Length == 0 ? endpoint : $"{{ {endpoint}, {string.Join(", ", words)} }}";
    }

    /// <summary>Why the list does not get an element that is neither a text nor a restriction, and what to write.</summary>
    /// <param name="element">The element as C# has it.</param>
    /// <param name="table">The lookup table that stands there without its restriction; null for anything else.</param>
    public static string NotOne(string element, string? table) =>
        $"The list does not get '{element}', which is not a restriction. Write "
        + (
            table is null
                ? "a constant of Restriction, one of its types such as typeof(CheckClientAccess<Clients>), or a text as main.cf has it"
                : $"the restriction that is meant, such as typeof(CheckClientAccess<{table}>)"
        );

    /// <summary>Why the list does not get a restriction whose class does not contain an argument, and what to write.</summary>
    /// <param name="restriction">The restriction.</param>
    /// <param name="argument">The class; null where there is none.</param>
    public static string WithoutArgument(RestrictionInfo restriction, string? argument)
    {
        string type = ParameterNames.MemberOf(restriction.Name);
        string kind = ParameterNames.ArgumentOf(restriction)!;
        return argument is null
            ? $"The list does not get '{restriction.Name}', which has no argument here. Write a class that derives from {kind}, as in "
                + $"typeof({type}<Name>)"
            : $"The list does not get '{restriction.Name}', as the class '{argument}' contains no argument for it. Write "
                + $"[{kind}(...)] on the class";
    }

    private static string Option(string name, string value) =>
        value.Length == 0 || value.Any(ListValue.IsSeparator) ? $"{{ {name} = {value} }}" : $"{name}={value}";
}
