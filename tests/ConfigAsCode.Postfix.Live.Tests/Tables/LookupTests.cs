using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>The real postmap(1) finds each entry of a rendered table, and nothing else in it.</summary>
public sealed class LookupTests : IDisposable
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly (string Key, string Value)[] Addresses =
    [
        ("orders@shop.example.org", "shop@example.org, archive@example.org"),
        ("@sales.example.org", "sales  two blanks"),
        ("4711@example.org", "leading digits"),
        ("4711", "0815"),
        ("# of customers@example.org", "never written"),
        ("comment@example.org", "550 # not a comment"),
        ("hash#tag@example.org", "#"),
        ("\"two words\"@example.org", "a quoted local part"),
        ("\"a \\\" quote\"@example.org", "an escaped quote"),
        ("equals=sign@example.org", "a = b"),
        ("zoë@example.org", "zoë@büro.example"),
        ("用户@example.org", "𝄞 beyond the first plane"),
        ("Mixed.Case@Example.ORG", "Kept As It Is"),
        ("dollar$name@example.org", "$myhostname ${myhostname}"),
        ("a-key-that-is-longer-than-any-column-should-ever-be@example.org", "not aligned"),
        ("tab@example.org", "a\tb"),
        (".example.org", "smtp:[mx.example.org]:587"),
        ("*", "anything"),
    ];

    private static readonly (string Key, string Value)[] Networks =
    [
        ("192.0.2.17", "OK"),
        ("!203.0.113.0/24 ", "never written"),
        ("192.0.2.0/24", "REJECT 4 # not a comment"),
        ("2001:db8::/32", "550 5.7.1 Grüße"),
        ("[2001:db9::]/32", "in brackets"),
        ("if 198.51.100.0/24", ""),
        ("198.51.100.7", "inside"),
        ("endif", ""),
    ];

    private static readonly (string Key, string Value)[] Patterns =
    [
        ("/^Subject: .*50% off/", "REJECT no sale, please # thanks"),
        ("/^Subject: Exact/i", "WARN heeds the case"),
        ("/^X-Path: a\\/b c/", "WARN a slash and a blank"),
        ("!/^[A-Z]/", "HOLD 1 not a header"),
        ("if /^From:/", ""),
        ("/^From: (.*)@/", "PREPEND X-Who: $1"),
        ("endif", ""),
        ("/^Zoë/", "IGNORE ë"),
        ("/", "never written"),
    ];

    private readonly ConfigurationFolder folder = new(DebianRelease.Tested);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("texthash")]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void Each_key_is_found_with_its_value(string type)
    {
        Table table = Write(type, Addresses);
        foreach (TableEntry entry in table.Entries)
        {
            Assert.Equal(entry.Value, Query(table, entry.Key));
        }

        Assert.Null(Query(table, "nobody@example.org"));
        Assert.Null(Query(table, "#"));
        Assert.Equal("Kept As It Is", Query(table, "mixed.case@example.org"));
    }

    [Theory]
    [InlineData("192.0.2.17", "OK")]
    [InlineData("192.0.2.18", "REJECT 4 # not a comment")]
    [InlineData("2001:db8::5", "550 5.7.1 Grüße")]
    [InlineData("2001:db9::5", "in brackets")]
    [InlineData("198.51.100.7", "inside")]
    [InlineData("198.51.100.8", null)]
    public void The_first_network_that_holds_an_address_answers(string address, string? value) =>
        Assert.Equal(value, Query(Write("cidr", Networks), address));

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void The_first_pattern_that_matches_answers(string type)
    {
        Table table = Write(type, Patterns);
        Assert.Equal("REJECT no sale, please # thanks", Query(table, "subject: now 50% OFF"));
        Assert.Equal("WARN heeds the case", Query(table, "Subject: Exact"));
        Assert.Null(Query(table, "Subject: exact"));
        Assert.Equal("WARN a slash and a blank", Query(table, "X-Path: a/b c"));
        Assert.Equal("HOLD 1 not a header", Query(table, "- lower"));
        Assert.Equal("PREPEND X-Who: zoë", Query(table, "From: zoë@example.org"));
        Assert.Equal("IGNORE ë", Query(table, "Zoë"));
        Assert.Null(Query(table, "Another: header"));
    }

    /// <summary>
    /// Rows that the renderer refuses are left out; these are the ones whose value says so, and no others.
    /// </summary>
    private Table Write(string type, (string Key, string Value)[] rows)
    {
        (string Key, string Value)[] refused =
        [
            .. rows.Where(r =>
                TableText.ErrorIn(r.Key, r.Value, TableTypeInfo.FormatOf(type), Release.Target) is not null
            ),
        ];
        Assert.Equal(rows.Where(row => row.Value == "never written"), refused);
        var table = new Table(
            "table",
            type,
            rows.Except(refused).Select(row => new TableEntry(row.Key, row.Value, Origin.Unknown)).ToEquatableArray(),
            Origin.Unknown
        );
        var instance = new Instance(
            "lookup",
            "Lookup",
            Release.Target,
            EquatableArray.Of(new Setting("compatibility_level", "3.7", Origin.Unknown)),
            default,
            EquatableArray.Of(table),
            default,
            Origin.Unknown
        );
        foreach (RenderedFile file in InstanceRenderer.Render(instance))
        {
            folder.Write(file.Path, file.Text);
        }

        if (type is "hash" or "btree" or "lmdb")
        {
            RunTheCommandOfTheHeader(table.Name);
        }

        return table;
    }

    /// <summary>An indexed table says in its header what the host must run; that is what is run here.</summary>
    private void RunTheCommandOfTheHeader(string table)
    {
        const string Marker = "in this folder: ";
        string text = File.ReadAllText(Path.Combine(folder.FullName, table));
        string command = text[(text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..].Split('\n')[0];
        Programs.RunOrFail("sh", ["-c", $"cd '{folder.FullName}' && PATH=$PATH:/usr/sbin MAIL_CONFIG=. {command}"]);
    }

    private string? Query(Table table, string key)
    {
        ProgramResult result = folder.Run(
            "postmap",
            ["-q", key, $"{table.Type}:{Path.Combine(folder.FullName, table.Name)}"]
        );
        Assert.False(
            result.Error.Contains("unsupported dictionary type", StringComparison.Ordinal),
            $"Postfix has no table type {table.Type}; install with: apt-get install -y postfix-{table.Type}"
        );
        // 1 without a word is "not found" (postmap(1), DIAGNOSTICS); a warning is a row that Postfix did not take.
        Assert.Equal("", result.Error);
        return result.ExitCode == 0 ? result.Output.TrimEnd('\n') : null;
    }
}
