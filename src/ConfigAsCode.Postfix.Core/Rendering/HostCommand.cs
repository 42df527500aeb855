using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>What the host must run after a table has changed.</summary>
internal static class HostCommand
{
    /// <summary>The command, in the folder of the table; null for a type that Postfix reads as it stands.</summary>
    /// <param name="table">The table.</param>
    /// <param name="uses">What the tables of the instance are for.</param>
    public static string? For(Table table, TableUses uses) =>
        TableTypeInfo.Find(table.Type) is not { IsIndexed: true } ? null
        : uses.FormatOf(table) == TableFormat.Aliases ? $"postalias {table.Type}:{table.Name}"
        : $"postmap {(uses.AreFiles(table) ? "-F " : "")}{table.Type}:{table.Name}";
}
