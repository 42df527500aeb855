using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>A lookup table that a setting names, with its text.</summary>
/// <param name="Table">The table, under the name that leads from the folder of main.cf to it.</param>
/// <param name="File">Its name in the folder that was read.</param>
internal sealed record NamedTable(TableFile Table, string File);
