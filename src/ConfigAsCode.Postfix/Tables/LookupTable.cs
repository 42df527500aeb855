namespace ConfigAsCode.Postfix;

/// <summary>
/// A lookup table, written beside main.cf. This base serves no parameter by itself: name the class where it is needed, as in
/// <c>typeof(CheckClientAccess&lt;Clients&gt;)</c>. A base with <see cref="ServesAttribute"/>, such as
/// <see cref="VirtualAliasTable"/>, puts the table into its parameter.
/// </summary>
/// <remarks>
/// Derive a class, mark it with <see cref="TableAttribute"/>, give it its rows with <see cref="EntryAttribute"/>, and nest
/// it in an instance or a policy; or declare it by itself and refer to it with <see cref="UseTableAttribute"/>.
/// </remarks>
public abstract class LookupTable;
