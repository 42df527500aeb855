using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Cursor;

/// <summary>What stands, or can be written, at the cursor.</summary>
/// <param name="Word">The word there.</param>
internal abstract record CursorPlace(CursorWord Word);

/// <summary>The name of a parameter: of a line of main.cf, or of an option of a service.</summary>
/// <param name="Word">The word there.</param>
/// <param name="Of">The service whose option it is; null in main.cf.</param>
/// <param name="HasValue">Whether an equals sign is behind it already.</param>
internal sealed record NamePlace(CursorWord Word, CursorService? Of, bool HasValue) : CursorPlace(Word);

/// <summary>A word of a value.</summary>
/// <param name="Word">The word there.</param>
/// <param name="Of">The service whose option it is; null in main.cf.</param>
/// <param name="Parameter">The parameter that has the value.</param>
/// <param name="Before">The value before the word.</param>
internal sealed record ValuePlace(CursorWord Word, CursorService? Of, string Parameter, string Before)
    : CursorPlace(Word);

/// <summary>The name behind a dollar sign.</summary>
/// <param name="Word">The name there.</param>
/// <param name="Of">The service whose option it is in; null in main.cf.</param>
/// <param name="Parameter">The parameter that has the value.</param>
internal sealed record MacroPlace(CursorWord Word, CursorService? Of, string Parameter) : CursorPlace(Word);

/// <summary>A field of master.cf.</summary>
/// <param name="Word">The word there.</param>
/// <param name="Fields">The fields before it.</param>
internal sealed record FieldPlace(CursorWord Word, IReadOnlyList<string> Fields) : CursorPlace(Word);

/// <summary>A word behind the fields of master.cf that is not part of an override.</summary>
/// <param name="Word">The word there.</param>
/// <param name="Of">The service.</param>
/// <param name="Before">The words before it, without the fields.</param>
internal sealed record ArgumentPlace(CursorWord Word, CursorService Of, IReadOnlyList<string> Before)
    : CursorPlace(Word);

/// <summary>A word of what a row of a lookup table gives.</summary>
/// <param name="Word">The word there.</param>
/// <param name="Table">The table.</param>
/// <param name="Before">The result before the word.</param>
internal sealed record RowPlace(CursorWord Word, Table Table, string Before) : CursorPlace(Word);
