using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Writes the text of a lookup table, its values aligned as long as the keys are of a usual length.</summary>
internal static class TableWriter
{
    private const int WidestAligned = 48;

    public static string Write(Instance instance, Table table, Target target, TableUses uses)
    {
        var text = new CfText($"{table.Name} ({table.Type})", instance, target);
        if (HostCommand.For(table, uses) is { } command)
        {
            text.Comment($"Run on the host after each change, in this folder: {command}");
        }

        text.Line();
        int width = table.Entries.Select(e => e.Key.Length).Where(l => l <= WidestAligned).DefaultIfEmpty(0).Max();
        TableFormat format = uses.FormatOf(table);
        foreach (TableEntry entry in table.Entries)
        {
            text.Line(TableText.Write(entry, width, format));
        }

        return text.ToString();
    }
}
