namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>How the sentences about a parameter are written: for a terminal, a page or a tooltip.</summary>
/// <param name="Code">Writes a name or a value of Postfix.</param>
/// <param name="Plain">Writes words.</param>
internal sealed record FactStyle(Func<string, string> Code, Func<string, string> Plain)
{
    /// <summary>Text without marks.</summary>
    public static FactStyle Text { get; } = new(code => code.Length == 0 ? "empty" : code, text => text);
}
