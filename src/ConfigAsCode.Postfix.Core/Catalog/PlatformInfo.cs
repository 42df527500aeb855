using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A distribution release: what it ships, and its habits. The table's last field names the source of each fact.</summary>
public sealed class PlatformInfo
{
    private static readonly Lazy<PlatformInfo[]> Table = new(() =>
        [.. CatalogTable.Load("platforms.tsv").Rows.Select(fields => new PlatformInfo(fields))]
    );

    private static readonly Lazy<string[][]> Defaults = new(() => [.. CatalogTable.Load("package-defaults.tsv").Rows]);

    private PlatformInfo(string[] fields)
    {
        Name = fields[0];
        Target = new Target(
            fields[1],
            PostfixVersion.Parse(fields[2]),
            OpenSslSeriesExtensions.Parse(fields[3]),
            fields[5] == "y"
        )
        {
            DatabaseTypes = fields[7].Split(',').OrderByDescending(type => type == fields[6]).ToEquatableArray(),
            PackedTypes = fields[8].Split(',').ToEquatableArray(),
            PackageDefaults = OfThisPlatform(Defaults.Value)
                .Select(row => new PackageDefault(row[1], row[2]))
                .ToEquatableArray(),
        };
        OpenSslVersion = fields[4];
    }

    public static IEnumerable<PlatformInfo> All => Table.Value;

    /// <summary>The member of the Platform enum.</summary>
    public string Name { get; }

    public Target Target { get; }

    /// <summary>The exact release, of which <see cref="Target"/> holds the series.</summary>
    public string OpenSslVersion { get; }

    public static PlatformInfo? Find(string name) => Array.Find(Table.Value, platform => platform.Name == name);

    /// <summary>The platform that has the name and the release of a target.</summary>
    public static PlatformInfo? Of(Target target) =>
        Array.Find(Table.Value, p => p.Target.Name == target.Name && p.Target.Postfix == target.Postfix);

    /// <summary>A target that was read from a text, with what its platform's package has.</summary>
    public static Target WithPackage(Target target) =>
        Of(target)?.Target is { } platform
            ? target with
            {
                DatabaseTypes = platform.DatabaseTypes,
                PackedTypes = platform.PackedTypes,
                PackageDefaults = platform.PackageDefaults,
            }
            : target;

    /// <summary>The rows that its package adds to the master.cf of Postfix, as in services.tsv.</summary>
    internal IEnumerable<string[]> AddedServices => OfThisPlatform(CatalogTable.Load("package-services.tsv").Rows);

    /// <summary>The rows of a table whose first field names platforms.</summary>
    private IEnumerable<string[]> OfThisPlatform(IEnumerable<string[]> rows) =>
        rows.Where(row => row[0].Split(',').Contains(Name));
}
