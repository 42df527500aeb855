using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A distribution release: what it ships, and its habits. The table's last field names the source of each fact.</summary>
public sealed class PlatformInfo
{
    private static readonly Lazy<PlatformInfo[]> Table = new(() =>
        [.. CatalogTable.Load("platforms.tsv").Rows.Select(fields => new PlatformInfo(fields))]
    );

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

    /// <summary>A target that was read from a text, with the table types of the platform that has its name and release.</summary>
    public static Target WithTableTypes(Target target) =>
        All.Select(p => p.Target).FirstOrDefault(t => t.Name == target.Name && t.Postfix == target.Postfix)
            is { } platform
            ? target with
            {
                DatabaseTypes = platform.DatabaseTypes,
                PackedTypes = platform.PackedTypes,
            }
            : target;
}
