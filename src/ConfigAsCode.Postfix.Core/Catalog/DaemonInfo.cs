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
        IsServer = facets.Value("transfer") == "server";
        IsClient = facets.Value("transfer") == "client";
        IsDeliveryAgent = facets.Has("agent");
        EndsMail = facets.Has("ends");
        IsQueueManager = facets.Has("queuemanager");
        IsFoundInPrivate = IsDeliveryAgent || facets.Has("private");
        IsLeftOutsideChroot = facets.Has("unchrooted");
        LackInChroot = facets.Member<ChrootLack>("needs");
        WorkWhenWoken = facets.Member<WakeupWork>("wakeup");
        IgnoresArguments = facets.Has("deaf");
        FoldsKeys = !facets.Has("nofold");
        attributes =
        [
            .. facets.Values("attribute").Select(name => (PostfixVersion.Parse("1.0"), name)),
            .. facets.ByVersion("attribute").Select(a => (PostfixVersion.Parse(a.Version), a.Value)),
        ];
    }

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

    /// <summary>Whether it takes mail by SMTP.</summary>
    public bool IsServer { get; }

    /// <summary>Whether it sends mail by SMTP or LMTP.</summary>
    public bool IsClient { get; }

    /// <summary>Whether it is one end of a mail transfer by SMTP or LMTP.</summary>
    public bool TransfersMail => IsServer || IsClient;

    /// <summary>Whether the queue manager hands mail to it (postconf_service.c, and discard(8)).</summary>
    public bool IsDeliveryAgent { get; }

    /// <summary>Whether it is a delivery agent that returns or drops mail.</summary>
    public bool EndsMail { get; }

    /// <summary>qmgr(8) or oqmgr(8).</summary>
    public bool IsQueueManager { get; }

    /// <summary>Whether its clients look for it in private/, whatever the service is called.</summary>
    public bool IsFoundInPrivate { get; }

    /// <summary>Whether Debian's master.cf leaves it outside the chroot: it opens files or runs programs for others.</summary>
    public bool IsLeftOutsideChroot { get; }

    /// <summary>What it needs from outside the queue directory.</summary>
    internal ChrootLack LackInChroot { get; }

    /// <summary>The work that it does only when master(8) wakes it.</summary>
    internal WakeupWork WorkWhenWoken { get; }

    /// <summary>Whether its service function never looks at the words behind its options.</summary>
    public bool IgnoresArguments { get; }

    /// <summary>Whether it folds the keys of a texthash as it reads them (DICT_FLAG_FOLD_FIX).</summary>
    public bool FoldsKeys { get; }

    /// <summary>The program whose name a parameter begins with: smtpd for <c>smtpd_tls_ciphers</c>; null where there is none.</summary>
    public static DaemonInfo? OfParameter(string parameter) =>
        parameter.IndexOf('_') is > 0 and var end ? Find(parameter.Substring(0, end)) : null;

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
