using System.Globalization;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// Files of four times the size take about four times the memory to read, judge, describe and compare. Time differs with the machine; what grows
/// with the square allocates too (docs/performance.md has the times).
/// </summary>
public class LargeInputTests
{
    private const int Small = 16_000;

    private const string MainCf =
        "compatibility_level = 3.6\nmydestination = example.org\nsmtpd_tls_security_level = may\n";
    private const string MasterCf =
        "smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nsmtp unix - - n - - smtp\n";

    /// <summary>What is repeated in main.cf; # stands for a number.</summary>
    [Theory]
    [InlineData("unknown_parameter# = 1\n")]
    [InlineData("smtpd_tls_securty_level# = may\n")]
    [InlineData("myhostname = m#.example.org\n")]
    [InlineData("own# = a\nuses# = $own#\n")]
    [InlineData("a# = $a#\n")]
    [InlineData("a# = $b#\nb# = $a#\n")]
    [InlineData("transport#_destination_recipient_limit = 1\n")]
    [InlineData("no setting #\n")]
    [InlineData("# comment\n")]
    public void Lines_of_main_cf(string line) => AssertLinear(n => MainCf + Repeated(line, n), _ => MasterCf);

    [Theory]
    [InlineData("mydestination = ", "d#.example.org ")]
    [InlineData("mydestination = ", "$own# ")]
    [InlineData("mydestination = ", "${myhostname?{a}:{b}} ")]
    [InlineData("mydestination = ", "${")]
    [InlineData("a = 1\nmydestination = ", "${a?{")]
    [InlineData("a = 1\nmydestination = ", "$(a")]
    [InlineData("mydestination = ", "{")]
    [InlineData("mynetworks = ", "10.0.0.1/8 ")]
    [InlineData("mynetworks = ", "192.0.2.# ")]
    [InlineData("mynetworks = ", "name# ")]
    [InlineData("smtpd_recipient_restrictions = ", "rejct_unknown# ")]
    [InlineData("smtpd_recipient_restrictions = ", "check_client_access hash:/t# ")]
    [InlineData("smtpd_recipient_restrictions = ", "check_policy_service { inet:127.0.0.1:1, timeout=10s } ")]
    [InlineData("smtpd_relay_restrictions = ", "permit_mynetworks ")]
    [InlineData("smtpd_milters = ", "inet:127.0.0.1:# ")]
    [InlineData("virtual_alias_maps = ", "hahs:/t# ")]
    [InlineData("virtual_alias_maps = ", "proxy:hash:/t# ")]
    [InlineData("smtp_tls_security_level = ", "e")]
    [InlineData("x = ", "a")]
    public void One_line_of_main_cf(string start, string part) =>
        AssertLinear(n => MainCf + start + Repeated(part, n) + "\n", _ => MasterCf);

    [Theory]
    [InlineData("1# inet n - n - - smtpd\n")]
    [InlineData("1# inet n - n - - smtpd -o own=# -o smtpd_banner=$own\n")]
    [InlineData(
        "10.0.0.1:1# inet n - n - - smtpd\n -o smtpd_sasl_auth_enable=yes\n -o smtpd_client_restrictions=reject\n"
    )]
    [InlineData("t# unix - - n - - smtp -o smtp_tls_security_level=encrypt\n")]
    [InlineData("p# unix - n n - - pipe user=mail argv=/bin/true ${recipient}\n")]
    [InlineData("1# inet n - n - 1 postscreen\n")]
    [InlineData("t# unix - - n - - smptd#\n")]
    [InlineData("smtp unix - - n - - smtp\n")]
    [InlineData("t# unix\n")]
    [InlineData("#off inet n - n - - smtpd\n  -o smtpd_banner=a\n")]
    public void Lines_of_master_cf(string line) => AssertLinear(_ => MainCf, n => MasterCf + Repeated(line, n));

    [Theory]
    [InlineData(" -o own#=1")]
    [InlineData(" -o own#=$own#")]
    [InlineData(" -o smtpd_banner=#")]
    [InlineData(" -o smtpd_tls_securty#=1")]
    [InlineData(" -o { own# = a b }")]
    [InlineData(" word")]
    public void One_service(string part) =>
        AssertLinear(_ => MainCf, n => MasterCf + "2525 inet n - n - - smtpd" + Repeated(part, n) + "\n");

    /// <summary>Each of many services would read its own copy of a long value.</summary>
    [Fact]
    public void A_long_value_with_a_name_of_each_service() =>
        Assert.InRange(
            Allocated(
                MainCf + "relay_domains = $own " + Repeated("d#.example.org ", 200_000) + "\nown = a\n",
                MasterCf + Repeated("1# inet n - n - - smtpd -o own=#\n", 40_000)
            ),
            1,
            500_000_000
        );

    /// <summary>What grows with the length may still be too much of it: a copy for each level of tables, a sentence for each row that nobody is shown.</summary>
    [Theory]
    [InlineData("virtual_alias_maps = ", "pipemap:{", 100)]
    [InlineData("virtual_alias_maps = ", "unionmap:{proxy:", 100)]
    [InlineData("smtpd_recipient_restrictions = check_client_access inline:{", "d#.example=gone#, ", 900)]
    public void A_long_value_allocates_little_for_each_character(string start, string part, int bytes)
    {
        const int Length = 300_000;
        string value = Repeated(part, Length / 2);
        string braces = new('}', (start + value).Count(c => c == '{'));
        string mainCf = MainCf + start + value + (braces.Length > 1 ? "inline:{a=b}" : "") + braces + "\n";
        Allocated(mainCf, MasterCf);
        Assert.InRange(Allocated(mainCf, MasterCf) / mainCf.Length, 0, bytes);
    }

    private static void AssertLinear(Func<int, string> mainCf, Func<int, string> masterCf)
    {
        Allocated(mainCf(Small), masterCf(Small));
        long small = Allocated(mainCf(Small), masterCf(Small));
        long large = Allocated(mainCf(4 * Small), masterCf(4 * Small));
        // Quadratic growth is 16; a little more than 4 where numbers of more digits make other texts.
        Assert.InRange(large / (double)small, 0, 9);
    }

    private static long Allocated(string mainCf, string masterCf)
    {
        Target target = Targets.Of("3.7");
        long before = GC.GetAllocatedBytesForCurrentThread();
        InstanceReading reading = InstanceReader.Read("mail", target, mainCf, masterCf);
        Assert.NotNull(Rulebook.Analyze(reading).ToList());
        PostureReport report = PostureReport.Of([reading.Instance]);
        Assert.NotEmpty(PostureMarkdown.Of(report) + PostureHtml.Of(report));
        Instance other = InstanceReader.Read("mail", target, MainCf, MasterCf).Instance;
        Assert.NotNull(InstanceChanges.Between(other, reading.Instance));
        Assert.NotNull(InstanceChanges.Between(reading.Instance, other));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeated(string part, int length)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; text.Length < length; i++)
        {
            text.Append(
                part.StartsWith('#')
                    ? part
                    : part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            );
        }

        return text.ToString();
    }
}
