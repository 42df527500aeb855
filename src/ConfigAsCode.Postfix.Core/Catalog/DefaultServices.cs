using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// The master.cf that a release starts with: the rows of its own conf/master.cf. Distributions change one field of it,
/// the chroot: Debian and Ubuntu put <c>y</c> where Postfix has <c>n</c>, except for the programs that must see the
/// whole file system.
/// </summary>
internal static class DefaultServices
{
    private static readonly ConcurrentDictionary<Target, Service[]> Cache = new();

    /// <summary>Postfix's own rows, which an instance that is declared starts from.</summary>
    public static EquatableArray<Service> Of(Target target) => new(Cache.GetOrAdd(target, Build));

    /// <summary>The master.cf that an installation starts with: Postfix's own rows, and those that the platform's package adds.</summary>
    public static EquatableArray<Service> AsInstalled(Target target) =>
        PlatformInfo.Of(target) is { } platform
            ? Of(target).Concat(platform.AddedServices.Select(fields => Row(fields, target))).ToEquatableArray()
            : Of(target);

    /// <summary>The chroot field by the habit of the target: <c>y</c> or <c>n</c>.</summary>
    public static string ChrootOf(string program, Target? target) =>
        target is { ChrootByDefault: true } && DaemonInfo.Find(program) is not { IsLeftOutsideChroot: true }
            ? "y"
            : "n";

    private static Service[] Build(Target target)
    {
        string[] block = [];
        var rows = new List<Service>();
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

            rows.Add(Row(fields, target));
        }

        return [.. rows];
    }

    private static Service Row(string[] fields, Target target)
    {
        var origin = new Origin(OriginKind.Distribution, target.Name);
        string[] command = fields[8].Split(' ');
        var settings = new List<Setting>();
        int next = 1;
        for (; next + 1 < command.Length && command[next] == "-o"; next += 2)
        {
            int equals = command[next + 1].IndexOf('=');
            settings.Add(
                new Setting(command[next + 1].Substring(0, equals), command[next + 1].Substring(equals + 1), origin)
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
            command.Skip(next).ToEquatableArray(),
            origin
        );
    }
}
