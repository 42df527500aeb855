using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.HandWritten;

/// <summary>Every finding has a line: what is wrong at the setting, what is missing at the service or at the end of main.cf.</summary>
public class FindingLocationTests
{
    private const string Master =
        "25 inet n - y - - smtpd\n587 inet n - y - - smtpd\n  -o no_such=1\nlocal unix - n n - - locall\n";

    [Theory]
    [InlineData("PFX4001", "no_such_main", "main.cf", 3, 1, "no_such_main = x,")]
    [InlineData("PFX4001", "no_such", "master.cf", 3, 6, "no_such=1")]
    [InlineData("PFX4008", "command", "master.cf", 4, 22, "locall")]
    [InlineData("PFX2009", "smtpd_forbid_bare_newline", "master.cf", 1, 1, "25")]
    public void A_finding_is_shown_at_the_part_at_fault(
        string rule,
        string parameter,
        string file,
        int line,
        int column,
        string text
    )
    {
        InstanceReading reading = Read("# head\nmyhostname = a.example.org\nno_such_main = x,\n  y\n\n", Master);
        Finding finding = Rulebook.Analyze(reading).First(f => f.Rule.Id == rule && f.Parameter == parameter);
        var location = FindingLocation.Of(finding, reading);
        SourceRange range = location.Range;
        Assert.Equal((file, line, column), (location.File, range.Start.Line, range.Start.Column));
        string all = reading.Documents.Single(d => d.File == file).Text;
        Assert.Equal(text, all[range.Start.Offset..range.End.Offset]);
    }

    [Fact]
    public void What_the_settings_of_a_service_make_necessary_is_shown_at_the_setting()
    {
        InstanceReading reading = Read(
            "myhostname = a.example.org\nsmtpd_tls_security_level = may\n",
            "25 inet n - y - - smtpd\n"
        );
        Finding finding = Rulebook.Analyze(reading).First(f => f.Rule.Id == "PFX1001");
        Assert.Equal((2, 1), Start(FindingLocation.Of(finding, reading)));
        Assert.Equal(25, FindingLocation.Of(finding, reading).Range.End.Column);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("\n\n", 1, 1)]
    [InlineData("myhostname = a.example.org", 1, 27)]
    [InlineData("myhostname = a.example.org\r\n\r\n", 1, 27)]
    public void The_end_of_a_file_is_behind_its_last_line_that_is_not_blank(string mainCf, int line, int column)
    {
        InstanceReading reading = Read(mainCf, masterCf: null);
        Finding finding = Rulebook.Analyze(reading).First(f => f.Rule.Id == "PFX2009");
        Assert.Equal((line, column), Start(FindingLocation.Of(finding, reading)));
    }

    private static (int Line, int Column) Start(FindingLocation location) =>
        (location.Range.Start.Line, location.Range.Start.Column);

    private static InstanceReading Read(string mainCf, string? masterCf) =>
        InstanceReader.Read("mail", PlatformInfo.Find("Debian12")!.Target, mainCf, masterCf);
}
