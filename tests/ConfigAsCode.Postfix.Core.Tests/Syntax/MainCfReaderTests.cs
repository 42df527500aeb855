using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

public class MainCfReaderTests
{
    [Theory]
    [InlineData("myhostname=a", "a")]
    [InlineData("myhostname \t=  a b  ", "a b")]
    [InlineData("myhostname = a = b", "a = b")]
    [InlineData("myhostname =", "")]
    [InlineData("myhostname = \"a\"", "\"a\"")]
    [InlineData("myhostname = yes # comment", "yes # comment")]
    [InlineData("myhostname = a\r", "a")]
    [InlineData("myhostname = \u00a0a\u00a0", "\u00a0a\u00a0")]
    [InlineData("myhostname = zoë", "zoë")]
    public void A_value_is_what_stands_behind_the_first_equals_sign_without_outer_blanks(string line, string value)
    {
        InstanceReading reading = Read(line);
        Assert.Equal([("myhostname", value)], Values(reading));
        Assert.Empty(AnalyzedFiles.Faults(reading));
    }

    [Theory]
    [InlineData("a = b\n c\n", "b c")]
    [InlineData("a = b\n\tc\n", "b\tc")]
    [InlineData("a = b\n# comment\n c\n", "b c")]
    [InlineData("a = b\n   # comment\n\n \n c\n", "b c")]
    [InlineData("a =\n b,\n c", "b,\n c")]
    [InlineData("a = b\n #c\n", "b")]
    [InlineData("a = b\\\n c\n", "b\\ c")]
    public void White_space_at_the_start_of_a_line_continues_the_one_before(string text, string value)
    {
        InstanceReading reading = Read(text);
        Assert.Equal([("a", value.Replace("\n", "", StringComparison.Ordinal))], Values(reading));
        Assert.Empty(AnalyzedFiles.Faults(reading));
    }

    [Fact]
    public void A_comment_or_an_empty_line_does_not_end_a_line_that_goes_on()
    {
        // The classic trap: the second setting is part of the first.
        InstanceReading reading = Read("a = b\n\n# the next one is indented\n  c = d\ne = f\n");
        Assert.Equal([("a", "b  c = d"), ("e", "f")], Values(reading));
    }

    [Fact]
    public void White_space_before_the_first_setting_makes_Postfix_skip_the_line()
    {
        InstanceReading reading = Read("# comment\n  a = b\n  c\nd = e\n");
        Assert.Equal([("d", "e")], Values(reading));
        Assert.Equal(("PFX6006", "main.cf(2,1)"), First(reading));
    }

    [Theory]
    [InlineData("myhostname")]
    [InlineData("my hostname = a")]
    [InlineData("= a")]
    public void A_line_that_is_no_setting_stops_every_program(string line)
    {
        InstanceReading reading = Read("a = b\n" + line + "\nc = d\n");
        Assert.Equal([("a", "b"), ("c", "d")], Values(reading));
        Assert.Equal(("PFX6001", "main.cf(2,1)"), First(reading));
    }

    [Fact]
    public void The_last_of_two_settings_wins_and_the_first_is_reported()
    {
        InstanceReading reading = Read("a = 1\nb = 2\na = 3\n");
        Assert.Equal([("a", "3"), ("b", "2")], Values(reading));
        Assert.Equal(("PFX6002", "main.cf(1,1)"), First(reading));
    }

    [Fact]
    public void Names_are_case_sensitive() => Assert.Empty(AnalyzedFiles.Faults(Read("a = 1\nA = 2\n")));

    [Fact]
    public void A_NUL_ends_what_Postfix_sees_of_the_line()
    {
        InstanceReading reading = Read("a = 1\02\n");
        Assert.Equal([("a", "1")], Values(reading));
        Assert.Equal(("PFX6007", "main.cf(1,6)"), First(reading));
    }

    [Fact]
    public void A_setting_knows_the_line_it_starts_on()
    {
        Setting setting = Assert.Single(Read("\n# comment\na = b,\n  c\n").Instance.Settings);
        Assert.Equal(
            Origin.InFile("main.cf", new SourceRange(new SourcePosition(11, 3, 1), new SourcePosition(21, 4, 4))),
            setting.Origin
        );
    }

    private static InstanceReading Read(string mainCf) => InstanceReader.Read("test", Targets.Of("3.7"), mainCf, "");

    private static IEnumerable<(string, string)> Values(InstanceReading reading) =>
        reading.Instance.Settings.Select(s => (s.Parameter, s.Value));

    private static (string, string) First(InstanceReading reading)
    {
        Finding finding = AnalyzedFiles.Faults(reading).First();
        return (finding.Rule.Id, finding.Place.Origin.DeclaredBy + finding.Place.Origin.Range);
    }
}
