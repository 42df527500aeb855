using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Whether some value takes a parameter as <c>$name</c>, <c>${name...}</c> or <c>$(name)</c>.</summary>
internal static class MacroUse
{
    public static bool IsUsed(string name, IEnumerable<Setting> settings) => settings.Any(s => Uses(s.Value, name));

    private static bool Uses(string value, string name)
    {
        for (
            int at = value.IndexOf(name, StringComparison.Ordinal);
            at > 0;
            at = value.IndexOf(name, at + 1, StringComparison.Ordinal)
        )
        {
            int end = at + name.Length;
            bool ends = end == value.Length || !(char.IsLetterOrDigit(value[end]) || value[end] == '_');
            bool starts = value[at - 1] == '$' || (at > 1 && value[at - 2] == '$' && value[at - 1] is '{' or '(');
            if (starts && ends)
            {
                return true;
            }
        }

        return false;
    }
}
