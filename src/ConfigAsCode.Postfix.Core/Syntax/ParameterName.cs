namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What can stand before the <c>=</c> of a setting.</summary>
internal static class ParameterName
{
    /// <summary>Null, or why Postfix would not read the text as a parameter name.</summary>
    public static string? ErrorIn(string name) =>
        name.Length == 0 ? "it is empty"
        : name[0] == '#' ? "it starts with '#', so the line would be a comment"
        : name.IndexOf('=') >= 0 ? "it contains '=', which ends a parameter name"
        : Blanks.Contains(name) ? "it contains white space, which ends a parameter name"
        : PlainText.ErrorIn(name);
}
