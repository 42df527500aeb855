using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>A row is edited in the form in which it is written, whatever its kind.</summary>
public class RowEditTests
{
    // The class of the table, a row, a result, and the row with it.
    private static readonly (string Table, string Row, string Result, string Becomes)[] Rows =
    [
        ("TransportTable", """Entry("a.example", "smtp:b")""", "lmtp:b", """Entry("a.example", "lmtp:b")"""),
        (
            "AliasTable",
            """Alias("info", "bob", "eve")""",
            "bob, \"|/bin/mine -x\"",
            """Alias("info", "bob", "|/bin/mine -x")"""
        ),
        (
            "VirtualAliasTable",
            """VirtualAlias("i@a.example", ["bob@a.example", "eve"])""",
            "eve@a.example, eve",
            """VirtualAlias("i@a.example", ["eve@a.example", "eve"])"""
        ),
        ("CanonicalTable", """Rewrite("bob", "b@a.example")""", "x@a.example", """Rewrite("bob", "x@a.example")"""),
        ("TransportTable", """Route("a.example", "smpt")""", "smtp:[b]", """Route("a.example", "smtp", "[b]")"""),
        (
            "SenderDependentRelayhostTable",
            """Relayhost("@a.example", "b.example")""",
            "DUNNO",
            """Relayhost("@a.example", "DUNNO")"""
        ),
        ("VirtualMailboxTable", """Mailbox("b@a.example", "b")""", "a/b/", """Mailbox("b@a.example", "a/b/")"""),
        ("RelayRecipientTable", """Recipient("b@a.example")""", "OK", """Recipient("b@a.example")"""),
        ("RelayDomainTable", """Domain("a.example")""", "OK", """Domain("a.example")"""),
        ("SenderLoginTable", """Login("b@a.example", "b", "c")""", "b", """Login("b@a.example", "b")"""),
        (
            "LookupTable",
            """Access("a.example", AccessAction.Reject, "no")""",
            "DEFER_IF_PERMIT no",
            """Access("a.example", AccessAction.DeferIfPermit, "no")"""
        ),
        (
            "LookupTable",
            """Access("b.example", PermitMyNetworks, Restriction.Reject)""",
            "permit_mynetworks, defer",
            """Access("b.example", PermitMyNetworks, Defer)"""
        ),
        (
            "HeaderCheckTable",
            """HeaderCheck("/^X-A:/", HeaderCheckAction.Warn, "what")""",
            "IGNORE",
            """HeaderCheck("/^X-A:/", HeaderCheckAction.Ignore)"""
        ),
        (
            "SenderBccTable",
            """Bcc("b@a.example", "x@a.example")""",
            "y@a.example",
            """Bcc("b@a.example", "y@a.example")"""
        ),
        (
            "RelocatedTable",
            """Relocated("b@a.example", "x")""",
            "y@b.example",
            """Relocated("b@a.example", "y@b.example")"""
        ),
        ("TlsServerSniTable", """Sni("a.example", "/k", "/c")""", "/k, /d", """Sni("a.example", "/k", "/d")"""),
        ("RelayClientCertTable", """ClientCertificate("AB:CD", "b")""", "c", """ClientCertificate("AB:CD", "c")"""),
    ];

    public static TheoryData<string, string, string, string> Results
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach ((string table, string row, string result, string becomes) in Rows)
            {
                data.Add(table, row, result, becomes);
            }

            return data;
        }
    }

    [Fact]
    public void Every_kind_of_row_is_edited_here() =>
        Assert.Empty(RowKind.All.Select(kind => kind.Attribute).Except(Rows.Select(row => NameIn(row.Row))));

    [Theory]
    [MemberData(nameof(Results))]
    public async Task A_result_is_written_with_the_arguments_of_the_kind(
        string table,
        string row,
        string result,
        string becomes
    )
    {
        FixRun before = FixRun.Of(Declared(table, row));
        FixRun? after = await before.EditAsync(KeyIn(row), new Edit(EditKind.SetRowResult, Value: result));
        if (row == becomes)
        {
            // The key alone counts.
            Assert.Null(after);
            return;
        }

        Assert.Equal(Declared(table, becomes), after!.File);
        await AssertCompilesAsync(after);
    }

    [Theory]
    [MemberData(nameof(Results))]
    public async Task A_key_is_the_first_argument(string table, string row, string result, string becomes)
    {
        _ = (result, becomes);
        FixRun? after = await FixRun
            .Of(Declared(table, row))
            .EditAsync(KeyIn(row), new Edit(EditKind.SetRowKey, Value: "other"));
        Assert.Equal(Declared(table, row.Replace(KeyIn(row), "\"other\"", StringComparison.Ordinal)), after!.File);
        await AssertCompilesAsync(after);
    }

    [Theory]
    [MemberData(nameof(Results))]
    public async Task A_row_is_added_in_the_form_of_the_others(string table, string row, string result, string becomes)
    {
        FixRun? after = await FixRun
            .Of(Declared(table, row))
            .EditAsync(KeyIn(row), new Edit(EditKind.AddRow, "other", result));
        string added = becomes
            .Replace(KeyIn(row), "\"other\"", StringComparison.Ordinal)
            .Replace("[\"", "\"", StringComparison.Ordinal)
            .Replace("\"]", "\"", StringComparison.Ordinal);
        Assert.Equal(Declared(table, $"{row}]\n    [{added}"), after!.File);
        await AssertCompilesAsync(after);
    }

    [Theory]
    [InlineData(
        "LookupTable",
        """Access("a", "permit_mynetworks", Reject)""",
        "permit_mynetworks, defer",
        """Access("a", "permit_mynetworks", Defer)"""
    )]
    [InlineData("TransportTable", """Route("a", Mail.Store, "b")""", "lmtp:c", """Route("a", Mail.Store, "c")""")]
    [InlineData(
        "TransportTable",
        """Route("a", "smtp", /* the hub */ "b")""",
        "smtp:c",
        """Route("a", "smtp", /* the hub */ "c")"""
    )]
    public async Task What_stays_the_same_stays_as_it_is_written(
        string table,
        string row,
        string result,
        string becomes
    ) =>
        Assert.Equal(
            Declared(table, becomes),
            (
                await FixRun.Of(Declared(table, row)).EditAsync("\"a\"", new Edit(EditKind.SetRowResult, Value: result))
            )!.File
        );

    [Fact]
    public async Task What_the_kind_cannot_say_is_an_entry()
    {
        FixRun? after = await FixRun
            .Of(Declared("HeaderCheckTable", """HeaderCheck("/^X-A:/", HeaderCheckAction.Warn)"""))
            .EditAsync("\"/^X-A:/\"", new Edit(EditKind.AddRow, "/^X-B:/", "SOMETHING else"));
        Assert.Contains("""[Entry("/^X-B:/", "SOMETHING else")]""", after!.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_kind_cannot_say_is_not_offered_for_the_row_itself() =>
        Assert.Null(
            await FixRun
                .Of(Declared("HeaderCheckTable", """HeaderCheck("/^X-A:/", HeaderCheckAction.Warn)"""))
                .EditAsync("\"/^X-A:/\"", new Edit(EditKind.SetRowResult, Value: "SOMETHING else"))
        );

    [Fact]
    public async Task A_comment_between_arguments_is_not_removed() =>
        Assert.Null(
            await FixRun
                .Of(Declared("TransportTable", """Route("a.example", "smtp", /* the hub */ "[b]")"""))
                .EditAsync("\"a.example\"", new Edit(EditKind.SetRowResult, Value: "local:"))
        );

    private static string Declared(string table, string row) =>
        $$"""
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            public partial class Mail
            {
                const string Store = "lmtp";

                [Table("rows")]
                [{{row}}]
                sealed class Rows : {{table}};
            }

            """;

    private static string NameIn(string row) => row[..row.IndexOf('(', StringComparison.Ordinal)];

    private static string KeyIn(string row) => "\"" + row.Split('"')[1] + "\"";

    private static async Task AssertCompilesAsync(FixRun run) =>
        Assert.DoesNotContain(
            await run.DiagnosticsAsync(),
            d => d.Id.StartsWith("CS", StringComparison.Ordinal) && d.Severity == DiagnosticSeverity.Error
        );
}
