using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>One program in daemon_directory that a master.cf entry can run.</summary>
public sealed class DaemonInfo
{
    private static readonly Lazy<DaemonInfo[]> Table = new(() =>
        [.. CatalogTable.Load("daemons.tsv").Rows.Select(fields => new DaemonInfo(fields))]
    );

    private readonly (PostfixVersion Since, string Name)[] attributes;

    private DaemonInfo(string[] fields)
    {
        Name = fields[0];
        Since = PostfixVersion.Parse(fields[1]);
        Types = fields[2].Split(',').Select(ServiceTypeExtensions.Parse).ToArray();
        var facets = new Facets(fields, 3);
        RequiresPrivilege = facets.Has("privileged");
        ProcessLimit = facets.Value("limit") is { } limit ? int.Parse(limit, CultureInfo.InvariantCulture) : null;
        FlagLetters = facets.Value("flags") ?? "";
        attributes =
        [
            .. facets.Values("attribute").Select(name => (PostfixVersion.Parse("1.0"), name)),
            .. facets.ByVersion("attribute").Select(a => (PostfixVersion.Parse(a.Version), a.Value)),
        ];
    }

    /// <summary>The programs to which the queue manager hands mail (postconf_service.c, and discard(8)).</summary>
    public static IReadOnlyList<string> DeliveryAgents { get; } =
    ["local", "virtual", "smtp", "lmtp", "pipe", "error", "discard"];

    public static IEnumerable<DaemonInfo> All => Table.Value;

    public string Name { get; }

    public PostfixVersion Since { get; }

    /// <summary>The service types under which the program works.</summary>
    public IReadOnlyList<ServiceType> Types { get; }

    /// <summary>Whether the unprivileged field must be <c>n</c>; anything else is fatal in the program.</summary>
    public bool RequiresPrivilege { get; }

    /// <summary>The process limit that the program insists on (0 or 1); null where any goes.</summary>
    public int? ProcessLimit { get; }

    /// <summary>The letters that <c>flags=</c> may hold; empty where the program has no such attribute.</summary>
    public string FlagLetters { get; }

    public bool ExistsOn(PostfixVersion release) => release.IsAtLeast(Since.Major, Since.Minor);

    /// <summary>The <c>name=value</c> words that the program reads behind its options, and whether each must be there.</summary>
    public IReadOnlyList<(string Name, bool IsRequired)> AttributesOn(PostfixVersion release) =>
        [
            .. attributes
                .Where(a => release.IsAtLeast(a.Since.Major, a.Since.Minor))
                .Select(a => (a.Name.TrimEnd('!'), a.Name.EndsWith("!", StringComparison.Ordinal))),
        ];

    public static DaemonInfo? Find(string name) => Array.Find(Table.Value, daemon => daemon.Name == name);
}
