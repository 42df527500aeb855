using System.Globalization;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>Rows with an attribute of their own kind are lines of the table, with the right syntax.</summary>
public class RowTests
{
    [Theory]
    [InlineData(
        """[Alias("postmaster", "root", "admin@example.org")]""",
        "AliasTable",
        "alias_maps",
        "postmaster root, admin@example.org"
    )]
    [InlineData(
        """[Alias("list", "|/usr/bin/list post")]""",
        "AliasTable",
        "alias_maps",
        "list \"|/usr/bin/list post\""
    )]
    [InlineData("""[Alias("box", "/var/mail/box")]""", "AliasTable", "alias_maps", "box /var/mail/box")]
    [InlineData(
        """[VirtualAlias("orders@shop.example", "a@shop.example", "b@shop.example")]""",
        "VirtualAliasTable",
        "virtual_alias_maps",
        "orders@shop.example a@shop.example, b@shop.example"
    )]
    [InlineData(
        """[Rewrite("joe@inside.example", "joe@example.org")]""",
        "GenericTable",
        "smtp_generic_maps",
        "joe@inside.example joe@example.org"
    )]
    [InlineData(
        """[Rewrite("@old.example", "@example.org")]""",
        "CanonicalTable",
        "canonical_maps",
        "@old.example @example.org"
    )]
    [InlineData(
        """[Route("example.com", "smtp", "[mx.example.com]:587")]""",
        "TransportTable",
        "transport_maps",
        "example.com smtp:[mx.example.com]:587"
    )]
    [InlineData("""[Route("*", "smtp")]""", "TransportTable", "transport_maps", "* smtp:")]
    [InlineData(
        """[Route("example.com", "", "[mx.example.com]")]""",
        "TransportTable",
        "transport_maps",
        "example.com :[mx.example.com]"
    )]
    [InlineData(
        """[Route("@example.com", "smtp", "[out.example.com]")]""",
        "SenderDependentDefaultTransportTable",
        "sender_dependent_default_transport_maps",
        "@example.com smtp:[out.example.com]"
    )]
    [InlineData(
        """[Relayhost("@example.com", "[smart.example.net]:587")]""",
        "SenderDependentRelayhostTable",
        "sender_dependent_relayhost_maps",
        "@example.com [smart.example.net]:587"
    )]
    [InlineData(
        """[Mailbox("joe@box.example", "box.example/joe/")]""",
        "VirtualMailboxTable",
        "virtual_mailbox_maps",
        "joe@box.example box.example/joe/"
    )]
    [InlineData(
        """[Recipient("joe@example.com")]""",
        "RelayRecipientTable",
        "relay_recipient_maps",
        "joe@example.com OK"
    )]
    [InlineData("""[Domain("example.com")]""", "RelayDomainTable", "relay_domains", "example.com OK")]
    [InlineData(
        """[Login("joe@example.org", "joe", "admin")]""",
        "SenderLoginTable",
        "smtpd_sender_login_maps",
        "joe@example.org joe, admin"
    )]
    [InlineData(
        """[HeaderCheck("/^X-Spam: yes/", HeaderCheckAction.Reject, "spam")]""",
        "HeaderCheckTable",
        "header_checks",
        "/^X-Spam: yes/ REJECT spam"
    )]
    [InlineData(
        """[HeaderCheck("/^Received:/", HeaderCheckAction.Ignore)]""",
        "SmtpHeaderCheckTable",
        "smtp_header_checks",
        "/^Received:/ IGNORE"
    )]
    [InlineData(
        """[Bcc("joe@example.org", "archive@example.org")]""",
        "SenderBccTable",
        "sender_bcc_maps",
        "joe@example.org archive@example.org"
    )]
    [InlineData(
        """[Relocated("joe@example.org", "joe@new.example")]""",
        "RelocatedTable",
        "relocated_maps",
        "joe@example.org joe@new.example"
    )]
    [InlineData(
        """[Sni("mx.example.org", "/etc/ssl/key.pem", "/etc/ssl/cert.pem")]""",
        "TlsServerSniTable",
        "tls_server_sni_maps",
        "mx.example.org /etc/ssl/key.pem, /etc/ssl/cert.pem"
    )]
    [InlineData(
        """[ClientCertificate("3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1:3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1", "partner")]""",
        "RelayClientCertTable",
        "relay_clientcerts",
        "3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1:3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1 partner"
    )]
    public void A_row_is_a_line_of_the_table_that_serves_its_parameter(
        string row,
        string tableClass,
        string parameter,
        string line
    )
    {
        Dictionary<string, string> files = Project($"{row}\nsealed class Rows : {tableClass};").FilesOf("a");
        Assert.Matches($@"(?m)^{parameter} += \w+:\$config_directory/rows$", files["main.cf"]);
        Assert.Equal(line, files["rows"].TrimEnd('\n').Split('\n')[^1]);
    }

    [Theory]
    [InlineData("""[Access("192.0.2.7", AccessAction.Reject, "go away")]""", "192.0.2.7 REJECT go away")]
    [InlineData(
        """[Access("192.0.2.7", AccessAction.DeferIfPermit, "4.7.1 later")]""",
        "192.0.2.7 DEFER_IF_PERMIT 4.7.1 later"
    )]
    [InlineData("""[Access("192.0.2.7", AccessAction.Ok)]""", "192.0.2.7 OK")]
    [InlineData("""[Access("192.0.2.7", "strict")]""", "192.0.2.7 strict")]
    [InlineData(
        """[Access("192.0.2.7", PermitMyNetworks, "reject_rbl_client bl.example", typeof(RejectRblClient<Spamhaus>), Reject)]""",
        "192.0.2.7 permit_mynetworks, reject_rbl_client bl.example, reject_rbl_client zen.spamhaus.org=127.0.0.[2..11], reject"
    )]
    public void A_row_of_an_access_table_has_an_action(string row, string line)
    {
        Dictionary<string, string> files = OfAccess(row);
        Assert.Contains(
            "check_client_access texthash:$config_directory/rows",
            files["main.cf"],
            StringComparison.Ordinal
        );
        Assert.Equal(line, files["rows"].TrimEnd('\n').Split('\n')[^1]);
    }

    [Theory]
    [InlineData("5", "PFX0007 5")]
    [InlineData("Reject, typeof(string)", "PFX0007 typeof(string)")]
    [InlineData("typeof(Spamhaus)", "PFX0007 typeof(Spamhaus)")]
    [InlineData("null!", "PFX0007 null!")]
    [InlineData("AccessAction.Reject, AccessAction.Ok", "PFX0007 AccessAction.Reject")]
    public async Task What_is_not_a_restriction_is_an_error_at_the_argument(string restrictions, string finding) =>
        Assert.Contains(finding, await ProjectOfAccess($"[Access(\"192.0.2.7\", {restrictions})]").FindingsAsync());

    /// <summary>smtpd(8) opens no table that a row names, and takes a colon for one.</summary>
    [Theory]
    [InlineData("typeof(CheckSenderAccess<Other>)", "PFX2013 typeof(CheckSenderAccess<Other>)")]
    [InlineData(
        "Reject, \"check_policy_service inet:127.0.0.1:10023\"",
        "PFX2013 \"check_policy_service inet:127.0.0.1:10023\""
    )]
    [InlineData("\"rejectt\"", "PFX2013 \"rejectt\"")]
    public async Task A_rule_sees_the_restrictions_of_a_row(string restrictions, string finding) =>
        Assert.Contains(finding, await ProjectOfAccess($"[Access(\"192.0.2.7\", {restrictions})]").FindingsAsync());

    /// <summary>A client may write either form.</summary>
    [Fact]
    public void A_domain_that_is_not_ASCII_has_a_row_in_each_of_its_forms()
    {
        string table = Project(
                """
                [VirtualAlias("Jürgen@bücher.example", "joe@example.org")]
                sealed class Rows : VirtualAliasTable;
                """
            )
            .FilesOf("a")["rows"];
        Assert.EndsWith(
            "Jürgen@bücher.example        joe@example.org\nJürgen@xn--bcher-kva.example joe@example.org\n",
            table,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        """[Route("a.example", "smtp")] sealed class Rows : VirtualAliasTable;""",
        "PFX0004 [Route] does not belong into a table that serves virtual_alias_maps. Derive the class from TransportTable or SenderDependentDefaultTransportTable, or write [VirtualAlias] or [Entry]"
    )]
    [InlineData(
        """[Table, VirtualAlias("a@a.example", "b@a.example")] sealed class Rows : LookupTable;""",
        "PFX0004 [VirtualAlias] does not belong into a table that serves no parameter. Derive the class from VirtualAliasTable, or write [Access] or [Entry]"
    )]
    [InlineData(
        """[Table, Access("a.example", AccessAction.Reject)] sealed class Rows : TransportTable;""",
        "PFX0004 [Access] does not belong into a table that serves transport_maps. Derive the class from LookupTable, or write [Route] or [Entry]"
    )]
    [InlineData(
        """[Route("a.example", "smtp")] sealed class Rows;""",
        "PFX0004 The rows of 'Rows' are in no file: the class is not a lookup table. Write [Table] on it, and derive it from LookupTable, or from a base that serves a parameter, such as VirtualAliasTable"
    )]
    public async Task A_row_in_the_wrong_table_is_an_error(string table, string finding) =>
        Assert.Contains(
            finding,
            (await Project(table).DiagnosticsAsync()).Select(d =>
                $"{d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}"
            )
        );

    [Theory]
    [InlineData(
        """[Table(Type = TableType.Inline), Route("a.example", "smtp", "[b.example]"), Route("c.example", "relay")]""",
        "TransportTable",
        "transport_maps = inline:{ {a.example = smtp:[b.example]}, {c.example = relay:} }"
    )]
    [InlineData(
        """[Table(Type = TableType.Inline), VirtualAlias("a@a.example", "cost$@a.example", "b@a.example")]""",
        "VirtualAliasTable",
        "virtual_alias_maps = inline:{ {a@a.example = cost$$@a.example, b@a.example} }"
    )]
    [InlineData(
        """[Table(Type = TableType.Static), Recipient("whoever")]""",
        "RelayRecipientTable",
        "relay_recipient_maps = static:OK"
    )]
    [InlineData(
        """[Table(Type = TableType.Static), Entry("*", "a, b")]""",
        "SenderLoginTable",
        "smtpd_sender_login_maps = static:{a, b}"
    )]
    public void A_small_table_stands_in_the_value_and_has_no_file(string rows, string tableClass, string setting)
    {
        Dictionary<string, string> files = Project($"{rows}\nsealed class Rows : {tableClass};").FilesOf("a");
        Assert.Contains(setting, OneLine(files["main.cf"]), StringComparison.Ordinal);
        Assert.DoesNotContain("rows", files.Keys);
    }

    [Fact]
    public void A_small_table_stands_in_the_list_of_restrictions_that_names_it() =>
        Assert.Contains(
            "check_client_access inline:{ {192.0.2.7 = REJECT 5.7.1 go, away} }",
            OneLine(
                OfAccess(
                    """[Table(Type = TableType.Inline), Access("192.0.2.7", AccessAction.Reject, "5.7.1 go, away")]"""
                )["main.cf"]
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Proxymap_opens_a_table_that_asks_for_it()
    {
        Dictionary<string, string> files = Project(
                """[Table(Proxy = true), Route("a.example", "smtp")] sealed class Rows : TransportTable;"""
            )
            .FilesOf("a");
        Assert.Contains("proxy:texthash:$config_directory/rows", files["main.cf"], StringComparison.Ordinal);
        Assert.EndsWith("\na.example smtp:\n", files["rows"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """[Table(Type = TableType.Inline), Entry("a=b", "c")]""",
        "The row 'a=b' cannot stand in the value of a parameter: Postfix would read another one. Write the table into a file, as with TableType.Texthash"
    )]
    [InlineData(
        """[Table(Type = TableType.Inline), Entry("a", "b} {c")]""",
        "The row 'a' cannot stand in the value of a parameter: Postfix would read another one. Write the table into a file, as with TableType.Texthash"
    )]
    [InlineData(
        """[Table(Type = TableType.Inline), Entry("a", "b  c")]""",
        "The row 'a' cannot stand in the value of a parameter: Postfix would read another one. Write the table into a file, as with TableType.Texthash"
    )]
    [InlineData(
        """[Table(Type = TableType.Static), Entry("a", "")]""",
        "The result '' cannot stand in the value of a parameter: Postfix would read another one. Write the table into a file, as with TableType.Texthash"
    )]
    [InlineData(
        """[Table(Type = TableType.Static), Entry("a", "b"), Entry("c", "d")]""",
        "A table of type static has one result for every key, and this one has 2 rows. Write one row, or Type = TableType.Inline"
    )]
    [InlineData(
        """[Table(Type = TableType.Inline)]""",
        "A table of type inline needs a row. Write one, or leave the table out"
    )]
    public async Task What_cannot_stand_in_a_value_is_an_error(string rows, string finding) =>
        Assert.Contains(
            "PFX0004 " + finding,
            (await Project($"{rows} sealed class Rows : VirtualAliasTable;").DiagnosticsAsync()).Select(d =>
                $"{d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}"
            )
        );

    /// <summary>A row of one kind is judged as one that is written by hand.</summary>
    [Fact]
    public async Task A_rule_sees_the_row() =>
        Assert.Contains(
            "PFX4011 \"nosuch\"",
            await Project("""[Route("a.example", "nosuch", "[b.example]")] sealed class Rows : TransportTable;""")
                .FindingsAsync()
        );

    private static CSharpProject Project(string table) =>
        CSharpProject.Of($"[PostfixInstance(\"a\"), Target(Platform.Debian12), Main]\npublic class A\n{{\n{table}\n}}");

    private static Dictionary<string, string> OfAccess(string rows) => ProjectOfAccess(rows).FilesOf("a");

    private static CSharpProject ProjectOfAccess(string rows) =>
        CSharpProject.Of(
            $$"""
            [PostfixInstance("a"), Target(Platform.Debian12)]
            [Smtpd(ClientRestrictions = [typeof(CheckClientAccess<A.Rows>)])]
            [RestrictionClass("strict", Reject)]
            public partial class A
            {
                {{rows}}
                public sealed class Rows : LookupTable;
                [Access("a.example", AccessAction.Reject)]
                public sealed class Other : LookupTable;
                [DnsList("zen.spamhaus.org", Answers = "127.0.0.[2..11]")]
                public sealed class Spamhaus : DnsList;
            }
            """
        );

    private static string OneLine(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
