using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>What the files of an instance say.</summary>
/// <param name="Instance">What is in force: without the lines that Postfix skips or replaces by later ones.</param>
/// <param name="MainCf">main.cf with all its lines.</param>
/// <param name="MasterCf">master.cf with all its lines; null where there is none.</param>
/// <param name="Tables">The text files of lookup tables with all their lines.</param>
public sealed record InstanceReading(
    Instance Instance,
    SettingsFile MainCf,
    MasterCfFile? MasterCf,
    IReadOnlyList<TableRows> Tables
)
{
    /// <summary>main.cf, master.cf, then the tables.</summary>
    public IEnumerable<CfDocument> Documents =>
        new[] { MainCf.Document, MasterCf?.Document }
            .OfType<CfDocument>()
            .Concat(Tables.Select(table => table.Document));
}
