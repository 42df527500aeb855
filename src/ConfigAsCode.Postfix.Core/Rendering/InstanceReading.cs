using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
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
    /// <summary>Whether there is a main.cf: where none is, nobody knows what it says, and the defaults hold in its place.</summary>
    internal bool HasMainCf { get; init; } = true;

    /// <summary>main.cf, master.cf, then the tables; a file that is named as tables of two types is there once.</summary>
    public IEnumerable<CfDocument> Documents =>
        new[] { MainCf.Document, MasterCf?.Document }
            .OfType<CfDocument>()
            .Concat(Tables.GroupBy(table => table.Document.File).Select(same => same.First().Document));

    /// <summary>The text files of the tables: one that is named as tables of several types (hash and texthash) once where it is read in one form.</summary>
    internal IEnumerable<TableRows> TableFiles =>
        Tables.GroupBy(table => (table.Document.File, table.Format)).Select(same => same.First());

    /// <summary>The instance with all settings of main.cf and all options of services, also those that a later one replaces.</summary>
    internal Instance AsWritten =>
        Instance with
        {
            Settings = MainCf
                .Settings.Where(s => s.Error is null)
                .Select(s => new Setting(s.Name.Text, s.Value.Text, s.Line.All.Origin))
                .Concat(
                    (MasterCf?.Services ?? [])
                        .SelectMany(service => service.Options)
                        .Where(o => o.IsSetting)
                        .Select(o => new Setting(o.Name!.Text, o.Value!.Text, o.Origin))
                )
                .ToEquatableArray(),
        };

    /// <summary>
    /// The lines of main.cf and master.cf that another tool has yet to fill in, each with the first mark in it: they are of a template. None in
    /// files that a build made.
    /// </summary>
    internal IEnumerable<(CfLogicalLine Line, string Mark)> LinesOfTemplate
    {
        get
        {
            if (!Instance.IsHandWritten)
            {
                return [];
            }

            var names = new Lazy<HashSet<string>>(() =>
                new HashSet<string>(Instance.Settings.Select(s => s.Parameter), StringComparer.Ordinal)
            );
            bool IsDefined(string name) => Parameters.Find(name) is not null || names.Value.Contains(name);
            IEnumerable<(CfLogicalLine, string?)> ofMainCf = MainCf.Settings.Select(s =>
                (s.Line, Placeholder.In(s.Line.Text, HasOwnNames(s) ? null : IsDefined))
            );
            IEnumerable<(CfLogicalLine, string?)> ofMasterCf = (MasterCf?.Document.LogicalLines ?? []).Select(line =>
                (line, Placeholder.In(line.Text, isDefined: null))
            );
            return ofMainCf.Concat(ofMasterCf).Where(line => line.Item2 is not null)!;
        }
    }

    /// <summary>Whether a value is expanded with names of its own, in capitals too (<c>$EXTENSION</c> in mailbox_command).</summary>
    private static bool HasOwnNames(CfSetting setting) =>
        setting.Error is null
        && Parameters.FindTyped(setting.Name.Text)?.TypeOn(PostfixVersion.Newest) == ParameterType.Raw;
}
