namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>body_checks</c>. Actions for lines of message bodies (header_checks(5)). Key: <c>/pattern/</c>,
/// which ignores case; value: an action such as <c>REJECT text</c>. <see cref="TableType.Regexp"/> unless the table
/// sets <see cref="TableType.Pcre"/>.
/// </summary>
[Serves("body_checks", Type = TableType.Regexp)]
public abstract class BodyCheckTable : LookupTable;
