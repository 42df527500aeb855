namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>smtp_generic_maps</c>. Addresses that smtp(8) rewrites when mail leaves the host (generic(5)). Rows are
/// <see cref="RewriteAttribute"/>s.
/// </summary>
[Serves("smtp_generic_maps")]
public abstract class GenericTable : LookupTable;
