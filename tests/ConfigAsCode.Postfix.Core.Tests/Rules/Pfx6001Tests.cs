using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6001Tests
{
    [Fact]
    public void A_line_without_an_equals_sign_stops_every_program()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find("PFX6001", "myorigin = a\n# c\nmydestination localhost\n  b\n")
        );
        Assert.Equal("main.cf(3,1)", place);
        Assert.Equal(
            "'mydestination localhost  b' is not a setting: there is no '=' after the parameter name. "
                + "Every program that reads main.cf stops at the line, and Postfix does not start. "
                + "Write name = value, or # in front of a comment",
            message
        );
    }

    [Theory]
    [InlineData("= value")]
    [InlineData("my origin = a")]
    [InlineData("\0")]
    public void So_does_one_without_a_name_of_one_word(string line) =>
        Assert.Contains(
            Core.Rules.Rulebook.AnalyzeFiles(AnalyzedFiles.Read(line + "\n", null)),
            f => f.Rule.Id == "PFX6001"
        );

    [Fact]
    public void A_long_line_is_cut_in_the_message() =>
        Assert.InRange(Assert.Single(AnalyzedFiles.Find("PFX6001", new string('a', 1 << 20))).Message.Length, 80, 400);

    [Fact]
    public void The_configuration_of_an_LDAP_table_has_the_same_form() =>
        Assert.Equal(
            "ldap-users.cf(2,1)",
            Assert
                .Single(
                    AnalyzedFiles.Find(
                        "PFX6001",
                        "",
                        tables: new TableFile("ldap-users.cf", "ldap", "server_host = a\nsearch_base\n")
                    )
                )
                .Place
        );

    [Theory]
    [InlineData("a =")]
    [InlineData("a=b\r")]
    [InlineData("a = b\n\n  = c")]
    [InlineData("a = b\\")]
    public void What_Postfix_reads_is_not_reported(string text) => Assert.Empty(AnalyzedFiles.Find("PFX6001", text));

    [Theory]
    [InlineData("myorigin localhost", "myorigin = localhost")]
    [InlineData("myorigin: localhost", "myorigin = localhost")]
    [InlineData("mynetworks 127.0.0.0/8\n  [::1]/128", "mynetworks = 127.0.0.0/8\n  [::1]/128")]
    public void Where_a_parameter_has_its_value_behind_it_the_equals_sign_is_what_is_missing(
        string line,
        string after
    ) => Assert.Equal($"a = b\n{after}\n", AnalyzedFiles.Fixed("PFX6001", $"a = b\n{line}\n").MainCf);

    [Fact]
    public void A_line_is_made_a_comment_with_all_lines_that_continue_it() =>
        Assert.Equal(
            "a = b\n#set up\n# between\n#  the host\nc = d\n",
            AnalyzedFiles.Fixed("PFX6001", "a = b\nset up\n# between\n  the host\nc = d\n").MainCf
        );

    [Fact]
    public void A_file_that_is_named_as_tables_of_two_types_is_reported_once() =>
        Assert.Single(
            AnalyzedFiles.Find(
                "PFX6001",
                "",
                tables: [new TableFile("sql.cf", "mysql", "user\n"), new TableFile("sql.cf", "pgsql", "user\n")]
            )
        );
}
