namespace ConfigAsCode.Postfix;

/// <summary>
/// A DNS list, as the argument of a restriction: <c>typeof(RejectRblClient&lt;Zen&gt;)</c>. Derive a class and give it
/// <see cref="DnsListAttribute"/>.
/// </summary>
public abstract class DnsList;
