using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>What the host must run after a table has changed.</summary>
internal static class HostCommand
{
    /// <summary>The command, in the folder of the table; null for a type that Postfix reads as it stands.</summary>
    public static string? For(string tableType, string name) =>
        TableTypeInfo.Find(tableType) is { IsIndexed: true } ? $"postmap {tableType}:{name}" : null;
}
