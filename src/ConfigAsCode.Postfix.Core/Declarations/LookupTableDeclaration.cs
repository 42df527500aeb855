using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>
/// A lookup table as it was declared, before the target decides how its rows are written. All instances that have the table on
/// one target share one object.
/// </summary>
/// <param name="name">Its file name.</param>
/// <param name="type">The table type.</param>
/// <param name="rows">The rows, in order.</param>
/// <param name="serves">The parameter that the table is put into; null where a value names it by hand.</param>
/// <param name="isProxied">Whether proxymap(8) opens it in place of the program.</param>
/// <param name="origin">The declaration of the table.</param>
internal sealed class LookupTableDeclaration(
    string name,
    string type,
    IReadOnlyList<RowDeclaration> rows,
    string? serves,
    bool isProxied,
    Origin origin
)
{
    private readonly ConcurrentDictionary<Target, TableDeclaration> onTargets = new();
    private readonly bool hasPolicies = rows.Any(r => r.Policy is not null);
    private TableDeclaration? onAny;

    public string Name => name;

    /// <summary>The table in the words that the target reads.</summary>
    public TableDeclaration On(Target? target) =>
        target is not null && hasPolicies ? onTargets.GetOrAdd(target, Build) : onAny ??= Build(null);

    private TableDeclaration Build(Target? target) =>
        new(new Table(name, type, rows.Select(r => r.ToEntry(target)).ToEquatableArray(), origin), serves, isProxied);
}
