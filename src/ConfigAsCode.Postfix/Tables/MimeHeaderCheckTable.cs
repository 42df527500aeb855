namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>mime_header_checks</c>. Actions for the headers of the parts of a message (header_checks(5)). Rows are
/// <see cref="HeaderCheckAttribute"/>s.
/// </summary>
[Serves("mime_header_checks", Type = TableType.Regexp)]
public abstract class MimeHeaderCheckTable : LookupTable;
