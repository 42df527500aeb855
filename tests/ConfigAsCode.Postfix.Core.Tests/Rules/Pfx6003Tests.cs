namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6003Tests
{
    [Fact]
    public void Blanks_around_the_equals_sign_stop_the_daemon()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find("PFX6003", "", AnalyzedFiles.Smtp + "\n# c\n  -o smtpd_banner = a\n")
        );
        Assert.Equal("master.cf(3,3)", place);
        Assert.Equal(
            "-o smtpd_banner of smtp/inet sets nothing: there is no '=' after the parameter name. The daemon stops each time "
                + "master(8) starts it. Write -o name=value without blanks, or -o { name = value }",
            message
        );
    }

    [Fact]
    public void An_option_at_the_end_of_the_line_has_no_value() =>
        Assert.StartsWith(
            "The last -o of smtp/inet sets nothing: there is no name=value after the -o.",
            Assert.Single(AnalyzedFiles.Find("PFX6003", "", AnalyzedFiles.Smtp + " -o a=b -o")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("relayhost {}")]
    [InlineData("relayhost {} {}")]
    [InlineData("relayhost =")]
    [InlineData("no_such {}")]
    public void What_is_behind_the_name_may_be_empty(string option) =>
        Assert.NotEmpty(AnalyzedFiles.Find("PFX6003", "", AnalyzedFiles.Smtp + " -o " + option));

    [Fact]
    public void Braces_behind_the_letter_are_part_of_the_name() =>
        Assert.Equal(
            "-o{smtpd_banner=a b} of smtp/inet sets a parameter called '{smtpd_banner', which no program reads: master(8) keeps "
                + "braces that start inside a word. Write a blank after the -o",
            Assert.Single(AnalyzedFiles.Find("PFX6003", "", AnalyzedFiles.Smtp + " -o{smtpd_banner=a b}")).Message
        );

    [Fact]
    public void Before_3_0_no_braces_are_advised() =>
        Assert.EndsWith(
            "Write -o name=value without blanks",
            Assert.Single(AnalyzedFiles.Find("PFX6003", "", AnalyzedFiles.Smtp + " -o a", version: "2.11")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("-o a=")]
    [InlineData("-oa=b")]
    [InlineData("-o { a = b }")]
    [InlineData("-vo a=b=c")]
    public void What_the_daemon_reads_is_not_reported(string words) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6003", "", AnalyzedFiles.Smtp + " " + words));

    [Theory]
    [InlineData("-o smtpd_banner = a", "-o smtpd_banner=a")]
    [InlineData("-o smtpd_banner =a -v", "-o smtpd_banner=a -v")]
    [InlineData("-o smtpd_banner\t= a\n  -o myorigin=b", "-o smtpd_banner=a\n  -o myorigin=b")]
    [InlineData("-o{smtpd_banner=a b}", "-o {smtpd_banner=a b}")]
    public void The_blanks_go_where_one_value_is_meant(string option, string after) =>
        Assert.Equal(
            $"{AnalyzedFiles.Smtp} {after}\n",
            AnalyzedFiles.Fixed("PFX6003", "", $"{AnalyzedFiles.Smtp} {option}\n", isSafe: true).MasterCf
        );

    [Theory]
    [InlineData("-o smtpd_banner = a b")]
    [InlineData("-o smtpd_banner =")]
    [InlineData("-o smtpd_banner\n# c\n  = a")]
    [InlineData("-o nobodys_name = a")]
    public void Where_another_text_may_be_meant_there_is_no_fix(string option) =>
        Assert.Empty(
            Core.Rules.Rulebook.AnalyzeFiles(AnalyzedFiles.Read("", $"{AnalyzedFiles.Smtp} {option}\n"))
                .Single(finding => finding.Rule.Id == "PFX6003")
                .Fixes
        );
}
