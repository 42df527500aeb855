using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>A lookup table that is written beside main.cf.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Type">How Postfix reads it.</param>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Command">What the host runs after each change; null for a table that Postfix reads as it stands.</param>
/// <param name="UsedBy">The parameters that name it.</param>
public sealed record TableFact(string Name, string Type, int Rows, string? Command, EquatableArray<string> UsedBy)
{
    internal static IEnumerable<TableFact> Of(InstanceOnTarget instance)
    {
        var uses = TableUses.Of(instance.TableReferences, instance.View);
        return instance.Instance.Tables.Select(table => new TableFact(
            table.Name,
            table.Type,
            table.Entries.Count,
            HostCommand.For(table, uses),
            uses.NamesFor(table).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray()
        ));
    }
}
