namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>smtp_header_checks</c>. What smtp(8) does with the headers of a message as it leaves the host (header_checks(5)). Rows are
/// <see cref="HeaderCheckAttribute"/>s.
/// </summary>
[Serves("smtp_header_checks", Type = TableType.Regexp)]
public abstract class SmtpHeaderCheckTable : LookupTable;
