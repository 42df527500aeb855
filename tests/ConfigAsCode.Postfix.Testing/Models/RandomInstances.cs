using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using CsCheck;

namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>Models nobody would write: any printable text in every place, for any version.</summary>
public static class RandomInstances
{
    // What means something somewhere in a file, and text beyond ASCII: a no-break space, a line separator, an emoji.
    private static readonly string[] Marks =
    [
        "#",
        "$",
        "$$",
        "{",
        "}",
        "{}",
        "{a b}",
        "\"",
        "'",
        "\\",
        "=",
        ",",
        ":",
        ";",
        "?",
        "!",
        "-o",
        "-",
        "--",
        " ",
        "  ",
        "\t",
        "é",
        "漢字",
        "\u00a0",
        "\u2028",
        "\U0001f4e7",
        "name=value",
        "${x?{a}:{b}}",
        "endif",
        "/",
    ];

    // What no file may hold, as it stands or at all.
    private static readonly string[] Poison = ["\n", "\r\n", "\0", "\u001b", "\u0085", "\ud83d", "\nx = y", "\f", "\v"];

    private static readonly Gen<string> Printable = Gen.Frequency(
        (3, Gen.Char[' ', '~'].Array[0, 12].Select(c => new string(c))),
        (4, Gen.OneOf(Marks))
    );

    private static readonly Gen<Origin> Origins = Gen.Select(
        Gen.OneOf(OriginKind.Declaration, OriginKind.Policy, OriginKind.Distribution),
        Gen.OneOf("", "IShopTls", "Webshop", "a\nb = c"),
        (kind, name) => new Origin(kind, name)
    );

    private static readonly Gen<string> Names = Gen.Frequency(
        (4, Gen.Char["abcdefghijklmnopqrstuvwxyz_0123456789"].Array[1, 12].Select(c => new string(c))),
        (1, Gen.Char['!', '~'].Array[1, 8].Select(c => new string(c))),
        (1, Gen.OneOf("smtpd_tls_é", "smtp_tls_x", "a-b_destination_recipient_limit", "漢"))
    );

    /// <summary>A target of any version.</summary>
    public static Gen<Target> AnyTarget { get; } = Gen.OneOf(Targets.Versions).Select(Targets.Of);

    /// <summary>Any printable text, with or without blanks around it.</summary>
    public static Gen<string> AnyValue { get; } = Printable.Array[0, 6].Select(parts => string.Concat(parts));

    /// <summary>A text that is likely to hold a control character.</summary>
    public static Gen<string> PoisonedValue { get; } =
        Gen.Select(AnyValue, Gen.OneOf(Poison), AnyValue, (before, poison, after) => before + poison + after);

    /// <summary>Instances that their target can carry.</summary>
    public static Gen<Instance> Carriable { get; } = AnyTarget.SelectMany(target => Of(target, Names, AnyValue));

    /// <summary>Instances for one target, with the given names and values in every place that can carry them.</summary>
    public static Gen<Instance> Of(Target target, Gen<string> names, Gen<string> values)
    {
        Gen<string> parameter = names.Where(n => ParameterName.ErrorIn(n) is null);
        Gen<Setting[]> settings = Settings(parameter, values.Where(v => MainCfValue.ErrorIn(v) is null), 12)
            .Select(all => all.OrderBy(s => s.Parameter, StringComparer.Ordinal).ToArray());
        return Gen.Select(
            settings,
            ServiceOf(target, parameter, values).Array[0, 5],
            TableOf(target, values).Array[0, 3],
            (main, services, tables) =>
                new Instance(
                    "random",
                    "Random",
                    target,
                    main.ToEquatableArray(),
                    services.Select(NumberedService).ToEquatableArray(),
                    tables.Select(NumberedTable).ToEquatableArray(),
                    default,
                    Origin.Unknown
                )
        );
    }

    private static Gen<Setting[]> Settings(Gen<string> parameter, Gen<string> value, int most) =>
        Gen.Select(parameter, value, Origins, (p, v, origin) => new Setting(p, v, origin))
            .Array[0, most]
            .Select(all => all.GroupBy(s => s.Parameter).Select(group => group.First()).ToArray());

    private static Gen<Service> ServiceOf(Target target, Gen<string> parameter, Gen<string> values)
    {
        Gen<Setting[]> overrides = Settings(
            parameter.Where(p => p.IndexOfAny(['{', '}']) < 0),
            values.Where(v => MasterCfValue.ErrorIn(v, target) is null),
            4
        );

        // The first word ends the options, so that the others may look like one.
        Gen<string[]> arguments = Gen.OneOf(
            Gen.Const(Array.Empty<string>()),
            Gen.Const(new[] { "-v", "-D" }),
            values
                .Where(v => v.Length > 0 && MasterCfWord.ErrorIn(v, target.Postfix) is null)
                .Array[0, 4]
                .Select(words => words.Prepend("flags=DR").ToArray())
        );
        Core.Model.ServiceType[] types = target.Postfix.IsAtLeast(3, 4)
            ?
            [
                Core.Model.ServiceType.Inet,
                Core.Model.ServiceType.Unix,
                Core.Model.ServiceType.Fifo,
                Core.Model.ServiceType.Pass,
                Core.Model.ServiceType.UnixDgram,
            ]
            :
            [
                Core.Model.ServiceType.Inet,
                Core.Model.ServiceType.Unix,
                Core.Model.ServiceType.Fifo,
                Core.Model.ServiceType.Pass,
            ];
        return Gen.Select(
            Gen.OneOf(types),
            Gen.OneOf("y", "n", "-"),
            Gen.OneOf("-", "0", "1", "60"),
            Gen.OneOf("-", "0", "300", "1000?"),
            overrides,
            arguments,
            Origins,
            (type, flag, limit, wakeup, settings, words, origin) =>
                new Service(
                    "x",
                    type,
                    type == Core.Model.ServiceType.Inet ? "n" : flag,
                    flag,
                    flag,
                    wakeup,
                    limit,
                    words.Length > 2 ? "pipe" : "smtpd",
                    settings.ToEquatableArray(),
                    words.ToEquatableArray(),
                    origin
                )
        );
    }

    private static Gen<Table> TableOf(Target target, Gen<string> values) =>
        Gen.OneOf("texthash", "hash", "cidr", "pcre", "regexp", "ldap")
            .SelectMany(type =>
                Gen.Select(
                        Key(type, values),
                        values,
                        Origins,
                        (key, value, origin) => new TableEntry(key, value, origin)
                    )
                    .Where(entry =>
                        TableText.ErrorIn(entry.Key, entry.Value, TableTypeInfo.FormatOf(type), target) is null
                    )
                    .Array[0, 5]
                    .Select(entries => new Table(
                        "table",
                        type,
                        Unique(entries, type).ToEquatableArray(),
                        Origin.Unknown
                    ))
            );

    private static Gen<string> Key(string type, Gen<string> values) =>
        type switch
        {
            "pcre" or "regexp" => values.Select(v => "/" + v.Replace("/", "\\/", StringComparison.Ordinal) + "/i"),
            "ldap" => Names,
            _ => Gen.OneOf(values, Names),
        };

    /// <summary>In the files of main.cf's format the last of two equal names wins; elsewhere the order is all.</summary>
    private static IEnumerable<TableEntry> Unique(TableEntry[] entries, string type) =>
        type == "ldap" ? entries.GroupBy(e => e.Key).Select(group => group.First()) : entries;

    private static Service NumberedService(Service service, int index) =>
        service with
        {
            Name =
                service.Type == Core.Model.ServiceType.Inet
                    ? "[::1]:" + (10000 + index).ToString(CultureInfo.InvariantCulture)
                    : "socket" + index.ToString(CultureInfo.InvariantCulture),
        };

    private static Table NumberedTable(Table table, int index) =>
        table with
        {
            Name = "table-" + index.ToString(CultureInfo.InvariantCulture),
        };
}
