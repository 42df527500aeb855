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
}
