namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>header_checks</c>. Actions for message headers (header_checks(5)), one logical header at a time.
/// Key: <c>/pattern/</c>, which ignores case; value: an action such as <c>REJECT text</c>, <c>IGNORE</c> or <c>PREPEND
/// text</c>. <see cref="TableType.Regexp"/> unless the table sets <see cref="TableType.Pcre"/>.
/// </summary>
[Serves("header_checks", Type = TableType.Regexp)]
public abstract class HeaderCheckTable : LookupTable;
