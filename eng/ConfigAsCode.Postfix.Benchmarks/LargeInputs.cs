using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Changes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// Files of up to a megabyte, of each kind that once took the square of its size, or all memory: read, judged, described, and compared with
/// small ones. Four times the size should cost about four times as much, or less where a limit ends it.
/// </summary>
[MemoryDiagnoser]
public class LargeInputs
{
    private const string MainCf =
        "compatibility_level = 3.6\nmydestination = example.org\nsmtpd_tls_security_level = may\n";
    private const string MasterCf =
        "smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nsmtp unix - - n - - smtp\n";

    private static readonly Target Debian = PlatformInfo.Find("Debian12")!.Target;

    // What stands before, what is repeated (# is a number), and whether it is in master.cf.
    private static readonly Dictionary<string, (string Start, string Part, bool IsMaster)> All = new()
    {
        ["names tenfold"] = (Tenfold(), "$b", false),
        ["a chain of names"] = ("smtpd_banner = $c0\n", "c# = $c+\n", false),
        ["${a?{ nested"] = ("a = 1\nmydestination = ", "${a?{", false),
        ["unclosed ${"] = ("mydestination = ", "${", false),
        ["unknown parameters"] = ("", "smtpd_unknown_name# = 1\n", false),
        ["one parameter again"] = ("", "myhostname = m#.example.org\n", false),
        ["networks"] = ("mynetworks = ", "10.0.0.#/8 ", false),
        ["domains"] = ("relay_domains = ", "d#.example.org ", false),
        ["restrictions"] = ("smtpd_recipient_restrictions = ", "check_client_access hash:/t# ", false),
        ["unknown restrictions"] = ("smtpd_recipient_restrictions = ", "rejct_unknown# ", false),
        ["milters"] = ("smtpd_milters = ", "inet:127.0.0.1:# ", false),
        ["one long word"] = ("x = ", "a", false),
        ["blanks"] = ("", " ", false),
        ["servers"] = ("", "1# inet n - n - - smtpd -o smtpd_tls_security_level=encrypt\n", true),
        ["clients"] = ("", "t# unix - - n - - smtp -o smtp_tls_security_level=encrypt\n", true),
        ["options"] = ("2525 inet n - n - - smtpd", " -o own#=1", true),
    };

    private string mainCf = "";
    private string masterCf = "";

    public IEnumerable<string> Kinds => All.Keys;

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    [Params(64, 256, 1000)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Repeat()
    {
        (string start, string part, bool isMaster) = All[Kind];
        var text = new StringBuilder(start);
        for (int i = 0; text.Length < Kilobytes * 1000; i++)
        {
            text.Append(part.Replace("#", Text(i)).Replace("+", Text(i + 1)));
        }

        mainCf = isMaster ? MainCf : MainCf + text + "\n";
        masterCf = isMaster ? MasterCf + text + "\n" : MasterCf;
    }

    [Benchmark]
    public int Whole()
    {
        InstanceReading reading = InstanceReader.Read("mail", Debian, mainCf, masterCf);
        int findings = Rulebook.Analyze(reading).Count();
        PostureReport report = PostureReport.Of([reading.Instance]);
        int length = PostureMarkdown.Of(report).Length + PostureHtml.Of(report).Length;
        Instance small = InstanceReader.Read("mail", Debian, MainCf, MasterCf).Instance;
        return findings + length + InstanceChanges.Between(small, reading.Instance).Count;
    }

    private static string Tenfold()
    {
        var text = new StringBuilder();
        for (char name = 'b'; name < 'i'; name++)
        {
            text.Append(name).Append(" =");
            for (int i = 0; i < 10; i++)
            {
                text.Append(" $").Append((char)(name + 1));
            }

            text.Append('\n');
        }

        return text.Append("i = xxxxxxxxxx\nsmtpd_banner = ").ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
