using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>The C# that sets a parameter, to be copied; <c>...</c> stands for the value.</summary>
internal static class CSharpWays
{
    // Beside the property of the group: what the package has for one parameter alone.
    private static readonly Dictionary<string, string> OwnWays = new(StringComparer.Ordinal)
    {
        ["myhostname"] = """[PostfixInstance("mail", HostName = "...")]""",
        ["smtpd_restriction_classes"] = """[RestrictionClass("partners", ...)]""",
        ["syslog_name"] = """[SyslogName("...")]""",
    };

    /// <summary>The attribute with its property, then what there is for this parameter alone; none where a file cannot set it.</summary>
    public static IEnumerable<string> To(ParameterInfo parameter)
    {
        if (parameter.IsReadOnly)
        {
            yield break;
        }

        string group = ParameterNames.GroupOf(parameter.Name);
        string property = ParameterNames.PropertyOf(parameter.Name);
        yield return $"[{group}({property} = {PlaceOf(parameter)})]";
        if (OwnWays.TryGetValue(parameter.Name, out string? own))
        {
            yield return own;
        }
    }

    /// <summary>A member of a family, for a service of this name.</summary>
    public static string To(ParameterFamily family, string service) =>
        $"[Transport(\"{service}\", {ParameterNames.PropertyOf(family)} = {PlaceOf(Parameters.Find(family.Fallback!)!)})]";

    /// <summary>A restriction class of this name.</summary>
    public static string ToClass(string name) => $"[RestrictionClass(\"{name}\", ...)]";

    /// <summary>A name that no attribute has.</summary>
    public static string To(string name) => $"[Parameter(\"{name}\", \"...\")]";

    private static string PlaceOf(ParameterInfo parameter) =>
        ParameterNames.TypeOf(parameter).EndsWith("[]", StringComparison.Ordinal) ? "[...]" : "...";
}
