using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>
/// The files of a host as a case of the laboratory. What is left out of them decides whether a message is taken, or what an agent does with it at the
/// end; what decides where it goes stays as it is.
/// </summary>
internal sealed partial class HostDelivery
{
    /// <summary>In the place of /etc/aliases, which the files do not have.</summary>
    public const string Aliases =
        "postmaster: root\nroot: admin@elsewhere.example\nteam: anna, bob@elsewhere.example\n";

    private const int MostRows = 5;

    // Settings besides those of the laboratory that are replaced by its own. What a large message needs is free on no machine for certain.
    private static readonly string[] Replaced =
    [
        "message_size_limit",
        "home_mailbox",
        "mailbox_command",
        "mailbox_command_maps",
        "mail_spool_directory",
        "forward_path",
    ];

    private static readonly string[] OfDomains =
    [
        "myhostname",
        "mydomain",
        "mydestination",
        "virtual_alias_domains",
        "virtual_mailbox_domains",
        "relay_domains",
    ];

    private readonly string name;
    private readonly string mainCf;
    private readonly string masterCf;
    private readonly WrittenFolder folder;
    private readonly EffectiveView view;

    /// <param name="name">How a failure calls it.</param>
    /// <param name="release">Whose Postfix reads the files.</param>
    /// <param name="files">The texts by the names of the files; the release has a master.cf where none is there.</param>
    public HostDelivery(string name, DebianRelease release, IReadOnlyDictionary<string, string> files)
    {
        this.name = name;
        mainCf = Settings(files["main.cf"]);
        masterCf = Services(files.TryGetValue("master.cf", out string? text) ? text : release.MasterCf);
        folder = WrittenFolder.Read(
            "live",
            release.Target,
            mainCf,
            masterCf,
            directory: null,
            table =>
                files.TryGetValue(table, out string? rows) ? FileText.Of(rows)
                : table == "aliases" ? FileText.Of(Aliases)
                : FileText.Missing
        );
        view = new EffectiveView(folder.Reading.Instance, release.Target);
    }

    /// <summary>The services that take mail by SMTP.</summary>
    public IReadOnlyList<string> Entries =>
        [.. folder.Reading.Instance.Services.Where(s => s.IsSmtpServer).Select(s => s.Key)];

    public DeliveryCase Asked(params IReadOnlyList<(string Entry, string Sender, string Recipient)> messages) =>
        new(name, mainCf, masterCf, [.. folder.Tables.Select(named => named.Table)], messages);

    /// <summary>The case with addresses of what the configuration has: the keys of its tables, and others of its domains and of one that it does not know.</summary>
    public DeliveryCase AskedAtRandom(int seed)
    {
        var random = new Random(seed);
        string[] keys =
        [
            .. folder
                .Reading.Instance.Tables.SelectMany(t => t.Entries)
                .Select(e => e.Key)
                .Where(key => Key().IsMatch(key))
                .Distinct(),
        ];
        string[] domains =
        [
            .. OfDomains
                .SelectMany(parameter => ListValue.Words(view.Get(parameter, service: null).Text))
                .Concat(keys.Select(DomainOf))
                .Where(word => Domain().IsMatch(word))
                .Append("elsewhere.example")
                .Distinct(),
        ];
        string[] users =
        [
            .. keys.Select(key => key.Split('@')[0])
                .Where(user => user.Length > 0 && !user.Contains('.', StringComparison.Ordinal))
                .Concat(["postmaster", "anna", "Nobody"])
                .Distinct(),
        ];
        var addresses = new DeliveryAddresses(random, domains, users);
        random.Shuffle(keys);
        return Asked(
            addresses.Messages(
                () => addresses.Pick(Entries),
                [
                    .. keys.Take(MostRows)
                        .Select(key =>
                            key.StartsWith('@') ? addresses.User() + key
                            : DomainOf(key) == key ? addresses.User() + "@" + key
                            : key
                        ),
                ]
            )
        );
    }

    private static string Settings(string text) =>
        string.Concat(
            LogicalLines
                .Read(text)
                .Select(line => (Parameter: line.Split('=')[0].Trim(), Line: line))
                .Where(setting => !IsReplaced(setting.Parameter))
                // A path within a next hop is a part of its name.
                .Select(setting => (setting.Parameter == "relayhost" ? setting.Line : Adapted(setting.Line)) + "\n")
        );

    private static string Services(string text) =>
        string.Concat(
            LogicalLines
                .Read(Adapted(text))
                .Select(line =>
                    (
                        MasterEntry
                            .Parse(line)
                            ?.WithOverrides((parameter, value) => IsReplaced(parameter) ? null : value)
                            .ToLine(inChroot: false)
                        ?? line
                    ) + "\n"
                )
        );

    private static string Adapted(string text) => LaboratoryChanges.PathsIn(text, "$config_directory");

    private static bool IsReplaced(string parameter) =>
        Taking().IsMatch(parameter)
        || DeliveryLaboratory.Own.Contains(parameter)
        || Replaced.Contains(parameter)
        || LaboratoryChanges.HostSettings.Contains(parameter) && parameter != "local_transport";

    private static string DomainOf(string key) =>
        key.Contains('@', StringComparison.Ordinal) ? key.Split('@')[1]
        : key.Contains('.', StringComparison.Ordinal) ? key.TrimStart('.')
        : "";

    [GeneratedRegex(@"^[\w.+-]*(@[\w.-]+)?$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\w[\w-]*(\.[\w-]+)+$")]
    private static partial Regex Domain();

    // What smtpd(8), postscreen(8) and milters ask before they take a message.
    [GeneratedRegex(@"^(smtpd_(?!proxy_filter$)\w+|postscreen_\w+|non_smtpd_milters|milter_\w+)$")]
    private static partial Regex Taking();
}
