using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

public class MasterCfReaderTests
{
    private const string Smtp = "smtp inet n - n - - smtpd";

    [Fact]
    public void An_entry_has_eight_fields()
    {
        InstanceReading reading = Read("pickup    unix  n       -       y       60?     1       pickup\n");
        Service service = Assert.Single(reading.Instance.Services);
        Assert.Empty(reading.Problems);
        var expected = new Service(
            "pickup",
            ServiceType.Unix,
            "n",
            "-",
            "y",
            "60?",
            "1",
            "pickup",
            default,
            default,
            new Origin(OriginKind.File, "master.cf", 1)
        );
        Assert.Equal(expected, service);
    }

    [Theory]
    [InlineData("-o a=b", "a=b")]
    [InlineData("-o a=", "a=")]
    [InlineData("-o a=b=c", "a=b=c")]
    [InlineData("-oa=b", "a=b")]
    [InlineData("-ofoo=foo", "foo=foo")]
    [InlineData("-vo a=b", "a=b")]
    [InlineData("-o a=1 -o b=2", "a=1|b=2")]
    [InlineData("-o { a = b  c }", "a=b  c")]
    [InlineData("-o {a=b}", "a=b")]
    [InlineData("-o a={b c}", "a={b c}")]
    [InlineData("-o a={b", "a={b")]
    [InlineData("-o a=b}", "a=b}")]
    [InlineData("-o { a = {b c} }", "a={b c}")]
    [InlineData("-o { a = }", "a=")]
    [InlineData("-o a=\"b", "a=\"b")]
    [InlineData("-o a=#b", "a=#b")]
    [InlineData("\n  # comment\n\n  -o a=b", "a=b")]
    public void An_override_is_one_word_and_braces_keep_its_blanks(string words, string settings)
    {
        InstanceReading reading = Read($"{Smtp} {words}\n");
        Assert.Empty(reading.Problems);
        Assert.Equal(
            settings,
            string.Join("|", Assert.Single(reading.Instance.Services).Settings.Select(s => s.Parameter + "=" + s.Value))
        );
    }

    [Fact]
    public void Before_Postfix_3_0_braces_are_characters_like_others()
    {
        InstanceReading reading = Read($"{Smtp} -o a={{b -o {{c=d}} {{e f}}\n", "2.11");
        Service service = Assert.Single(reading.Instance.Services);
        Assert.Equal(["a={b", "{c=d}"], service.Settings.Select(s => s.Parameter + "=" + s.Value));
        Assert.Equal(["{e", "f}"], service.Arguments);
    }

    [Fact]
    public void A_brace_that_is_never_closed_swallows_the_words_behind_it()
    {
        Service service = Assert.Single(Read($"{Smtp} -o a={{b -o c=d\n").Instance.Services);
        Assert.Equal(["a={b -o c=d"], service.Settings.Select(s => s.Parameter + "=" + s.Value));
    }

    [Theory]
    [InlineData("flags=DRhu user=vmail argv=/bin/x -f ${sender}", "flags=DRhu|user=vmail|argv=/bin/x|-f|${sender}")]
    [InlineData("-v -D", "-v|-D")]
    [InlineData("-v user=x", "-v|user=x")]
    [InlineData("-i 5 user=x", "-i|5|user=x")]
    [InlineData("user=x -o a=b", "user=x|-o|a=b")]
    [InlineData("-- -o a=b", "--|-o|a=b")]
    [InlineData("- -o a=b", "-|-o|a=b")]
    [InlineData("{a  b} {  c } {} {{d e}} f{g h}i", "a  b|c||{d e}|f{g h}i")]
    [InlineData("\"a b\" # c", "\"a|b\"|#|c")]
    public void Arguments_are_the_words_that_are_no_override(string words, string arguments)
    {
        InstanceReading reading = Read($"x unix - n n - - pipe {words}\n");
        Assert.Empty(reading.Problems);
        Service service = Assert.Single(reading.Instance.Services);
        Assert.Empty(service.Settings);
        Assert.Equal(arguments, string.Join("|", service.Arguments));
    }

    [Theory]
    [InlineData("smtp inet n - n - -")]
    [InlineData("smtp tcp n - n - - smtpd")]
    [InlineData("smtp INET n - n - - smtpd")]
    public void An_entry_without_a_type_or_with_too_few_fields_stops_the_master(string line)
    {
        InstanceReading reading = Read(line + "\n");
        Assert.Empty(reading.Instance.Services);
        Assert.Equal(SyntaxProblemKind.Fatal, Assert.Single(reading.Problems).Kind);
    }

    [Theory]
    [InlineData("smtp inet N - n - - smtpd")]
    [InlineData("smtp unix n yes n - - smtpd")]
    [InlineData("smtp unix n - x - - smtpd")]
    [InlineData("smtp inet y - n - - smtpd")]
    [InlineData("smtp inet - - n - - smtpd")]
    [InlineData("smtp unix n - n ? - smtpd")]
    [InlineData("smtp unix n - n - no smtpd")]
    [InlineData("smtp unix n - n - -1 smtpd")]
    [InlineData("smtp unix n - n - - -")]
    [InlineData(Smtp + " {a b")]
    [InlineData(Smtp + " {a b}c")]
    [InlineData(Smtp + " -o a = b")]
    [InlineData(Smtp + " -o")]
    [InlineData(Smtp + " -o {}")]
    [InlineData(Smtp + " -o { a b }")]
    public void A_bad_field_or_word_is_fatal(string line) =>
        Assert.Contains(Read(line + "\n").Problems, p => p.Kind == SyntaxProblemKind.Fatal && p.Line == 1);

    [Theory]
    [InlineData("smtp unix n - n 1x - smtpd")]
    [InlineData("smtp unix n - n - 1? smtpd")]
    public void Text_behind_the_digits_of_a_number_is_ignored_by_the_master(string line) =>
        Assert.Equal(SyntaxProblemKind.Misread, Assert.Single(Read(line + "\n").Problems).Kind);

    [Fact]
    public void Braces_joined_to_the_option_belong_to_the_name()
    {
        InstanceReading reading = Read($"{Smtp} -o{{a=b c}}\n");
        Assert.Equal(["{a=b c}"], reading.Instance.Services[0].Settings.Select(s => s.Parameter + "=" + s.Value));
        Assert.Equal(SyntaxProblemKind.Misread, Assert.Single(reading.Problems).Kind);
    }

    [Theory]
    [InlineData("3.3", 1)]
    [InlineData("3.4", 0)]
    public void The_type_unix_dgram_came_with_3_4(string version, int problems) =>
        Assert.Equal(problems, Read("postlog unix-dgram n - n - 1 postlogd\n", version).Problems.Count);

    [Theory]
    [InlineData("smtp", "inet n", "25", "inet n")]
    [InlineData("localhost:submission", "inet n", "localhost:587", "inet n")]
    [InlineData("x", "unix -", "x", "unix y")]
    public void The_last_of_two_entries_for_one_endpoint_wins(string first, string kind, string second, string again)
    {
        InstanceReading reading = Read($"{first} {kind} - n - - one\n{second} {again} - n - - two\n");
        Assert.Equal("two", Assert.Single(reading.Instance.Services).Program);
        SyntaxProblem problem = Assert.Single(reading.Problems);
        Assert.Equal((SyntaxProblemKind.Overridden, 1), (problem.Kind, problem.Line));
    }

    [Theory]
    [InlineData("smtp inet n", "smtp unix n")]
    [InlineData("25 inet n", "[::1]:25 inet n")]
    [InlineData("x unix n", "x unix y")]
    public void Entries_of_another_type_or_address_stand_side_by_side(string first, string second) =>
        Assert.Empty(Read($"{first} - n - - one\n{second} - n - - two\n").Problems);

    [Fact]
    public void The_last_of_two_overrides_wins()
    {
        InstanceReading reading = Read($"{Smtp} -o a=1 -o b=2 -o a=3\n");
        Assert.Equal(
            ["b=2", "a=3"],
            Assert.Single(reading.Instance.Services).Settings.Select(s => s.Parameter + "=" + s.Value)
        );
        Assert.Equal(SyntaxProblemKind.Overridden, Assert.Single(reading.Problems).Kind);
    }

    private static InstanceReading Read(string masterCf, string version = "3.7") =>
        InstanceReader.Read("test", Targets.Of(version), "", masterCf);
}
