using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>One program in daemon_directory that a master.cf entry can run.</summary>
public sealed class DaemonInfo
{
    private static readonly Lazy<CatalogTable> Table = new(() => CatalogTable.Load("daemons.tsv"));

    private DaemonInfo(string[] fields)
    {
        Name = fields[0];
        Since = PostfixVersion.Parse(fields[1]);
        Types = fields[2].Split(',').Select(ServiceTypeExtensions.Parse).ToArray();
        var facets = new Facets(fields, 3);
        RequiresPrivilege = facets.Has("privileged");
        ProcessLimit = facets.Value("limit") is { } limit ? int.Parse(limit, CultureInfo.InvariantCulture) : null;
    }

    public static IEnumerable<DaemonInfo> All => Table.Value.Rows.Select(fields => new DaemonInfo(fields));

    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>The service types under which the program works.</summary>
    public IReadOnlyList<ServiceType> Types { get; }

    /// <summary>Whether the unprivileged field must be <c>n</c>; anything else is fatal in the program.</summary>
    public bool RequiresPrivilege { get; }

    /// <summary>The process limit that the program insists on (0 or 1); null where any goes.</summary>
    public int? ProcessLimit { get; }

    public static DaemonInfo? Find(string name) => Table.Value.Find(name) is { } fields ? new DaemonInfo(fields) : null;
}
