using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A lookup table as it was declared.</summary>
/// <param name="Table">The file, or what is in its place in a value.</param>
/// <param name="Serves">The parameter that it is put into; null where a value names it by hand.</param>
/// <param name="IsProxied">Whether proxymap(8) opens it in place of the program.</param>
internal sealed record TableDeclaration(Table Table, string? Serves, bool IsProxied)
{
    /// <summary>Whether it has no file, since its content stands in the value that names it.</summary>
    public bool IsInValue => TableInValue.IsOne(Table.Type);

    /// <summary>How a value names it.</summary>
    public string Reference => ServedParameters.Reference(Table.Type, Table.Name, Table.Entries, IsProxied);
}
