using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>A word of a value that names a lookup table, or that stands where only one can.</summary>
/// <param name="Parameter">The parameter that is read; null where a restriction class of one's own is.</param>
/// <param name="Form">How the value names tables.</param>
/// <param name="Service">The service that sets it; null for main.cf.</param>
/// <param name="Setting">The setting in which the word stands: of the parameter, or of a <c>$name</c> in it.</param>
/// <param name="Start">Where in its value.</param>
/// <param name="Raw">The word as it is written.</param>
/// <param name="Text">The word as Postfix reads it: <c>type:name</c>.</param>
internal sealed record TableReference(
    ParameterInfo? Parameter,
    TableListForm Form,
    Service? Service,
    Setting Setting,
    int Start,
    string Raw,
    string Text
)
{
    /// <summary>The restriction whose argument it is (<c>check_sender_access</c>); null elsewhere.</summary>
    public string? Restriction { get; init; }

    /// <summary>The service that sets it, by its name and type; none for main.cf.</summary>
    public IReadOnlyList<string> Services => Service is null ? [] : [Service.Key];

    /// <summary>The declared table that the word names, by itself or through proxymap(8); null where it is another.</summary>
    public Table? DeclaredIn(EffectiveView view) => TableReferences.Declared(Text, Service, view);

    /// <summary>The value of the setting with another word in its place; null where the word is not written there as it is read.</summary>
    public string? ValueWith(string part, string better)
    {
        int at = Raw.IndexOf(part, StringComparison.Ordinal);
        return at < 0
            ? null
            : Setting.Value.Substring(0, Start + at) + better + Setting.Value.Substring(Start + at + part.Length);
    }
}
