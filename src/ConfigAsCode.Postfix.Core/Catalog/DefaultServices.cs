using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// The master.cf that a release starts with: the rows of its own conf/master.cf. Distributions change one field of it,
/// the chroot: Debian and Ubuntu put <c>y</c> where Postfix has <c>n</c>, except for the programs that must see the
/// whole file system.
/// </summary>
public static class DefaultServices
{
    // Debian's master.cf leaves these outside the chroot: they open files and run programs for others.
    private static readonly string[] NeverChrooted =
    [
        "qmgr",
        "proxymap",
        "local",
        "virtual",
        "pipe",
        "postlogd",
        "spawn",
    ];

    private static readonly ConcurrentDictionary<Target, Service[]> Cache = new();

    public static EquatableArray<Service> Of(Target target) => new(Cache.GetOrAdd(target, Build));

    /// <summary>The chroot field by the habit of the target: <c>y</c> or <c>n</c>.</summary>
    public static string ChrootOf(string program, Target? target) =>
        target is { ChrootByDefault: true } && !NeverChrooted.Contains(program) ? "y" : "n";

    private static Service[] Build(Target target)
    {
        string[] block = [];
        var rows = new List<Service>();
        var origin = new Origin(OriginKind.Distribution, target.Name);
        foreach (string[] fields in CatalogTable.Load("services.tsv").Rows)
        {
            if (!fields[0].Split('|').Any(first => target.Postfix.Has(PostfixVersion.Parse(first))))
            {
                continue;
            }

            // The blocks stand in their order: a later one that the release has takes the place of what was read so far.
            if (block.Length == 0 || block[0] != fields[0])
            {
                block = fields;
                rows.Clear();
            }

            rows.Add(Row(fields, target, origin));
        }

        return [.. rows];
    }

    private static Service Row(string[] fields, Target target, Origin origin)
    {
        string[] command = fields[8].Split(' ');
        var settings = new List<Setting>();
        for (int i = 1; i + 1 < command.Length; i += 2)
        {
            int equals = command[i + 1].IndexOf('=');
            settings.Add(
                new Setting(command[i + 1].Substring(0, equals), command[i + 1].Substring(equals + 1), origin)
            );
        }

        return new Service(
            fields[1],
            ServiceTypeExtensions.Parse(fields[2]),
            fields[3],
            fields[4],
            ChrootOf(command[0], target),
            fields[6],
            fields[7],
            command[0],
            settings.ToEquatableArray(),
            default,
            origin
        );
    }
}
