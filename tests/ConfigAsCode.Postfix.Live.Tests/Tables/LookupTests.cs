using System.Net;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>The real programs find each row of a rendered table, and nothing else in it.</summary>
public class LookupTests
{
    private const string NeverWritten = "never written";

    private static readonly (string Key, string Value)[] Addresses =
    [
        ("orders@shop.example.org", "shop@example.org, archive@example.org"),
        ("@sales.example.org", "sales  two blanks"),
        ("4711@example.org", "leading digits"),
        ("4711", "0815"),
        ("# of customers@example.org", NeverWritten),
        (" leading@example.org", NeverWritten),
        ("trailing@example.org ", NeverWritten),
        ("two words@example.org", NeverWritten),
        ("\"open@example.org", NeverWritten),
        ("backslash\\", NeverWritten),
        ("", NeverWritten),
        ("line\nbreak", NeverWritten),
        ("empty@example.org", ""),
        ("comment@example.org", "550 # not a comment"),
        ("hash#tag@example.org", "#"),
        ("\"two words\"@example.org", "a quoted local part"),
        ("\"a \\\" quote\"@example.org", "an escaped quote"),
        ("two\\ words@example.org", "an escaped blank"),
        ("back\\\\slash@example.org", "\\ \\\\ \\n"),
        ("equals=sign@example.org", "a = b"),
        ("zoë@example.org", "zoë@büro.example"),
        ("用户@example.org", "𝄞 beyond the first plane"),
        ("info@büro.example", "as it is written"),
        ("info@xn--bro-hoa.example", "as DNS has it"),
        ("straße@example.org", "one letter"),
        ("Mixed.Case@Example.ORG", "Kept As It Is"),
        ("user+extension@example.org", "an extension"),
        ("user@example.org", "no extension"),
        ("user+", "+"),
        ("dollar$name@example.org", "$myhostname ${myhostname}"),
        ("a-key-that-is-longer-than-any-column-should-ever-be@example.org", "not aligned"),
        ("tab@example.org", "a\tb"),
        (".example.org", "smtp:[mx.example.org]:587"),
        ("[2001:db8::1]", "an address"),
        ("2001:db8", "the start of one"),
        ("<>", "nobody"),
        ("!", "!"),
        ("*", "anything"),
        ("if /a/", NeverWritten),
        ("endif", "no condition"),
        (new string('k', 400) + "@example.org", new string('v', 20000)),
    ];

    private static readonly (string Key, string Value)[] Networks =
    [
        ("192.0.2.17", "OK"),
        ("!203.0.113.0/24 ", NeverWritten),
        ("192.0.2.64/26 x", NeverWritten),
        ("192.0.2.128/25", ""),
        ("192.0.2.0/24", "REJECT 4 # not a comment"),
        ("2001:db8::/32", "550 5.7.1 Grüße"),
        ("[2001:db9::]/32", "in brackets"),
        ("if 198.51.100.0/24", ""),
        ("IF !198.51.100.0/25", ""),
        ("198.51.100.0/24", "the second half"),
        ("ENDIF", ""),
        ("198.51.100.7", "inside \\ \" $1"),
        ("endif", ""),
        ("if !0.0.0.0/1", ""),
        ("!203.0.113.0/24", "far away"),
        ("endif", ""),
        ("!2001::/16", "another IPv6"),
    ];

    private static readonly (string Key, string Value)[] Patterns =
    [
        ("/^Subject: .*50% off/", "REJECT no sale, please # thanks"),
        ("/^Subject: Exact/i", "WARN heeds the case"),
        ("/^X-Path: a\\/b c/", "WARN a slash and a blank"),
        ("!/^[A-Z]/", "HOLD 1 not a header"),
        ("if /^From:/", ""),
        ("if !/@example[.]net$/", ""),
        ("/^From: (.*)@(.*)$/", "PREPEND X-Who: $1 at ${2}, for $$5"),
        ("endif", ""),
        ("/^From: (.*)@/", "PREPEND X-Who: $(1)"),
        ("endif", ""),
        ("/^Zoë/", "IGNORE ë"),
        ("/^No-Value:/", ""),
        (",^X-Other: a/b,", "\\ \" {}"),
        ("/", NeverWritten),
        ("word", NeverWritten),
        (" /a/", NeverWritten),
    ];

    private static readonly (string Key, string Value)[] Aliases =
    [
        ("support", "root"),
        ("Sales", "anna, bob@example.org"),
        ("user+extension", "anna"),
        ("owner-list", "anna"),
        ("\"two words\"", "anna"),
        ("filter", "\"|/usr/bin/filter -a 'b c'\""),
        ("archive", "/var/mail/archive"),
        ("list", ":include:/etc/postfix/list"),
        ("hash#tag", "anna"),
        ("info@example.org", NeverWritten),
        ("a, b", NeverWritten),
        ("# of customers", NeverWritten),
        ("nothing", ""),
        ("\"open", NeverWritten),
    ];

    /// <summary>Each type that a project can declare, with each release whose package has it.</summary>
    public static IEnumerable<TheoryDataRow<string, TableType>> Types =>
        from platform in DebianRelease.Platforms
        from type in Enum.GetValues<TableType>()
        where !TableTypeInfo.Find(RenderedTable.NameOf(type))!.IsLeftOutOf(PlatformInfo.Find(platform)!.Target)
        select new TheoryDataRow<string, TableType>(platform, type);

    /// <summary>Those of which postalias(1) makes an index.</summary>
    public static IEnumerable<TheoryDataRow<string, TableType>> IndexedTypes =>
        Types.Where(row => TableTypeInfo.Find(RenderedTable.NameOf(row.Data.Item2))!.IsIndexed);

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_row_is_found_with_its_value(string platform, TableType type)
    {
        if (type == TableType.Static)
        {
            CompareResults(platform, Addresses.Take(12));
            return;
        }

        using RenderedTable table = Of(platform, type, Rows(type));
        switch (FormOf(type))
        {
            case TableFormat.KeyValue:
                Assert.Equal(table.Rows.Select(row => row.Value), table.Ask([.. table.Rows.Select(row => row.Key)]));
                Assert.All(
                    table.Ask([
                        "nobody@example.org",
                        "#",
                        "user+other@example.org",
                        "shop.example.org",
                        "user@example.orgx",
                    ]),
                    Assert.Null
                );
                Assert.Equal(
                    ["Kept As It Is", "zoë@büro.example"],
                    table.Ask(["mixed.case@example.org", "ZOË@example.org"])
                );
                break;
            case TableFormat.Cidr:
                ShouldAnswer(
                    table,
                    ("192.0.2.17", "OK"),
                    ("192.0.2.18", "REJECT 4 # not a comment"),
                    ("2001:db8::5", "550 5.7.1 Grüße"),
                    ("2001:DB8:0::5", "550 5.7.1 Grüße"),
                    ("2001:db9::5", "in brackets"),
                    ("2002::1", "another IPv6"),
                    ("2001::1", null),
                    ("198.51.100.7", "inside \\ \" $1"),
                    ("198.51.100.8", "far away"),
                    ("198.51.100.200", "the second half"),
                    ("203.0.113.9", null),
                    ("203.0.114.9", "far away"),
                    ("10.0.0.1", null),
                    ("mail.example.org", null)
                );
                break;
            case TableFormat.Pattern:
                ShouldAnswer(
                    table,
                    ("subject: now 50% OFF", "REJECT no sale, please # thanks"),
                    ("Subject: Exact", "WARN heeds the case"),
                    ("Subject: exact", null),
                    ("X-Path: a/b c", "WARN a slash and a blank"),
                    ("- lower", "HOLD 1 not a header"),
                    ("From: zoë@example.org", "PREPEND X-Who: zoë at example.org, for $5"),
                    ("From: zoë@example.net", "PREPEND X-Who: zoë"),
                    ("Zoë", "IGNORE ë"),
                    ("X-Other: a/b", "\\ \" {}"),
                    ("Another: header", null)
                );
                break;
        }
    }

    [Theory]
    [MemberData(nameof(IndexedTypes))]
    public void A_key_is_refused_that_no_index_can_have(string platform, TableType type)
    {
        string longest = new('k', 510);
        (string, string)[] rows =
        [
            (longest, "found"),
            (longest + "k", "found"),
            (new string('é', 255), "é"),
            (new string('é', 256), "é"),
        ];
        using var table = new RenderedTable(DebianRelease.Of(platform), type, rows);
        Assert.Equal(type == TableType.Lmdb ? [rows[1], rows[3]] : [], table.Refused);
        ShouldAnswer(table, [.. table.Rows]);
    }

    [Theory]
    [MemberData(nameof(IndexedTypes))]
    public void Each_alias_is_found_by_its_name(string platform, TableType type)
    {
        using var table = new RenderedTable(DebianRelease.Of(platform), type, Aliases, isOfAliases: true);
        ShouldRefuse(table, Aliases);
        ShouldAnswer(
            table,
            ("support", "root"),
            ("sales", "anna, bob@example.org"),
            ("user+extension", "anna"),
            ("owner-list", "anna"),
            // local(8) asks for the name without its quotes.
            ("two words", "anna"),
            ("filter", "\"|/usr/bin/filter -a 'b c'\""),
            ("archive", "/var/mail/archive"),
            ("list", ":include:/etc/postfix/list"),
            ("hash#tag", "anna"),
            ("other", null),
            ("user", null)
        );
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Random_rows_are_found(string platform, TableType type) => Compare(platform, type, seed: 19, count: 60);

    [Theory]
    [MemberData(nameof(Types))]
    [Trait("Time", "long")]
    public void Many_random_rows_are_found(string platform, TableType type)
    {
        for (int seed = 100; seed < 120; seed++)
        {
            Compare(platform, type, seed, count: 1000);
        }
    }

    private static void Compare(string platform, TableType type, int seed, int count)
    {
        var random = new RandomRows(seed);
        switch (FormOf(type))
        {
            case TableFormat.None:
                CompareResults(platform, random.Pairs(count / 5));
                break;
            case TableFormat.KeyValue:
                CompareKeys(platform, type, random, random.Pairs(count));
                break;
            case TableFormat.Cidr:
                // Of a long table the first rows answer everything.
                for (int i = 0; i < Math.Max(3, count / 40); i++)
                {
                    CompareNetworks(platform, type, random);
                }

                break;
            case TableFormat.Pattern:
                for (int i = 0; i < Math.Max(3, count / 40); i++)
                {
                    ComparePatterns(platform, type, random);
                }

                break;
        }
    }

    /// <summary>One result for every key.</summary>
    private static void CompareResults(string platform, IEnumerable<(string Key, string Value)> rows)
    {
        int asked = 0;
        foreach ((string key, string value) in rows)
        {
            using var table = new RenderedTable(DebianRelease.Of(platform), TableType.Static, [(key, value)]);
            if (table.Rows.Count > 0)
            {
                asked++;
                Assert.Equal([value, value], table.Ask(["user@example.org", "other"]));
            }
        }

        Assert.True(asked > 2);
    }

    private static void CompareKeys(
        string platform,
        TableType type,
        RandomRows random,
        (string Key, string Value)[] rows
    )
    {
        using var table = new RenderedTable(DebianRelease.Of(platform), type, rows);
        Assert.InRange(table.Rows.Count, rows.Length / 3, rows.Length - 1);
        string[] keys = [.. table.Rows.Select(row => row.Key)];
        string[] others = random.Others(keys, rows.Length / 2);
        Assert.Equal(
            table.Rows.Select(row => (row.Key, (string?)row.Value)).Concat(others.Select(key => (key, (string?)null))),
            keys.Concat(others).Zip(table.Ask([.. keys, .. others]))
        );
    }

    private static void CompareNetworks(string platform, TableType type, RandomRows random)
    {
        NetworkRow[] rows = random.Networks(30);
        using var table = new RenderedTable(DebianRelease.Of(platform), type, rows.Select(row => (row.Key, row.Value)));
        NetworkRow[] written = Without(rows, row => (row.Key, row.Value), table);
        IPAddress[] addresses = [.. Enumerable.Range(0, 100).Select(_ => random.Address(rows))];
        string[] keys = [.. addresses.Select(address => address.ToString())];
        (string Key, string? Answer)[] answers = [.. keys.Zip(table.Ask(keys))];
        Assert.Equal(keys.Zip(addresses.Select(address => NetworkRow.Answer(written, address))), answers);
        Assert.All(answers, a => Assert.Equal((true, a.Answer), Predicted(table.Model, a.Key)));
    }

    private static void ComparePatterns(string platform, TableType type, RandomRows random)
    {
        PatternTestRow[] rows = random.Patterns(30);
        using var table = new RenderedTable(DebianRelease.Of(platform), type, rows.Select(row => (row.Key, row.Value)));
        PatternTestRow[] written = Without(rows, row => (row.Key, row.Value), table);
        string[] keys = [.. Enumerable.Range(0, 100).Select(_ => random.KeyFor(rows))];
        (string Key, string? Answer)[] answers = [.. keys.Zip(table.Ask(keys))];
        Assert.Equal(keys.Zip(keys.Select(key => PatternTestRow.AnswerOf(written, key))), answers);
        Assert.All(
            answers,
            a =>
            {
                (bool isKnown, string? row) = Predicted(table.Model, a.Key);
                // What of a result is made of the key is written in it as $1.
                Assert.True(!isKnown || row == a.Answer || (a.Answer is not null && row?.Contains('$') == true), a.Key);
            }
        );
    }

    /// <summary>What the product itself says of a key.</summary>
    private static (bool IsKnown, string? Answer) Predicted(Table table, string key)
    {
        (TableEntry? row, bool isKnown) = RowSearch.Find(table, new TableKey(key, IsPart: false));
        return (isKnown, row?.Value);
    }

    /// <summary>The rows that the table has; of a block both ends are written.</summary>
    private static T[] Without<T>(T[] rows, Func<T, (string, string)> pair, RenderedTable table)
    {
        HashSet<(string, string)> refused = [.. table.Refused];
        T[] written = [.. rows.Where(row => !refused.Contains(pair(row)))];
        Assert.Equal(table.Rows, written.Select(pair));
        Assert.InRange(written.Length, rows.Length / 2, rows.Length);
        return written;
    }

    private static (string Key, string Value)[] Rows(TableType type) =>
        FormOf(type) switch
        {
            TableFormat.KeyValue => Addresses,
            TableFormat.Cidr => Networks,
            _ => Patterns,
        };

    /// <summary>How the rows of a type are meant; a type that is new here has no answer yet.</summary>
    private static TableFormat FormOf(TableType type) =>
        type switch
        {
            TableType.Texthash
            or TableType.Hash
            or TableType.Btree
            or TableType.Lmdb
            or TableType.Cdb
            or TableType.Inline => TableFormat.KeyValue,
            TableType.Cidr => TableFormat.Cidr,
            TableType.Regexp or TableType.Pcre => TableFormat.Pattern,
            TableType.Static => TableFormat.None,
            _ => throw new NotSupportedException($"No test reads a table of the type {type}."),
        };

    private static RenderedTable Of(string platform, TableType type, (string Key, string Value)[] rows)
    {
        var table = new RenderedTable(DebianRelease.Of(platform), type, rows);
        // The name of a value may have characters that a line may not, and the other way.
        if (type != TableType.Inline)
        {
            ShouldRefuse(table, rows);
        }

        return table;
    }

    /// <summary>The renderer refuses what no file can say, and no more: where a row has to have a value, one without it.</summary>
    private static void ShouldRefuse(RenderedTable table, (string Key, string Value)[] rows) =>
        Assert.Equal(
            rows.Where(row =>
                row.Value == NeverWritten
                || (
                    row.Value.Length == 0
                    && !row.Key.Contains("if", StringComparison.OrdinalIgnoreCase)
                    && row.Key[0] != '/'
                )
            ),
            table.Refused
        );

    private static void ShouldAnswer(RenderedTable table, params (string Key, string? Answer)[] answers) =>
        Assert.Equal(answers, answers.Select(a => a.Key).Zip(table.Ask([.. answers.Select(a => a.Key)])));
}
