using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>Reads the files of an instance as the daemons of the target do. It is the inverse of the renderer.</summary>
public static class InstanceReader
{
    public const string MainCf = "main.cf";

    public const string MasterCf = "master.cf";

    /// <summary>The files of which one at least makes a folder a configuration of Postfix, main.cf first.</summary>
    public static IReadOnlyList<string> Configuration { get; } = [MainCf, MasterCf];

    /// <summary>Whether a path is that of a main.cf or a master.cf.</summary>
    public static bool IsConfiguration(string path) => Configuration.Contains(Path.GetFileName(path));

    /// <summary>
    /// Reads the texts. The settings of main.cf come back sorted by name, since their order means nothing; services,
    /// overrides and table rows keep the order of the file. Without a master.cf the services are those that an installation of the
    /// target starts with.
    /// </summary>
    public static InstanceReading Read(
        string name,
        Target? target,
        string mainCf,
        string? masterCf,
        params TableFile[] tables
    )
    {
        // Without a target the rules of the newest release hold: they only add to those of 3.0.
        PostfixVersion version = target?.Postfix ?? PostfixVersion.Newest;
        var settings = SettingsFile.Parse(MainCf, mainCf);
        Setting[] mainSettings =
        [
            .. settings.InForce.Select(s => new Setting(s.Name.Text, s.Value.Text, s.Line.All.Origin)),
        ];
        MasterCfFile? services = masterCf is null
            ? null
            : MasterCfFile.Parse(MasterCf, masterCf, version, KnownTcpPorts.Of(mainSettings, target));
        var instance = new Instance(
            name,
            name,
            target,
            mainSettings.OrderBy(s => s.Parameter, StringComparer.Ordinal).ToEquatableArray(),
            ServicesOf(services, target).ToEquatableArray(),
            tables.Select(file => TableOf(file, [])).ToEquatableArray(),
            default,
            new Origin(OriginKind.File, MainCf)
        )
        {
            IsHandWritten = true,
        };
        TableRows[] rows =
        [
            .. tables.Zip(FormatsOf(instance), (file, format) => TableRows.Parse(file, format, version)),
        ];
        return new InstanceReading(
            instance with
            {
                Tables = tables.Zip(rows, (file, text) => TableOf(file, text.Rows)).ToEquatableArray(),
            },
            settings,
            services,
            rows
        );
    }

    /// <summary>How the text of each table is read.</summary>
    private static IEnumerable<TableFormat> FormatsOf(Instance instance)
    {
        TableUses? uses = instance.Target is { } target ? TableUses.Of(instance, target) : null;
        return instance.Tables.Select(table => uses?.FormatOf(table) ?? TableTypeInfo.FormatOf(table.Type));
    }

    private static IEnumerable<Service> ServicesOf(MasterCfFile? file, Target? target) =>
        file is not null ? file.InForce.Select(service => service.ToService())
        : target is not null ? DefaultServices.AsInstalled(target)
        : [];

    private static Table TableOf(TableFile file, IEnumerable<CfRow> rows) =>
        new(
            file.Name,
            file.Type,
            rows.Where(row => row.Error is null)
                .Select(row => new TableEntry(row.Key, row.Value, row.Line.All.Origin))
                .ToEquatableArray(),
            new Origin(OriginKind.File, file.Name)
        );
}
