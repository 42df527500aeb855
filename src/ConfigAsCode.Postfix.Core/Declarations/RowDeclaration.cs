using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A row of a lookup table as it was declared: a key with its value, or a TLS policy.</summary>
internal sealed record RowDeclaration
{
    private readonly TableEntry? entry;

    public RowDeclaration(TableEntry entry) => this.entry = entry;

    public RowDeclaration(TlsPolicyRow policy) => Policy = policy;

    /// <summary>The TLS policy; null where the row is a key with its value, which is the same on all targets.</summary>
    public TlsPolicyRow? Policy { get; }

    /// <summary>The row in the words that the target reads.</summary>
    public TableEntry ToEntry(Target? target) => Policy?.ToEntry(target) ?? entry!;
}
