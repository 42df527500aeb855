namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A lookup table that is written beside main.cf.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Type">The table type (<c>texthash</c>, <c>hash</c>, <c>cidr</c> ...; postmap(1), DATABASE_README).</param>
/// <param name="Entries">The rows, in order: some types take the first match.</param>
/// <param name="Origin">The declaration of the table.</param>
public sealed record Table(string Name, string Type, EquatableArray<TableEntry> Entries, Origin Origin);
