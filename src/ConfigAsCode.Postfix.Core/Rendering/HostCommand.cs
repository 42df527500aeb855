using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>What the host must run after a table has changed.</summary>
internal static class HostCommand
{
    /// <summary>The command, in the folder of the table; null for a type that Postfix reads as it stands.</summary>
    /// <param name="type">The table type.</param>
    /// <param name="name">The file name.</param>
    /// <param name="view">The instance, whose settings say what the table is for.</param>
    public static string? For(string type, string name, EffectiveView view) =>
        TableTypeInfo.Find(type) is { IsIndexed: true }
            ? $"postmap {(HasFiles(type, name, view) ? "-F " : "")}{type}:{name}"
            : null;

    /// <summary>
    /// Whether some parameter takes the rows for names of files. Their content is then in the index: without it a TLS handshake fails, while another
    /// parameter with the same table reads a text that it cannot use either way.
    /// </summary>
    private static bool HasFiles(string type, string name, EffectiveView view) =>
        TableReferences
            .Of(view)
            .Where(named => named.Parameter is { HasRowsOfFiles: true })
            .SelectMany(named => TableReferences.AllDeclared(named, view))
            .Any(table => table.Name == name && table.Type == type);
}
