using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

public class TableReaderTests
{
    [Theory]
    [InlineData("texthash", "a  b c ", "a", "b c")]
    [InlineData("hash", "a\tb\n  c\n", "a", "b  c")]
    [InlineData("hash", "a # b", "a", "# b")]
    [InlineData("hash", "\"a b\"@example.org c", "\"a b\"@example.org", "c")]
    [InlineData("hash", "a\\ b c", "a\\ b", "c")]
    [InlineData("cidr", "192.0.2.0/24  OK", "192.0.2.0/24", "OK")]
    [InlineData("cidr", "! 192.0.2.0/24 OK", "! 192.0.2.0/24", "OK")]
    [InlineData("cidr", "if 192.0.2.0/24", "if 192.0.2.0/24", "")]
    [InlineData("cidr", "endif", "endif", "")]
    [InlineData("regexp", "/a b/i  REJECT no", "/a b/i", "REJECT no")]
    [InlineData("pcre", @"/a\/ b/ x", @"/a\/ b/", "x")]
    [InlineData("pcre", "!/a/ x", "!/a/", "x")]
    [InlineData("regexp", "/a/!/b c/ x", "/a/!/b c/", "x")]
    [InlineData("regexp", "/a/", "/a/", "")]
    [InlineData("regexp", "if !/a b/", "if !/a b/", "")]
    [InlineData("ldap", "server_host = ldap.example.org", "server_host", "ldap.example.org")]
    public void A_row_is_split_as_its_table_type_does(string type, string line, string key, string value)
    {
        InstanceReading reading = Read(type, line);
        Assert.Empty(AnalyzedFiles.Faults(reading));
        TableEntry entry = Assert.Single(Assert.Single(reading.Instance.Tables).Entries);
        Assert.Equal((key, value), (entry.Key, entry.Value));
    }

    [Theory]
    [InlineData("hash", "a")]
    [InlineData("hash", "\"a b")]
    [InlineData("cidr", "192.0.2.1")]
    [InlineData("regexp", "/a b")]
    [InlineData("pcre", "a b")]
    public void A_row_without_its_parts_is_skipped(string type, string line)
    {
        InstanceReading reading = Read(type, line + "\n");
        Assert.Empty(Assert.Single(reading.Instance.Tables).Entries);
        Assert.Equal("PFX6008", Assert.Single(AnalyzedFiles.Faults(reading)).Rule.Id);
    }

    [Fact]
    public void Before_3_2_a_quote_keeps_no_blanks()
    {
        TableEntry entry = Assert.Single(Assert.Single(Read("hash", "\"a b\" c", "3.1").Instance.Tables).Entries);
        Assert.Equal(("\"a", "b\" c"), (entry.Key, entry.Value));
    }

    [Fact]
    public void A_table_type_without_a_text_file_is_reported() =>
        Assert.Contains(Rulebook.Analyze(Read("static", "a b")), f => f.Rule.Id == "PFX0005");

    [Fact]
    public void Rows_keep_their_order_and_know_their_line()
    {
        Table table = Assert.Single(Read("cidr", "# first match wins\n::/0 a\n0.0.0.0/0 b\n").Instance.Tables);
        Assert.Equal([2, 3], table.Entries.Select(e => e.Origin.Range!.Value.Start.Line));
        Assert.Equal(["::/0", "0.0.0.0/0"], table.Entries.Select(e => e.Key));
    }

    private static InstanceReading Read(string type, string text, string version = "3.7") =>
        InstanceReader.Read("test", Targets.Of(version), "", "", new TableFile("table", type, text));
}
