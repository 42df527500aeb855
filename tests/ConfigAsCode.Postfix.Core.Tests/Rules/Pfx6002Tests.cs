namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6002Tests
{
    [Fact]
    public void Of_a_parameter_that_is_set_three_times_the_first_two_have_no_effect()
    {
        (string Place, string Message)[] found = AnalyzedFiles.Find(
            "PFX6002",
            "relayhost = a.example\nmyorigin = b\nrelayhost = b.example\n\nrelayhost =\n"
        );
        Assert.Equal(["main.cf(1,1)", "main.cf(3,1)"], found.Select(f => f.Place));
        Assert.Equal(
            "relayhost = a.example has no effect: line 5 sets relayhost again, and Postfix uses the last value. "
                + "Remove one of the two lines",
            found[0].Message
        );
    }

    [Fact]
    public void An_override_that_a_later_one_replaces_is_reported_at_its_own_line()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find(
                "PFX6002",
                "",
                AnalyzedFiles.Smtp + "\n  -o smtpd_banner=a -o myorigin=b\n  -o { smtpd_banner = c }\n"
            )
        );
        Assert.Equal("master.cf(2,3)", place);
        Assert.Equal(
            "-o smtpd_banner=a has no effect: line 3 sets smtpd_banner again for smtp/inet, and the daemon uses the last value. "
                + "Remove one of the two",
            message
        );
    }

    [Theory]
    [InlineData("a = 1\nA = 1\n", "")]
    [InlineData("a = 1\n", AnalyzedFiles.Smtp + " -o a=2\nsubmission inet n - n - - smtpd -o a=2\n")]
    public void Another_name_and_another_service_replace_nothing(string mainCf, string masterCf) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6002", mainCf, masterCf));

    [Fact]
    public void The_line_without_effect_is_removed_with_those_that_continue_it_and_comments_stay() =>
        Assert.Equal(
            "# the host\n# between\nmyorigin = b\nrelayhost = d\n",
            AnalyzedFiles
                .Fixed(
                    "PFX6002",
                    "# the host\nrelayhost =\n# between\n  c\nmyorigin = b\nrelayhost = d\n",
                    isSafe: true
                )
                .MainCf
        );

    [Theory]
    [InlineData("\n  -o myorigin=a\n  -o myorigin=b\n", "\n  -o myorigin=b\n")]
    [InlineData(" -o { myorigin = a } -o myorigin=b\n", " -o myorigin=b\n")]
    [InlineData("\n  -o { myorigin = a }\n  -v -o myorigin=b\n", "\n  -v -o myorigin=b\n")]
    public void An_option_without_effect_is_removed_with_its_braces(string options, string after) =>
        Assert.Equal(
            AnalyzedFiles.Smtp + after,
            AnalyzedFiles.Fixed("PFX6002", "", AnalyzedFiles.Smtp + options, isSafe: true).MasterCf
        );

    [Fact]
    public void Where_a_comment_accepts_a_risk_for_the_line_somebody_has_to_choose() =>
        Assert.Equal(
            "# accept-risk PFX1001: old scanner\nrelayhost = d\n",
            AnalyzedFiles.Fixed("PFX6002", "# accept-risk PFX1001: old scanner\nrelayhost = c\nrelayhost = d\n").MainCf
        );

    [Fact]
    public void The_settings_of_a_database_are_no_other()
    {
        var table = new Core.Syntax.TableFile("sql.cf", "mysql", "user = a\nquery = b%s\nuser = c\n");
        Assert.Equal(
            "user has no effect: line 3 sets user again, and Postfix uses the last value. Remove one of the two lines",
            Assert.Single(AnalyzedFiles.Find("PFX6002", "", tables: table)).Message
        );
        Assert.Equal("query = b%s\nuser = c\n", AnalyzedFiles.FixedTable("PFX6002", table));
    }

    [Fact]
    public void A_file_that_is_named_as_tables_of_two_types_is_reported_once()
    {
        const string Text = "user = a\nquery = b%s\nuser = c\n";
        Core.Syntax.TableFile[] tables = [new("sql.cf", "mysql", Text), new("sql.cf", "pgsql", Text)];
        Assert.Single(AnalyzedFiles.Find("PFX6002", "", tables: tables));
    }

    /// <summary>A comment that speaks of accepting risks, without the form, accepts none.</summary>
    [Theory]
    [InlineData("# relayhost: accept-risk is not needed\n", true)]
    [InlineData("# accept-risk PFX1001: old scanner\n\n", true)]
    [InlineData("# accept-risk PFX1001: old scanner\n# of 2019\n", false)]
    public void Only_what_accepts_a_risk_of_the_line_needs_a_choice(string comment, bool isSafe) =>
        Assert.Equal(
            comment + "relayhost = d\n",
            AnalyzedFiles.Fixed("PFX6002", comment + "relayhost = c\nrelayhost = d\n", isSafe: isSafe).MainCf
        );
}
