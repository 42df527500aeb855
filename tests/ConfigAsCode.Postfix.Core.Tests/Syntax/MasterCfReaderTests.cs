using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Core.Tests.Rules;
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
        Assert.Empty(AnalyzedFiles.Faults(reading));
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
            Origin.InFile("master.cf", new SourceRange(new SourcePosition(0, 1, 1), new SourcePosition(62, 1, 63)))
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
        Assert.Empty(AnalyzedFiles.Faults(reading));
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
        Assert.Empty(AnalyzedFiles.Faults(reading));
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
        Assert.Equal("PFX6004", Assert.Single(AnalyzedFiles.Faults(reading)).Rule.Id);
    }

    [Theory]
    [InlineData(Smtp + " {a b", "PFX6005")]
    [InlineData(Smtp + " {a b}c", "PFX6005")]
    [InlineData(Smtp + " -o a = b", "PFX6003")]
    [InlineData(Smtp + " -o", "PFX6003")]
    [InlineData(Smtp + " -o {}", "PFX6003")]
    [InlineData(Smtp + " -o { a b }", "PFX6003")]
    public void A_word_that_is_not_well_formed_is_an_error(string line, string rule) =>
        Assert.Equal(rule, Assert.Single(AnalyzedFiles.Faults(Read(line + "\n"))).Rule.Id);

    [Fact]
    public void An_override_is_where_its_option_is()
    {
        Service service = Assert.Single(Read(Smtp + "\n  -o a=1\n# c\n  -v -o\n  { b = 2\n 3 }\n").Instance.Services);
        Assert.Equal(
            ["a=1 (2,3)-(2,9)", "b=2 3 (4,6)-(6,3)"],
            service.Settings.Select(s =>
                $"{s.Parameter}={s.Value} {s.Origin.Range}-({s.Origin.Range!.Value.End.Line},{s.Origin.Range.Value.End.Column})"
            )
        );
    }

    [Fact]
    public void Braces_joined_to_the_option_belong_to_the_name()
    {
        InstanceReading reading = Read($"{Smtp} -o{{a=b c}}\n");
        CfOption option = Assert.Single(reading.MasterCf!.Services[0].Options);
        Assert.Equal("{a", option.Name!.Text);
        Assert.Empty(reading.Instance.Services[0].Settings);
        Assert.Equal("PFX6003", Assert.Single(AnalyzedFiles.Faults(reading)).Rule.Id);
    }

    [Theory]
    [InlineData("smtp", "inet n", "25", "inet n")]
    [InlineData("localhost:submission", "inet n", "localhost:587", "inet n")]
    [InlineData("x", "unix -", "x", "unix y")]
    public void The_last_of_two_entries_for_one_endpoint_wins(string first, string kind, string second, string again)
    {
        InstanceReading reading = Read($"{first} {kind} - n - - one\n{second} {again} - n - - two\n");
        Assert.Equal("two", Assert.Single(reading.Instance.Services).Program);
        Finding finding = Assert.Single(AnalyzedFiles.Faults(reading));
        Assert.Equal(("PFX4007", "(1,1)"), (finding.Rule.Id, finding.Place.Origin.Range.ToString()));
    }

    [Theory]
    [InlineData("smtp inet n", "smtp unix n")]
    [InlineData("25 inet n", "[::1]:25 inet n")]
    [InlineData("x unix n", "x unix y")]
    public void Entries_of_another_type_or_address_stand_side_by_side(string first, string second) =>
        Assert.Empty(AnalyzedFiles.Faults(Read($"{first} - n - - one\n{second} - n - - two\n")));

    [Fact]
    public void The_last_of_two_overrides_wins()
    {
        InstanceReading reading = Read($"{Smtp} -o a=1 -o b=2 -o a=3\n");
        Assert.Equal(
            ["b=2", "a=3"],
            Assert.Single(reading.Instance.Services).Settings.Select(s => s.Parameter + "=" + s.Value)
        );
        Assert.Equal("PFX6002", Assert.Single(AnalyzedFiles.Faults(reading)).Rule.Id);
    }

    private static InstanceReading Read(string masterCf, string version = "3.7") =>
        InstanceReader.Read("test", Targets.Of(version), "", masterCf);
}
