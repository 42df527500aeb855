using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6008Tests
{
    [Fact]
    public void A_key_without_a_value_is_skipped()
    {
        (string place, string message) = Assert.Single(Find("hash", "a@example.org b\n\npostmaster@example.org\n"));
        Assert.Equal("table(3,1)", place);
        Assert.Equal(
            "'postmaster@example.org' is not a row of table: there is no value after the key. Postfix logs a warning and skips the "
                + "line. Write the key, a blank and the value, or # in front of a comment",
            message
        );
    }

    [Theory]
    [InlineData("cidr", "192.0.2.1")]
    [InlineData("pcre", "a b")]
    [InlineData("regexp", "/a b")]
    public void So_is_a_pattern_that_is_not_closed_or_has_no_result(string type, string line) =>
        Assert.Single(Find(type, line));

    [Theory]
    [InlineData("pcre", "/a/")]
    [InlineData("cidr", "endif")]
    [InlineData("static", "a")]
    public void What_needs_no_value_is_a_row(string type, string line) => Assert.Empty(Find(type, line));

    [Theory]
    [InlineData("postmaster root", "there is no ':' behind a name")]
    [InlineData(
        "info@example.org: root",
        "the name before the ':' has a '@', and only names of this host can be aliases"
    )]
    [InlineData("postmaster: root", null)]
    public void A_table_of_aliases_has_a_colon_behind_each_name(string line, string? error) =>
        Assert.Equal(
            error is null
                ? []
                :
                [
                    $"'{line}' is not a row of aliases: {error}. postalias(1) and newaliases(1) skip the line with a warning. "
                        + "Write the name, a colon and the value, or # in front of a comment",
                ],
            AnalyzedFiles
                .Find(
                    "PFX6008",
                    "alias_database = hash:/etc/postfix/aliases\n",
                    tables: new TableFile("aliases", "hash", line + "\n")
                )
                .Select(f => f.Message)
        );

    private static (string Place, string Message)[] Find(string type, string text) =>
        AnalyzedFiles.Find("PFX6008", "", tables: new TableFile("table", type, text));

    [Theory]
    [InlineData("pcre")]
    [InlineData("cidr")]
    [InlineData("hash")]
    public void A_line_that_begins_with_a_NUL_is_not_a_row(string type) =>
        Assert.Contains(
            Core.Rules.Rulebook.AnalyzeFiles(
                AnalyzedFiles.Read("", null, "3.7", new TableFile("table", type, "\0/a/ b\n"))
            ),
            finding => finding.Rule.Id == "PFX6008"
        );

    [Fact]
    public void The_line_is_made_a_comment() =>
        Assert.Equal(
            "a b\n#postmaster\n",
            AnalyzedFiles.FixedTable("PFX6008", new TableFile("table", "hash", "a b\npostmaster\n"))
        );

    [Theory]
    [InlineData("texthash", 1)]
    [InlineData("lmdb", 1)]
    // Read in another form, another line of it is at fault.
    [InlineData("cidr", 2)]
    public void A_file_that_is_named_as_tables_of_two_types_is_reported_once_for_each_form(string other, int found) =>
        Assert.Equal(
            found,
            AnalyzedFiles
                .Find("PFX6008", "", tables: [new TableFile("map", "hash", "a\n"), new TableFile("map", other, "a\n")])
                .Length
        );
}
