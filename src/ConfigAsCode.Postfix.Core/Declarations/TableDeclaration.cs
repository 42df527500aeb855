using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A lookup table as it was declared.</summary>
/// <param name="Table">The file.</param>
/// <param name="Serves">The parameter that it is put into; null where a value names it by hand.</param>
internal sealed record TableDeclaration(Table Table, string? Serves);
