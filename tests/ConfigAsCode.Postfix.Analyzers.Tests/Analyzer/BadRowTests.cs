using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Declarations;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>A text that no row can carry is an error at its argument, whatever the kind of the row, and no file is made.</summary>
public class BadRowTests
{
    // The class of the table, and a row with the key and each text in a place of its own.
    private static readonly (string Table, string Row)[] Rows =
    [
        ("AliasTable", "Alias(KEY, TEXT, TEXT)"),
        ("VirtualAliasTable", "VirtualAlias(KEY, TEXT, TEXT)"),
        ("CanonicalTable", "Rewrite(KEY, TEXT)"),
        ("TransportTable", "Route(KEY, TEXT, TEXT)"),
        ("SenderDependentRelayhostTable", "Relayhost(KEY, TEXT)"),
        ("VirtualMailboxTable", "Mailbox(KEY, TEXT)"),
        ("RelayRecipientTable", "Recipient(KEY)"),
        ("RelayDomainTable", "Domain(KEY)"),
        ("SenderLoginTable", "Login(KEY, TEXT, TEXT)"),
        ("LookupTable", "Access(KEY, AccessAction.Reject, TEXT)"),
        ("LookupTable", "Access(KEY, TEXT, TEXT)"),
        ("HeaderCheckTable", "HeaderCheck(KEY, HeaderCheckAction.Warn, TEXT)"),
        ("SenderBccTable", "Bcc(KEY, TEXT)"),
        ("RelocatedTable", "Relocated(KEY, TEXT)"),
        ("TlsServerSniTable", "Sni(KEY, TEXT, TEXT)"),
        ("RelayClientCertTable", "ClientCertificate(KEY, TEXT)"),
    ];

    private static readonly string[] BadKeys =
    [
        "\"\"",
        "null!",
        "\" \"",
        "\"a \"",
        "\"\\ta\"",
        "\"# a\"",
        "\"a\\nb\"",
        "\"a\\r\"",
        "\"a\\0\"",
        "\"\\u0007\"",
        "\"\\uD800\"",
        "\"a\\\"b\"",
        "\"a b\"",
    ];

    private static readonly string[] BadTexts = ["\"a\\nb\"", "\"a\\r\"", "\"a\\0\"", "\"\\u0007\"", "\"\\uD800\""];

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string table, string row) in Rows)
            {
                data.Add(table, row);
            }

            return data;
        }
    }

    [Fact]
    public void Every_kind_of_row_is_tried() =>
        Assert.Empty(RowKind.All.Select(kind => kind.Attribute).Except(Rows.Select(row => row.Row.Split('(')[0])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_that_no_row_can_have_is_an_error_at_the_key(string table, string row)
    {
        foreach (string key in BadKeys)
        {
            string written = row.Replace("KEY", key, StringComparison.Ordinal)
                .Replace("TEXT", "\"good\"", StringComparison.Ordinal);
            await AssertErrorAsync(table, written, key);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_text_that_no_file_can_have_is_an_error_at_the_text(string table, string row)
    {
        string withKey = row.Replace("KEY", Key(table), StringComparison.Ordinal);
        string[] parts = withKey.Split("TEXT");
        for (int bad = 1; bad < parts.Length; bad++)
        {
            foreach (string text in BadTexts)
            {
                string written = string.Concat(
                    parts.Select(
                        (part, i) =>
                            (
                                i == 0 ? ""
                                : i == bad ? text
                                : "\"good\""
                            ) + part
                    )
                );
                await AssertErrorAsync(table, written, text);
            }
        }
    }

    [Theory]
    [InlineData("AliasTable", "Alias(\"a\", \"\", \"b\")", "\"\"")]
    [InlineData("VirtualAliasTable", "VirtualAlias(\"a\", \"b\", null!)", "null!")]
    [InlineData("SenderLoginTable", "Login(\"a\", \"b\", \"\", \"c\")", "\"\"")]
    [InlineData("TlsServerSniTable", "Sni(\"a\", \"\", \"/c\")", "\"\"")]
    [InlineData("LookupTable", "Access(\"a\", \"\", Reject)", "\"\"")]
    public async Task An_empty_item_of_a_list_is_an_error(string table, string row, string shown) =>
        Assert.Contains("PFX0004 " + shown, await Project(table, row).FindingsAsync());

    private static string Key(string table) => table == "HeaderCheckTable" ? "\"/k/\"" : "\"k.example\"";

    private static async Task AssertErrorAsync(string table, string row, string shown)
    {
        CSharpProject project = Project(table, row);
        Assert.Contains("PFX0005 " + shown, await project.FindingsAsync());
        Assert.Empty(project.AllFiles());
    }

    private static CSharpProject Project(string table, string row) =>
        CSharpProject.Of(
            $$"""
            [PostfixInstance("a"), Target(Platform.Debian12)]
            public partial class A { [Table("x"), {{row}}] sealed class X : {{table}}; }
            """
        );
}
