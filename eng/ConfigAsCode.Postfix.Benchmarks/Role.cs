using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// One character typed in a file that has nothing to do with mail, beside one class with many instances. What an instance costs is what a
/// role of many allocates more than a role of one, divided by the instances that it has more.
/// </summary>
[MemoryDiagnoser]
[MedianColumn]
[InProcess, WarmupCount(2), IterationCount(7), RunOncePerIteration]
public class Role
{
    private EditedProject project = null!;

    [Params(1, 50, 1000, 3200)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void Open() => project = new EditedProject(Files(Instances), Fleet.Unrelated, "=> 4", "0");

    /// <summary>The control: parse, compile what the file needs, report what the compiler finds in it.</summary>
    [Benchmark(Baseline = true)]
    public int Compiler() => project.Compile();

    /// <summary>The same, and the generator has run.</summary>
    [Benchmark]
    public int AndGenerator() => project.Generate();

    /// <summary>The same as that, and an analyzer that does nothing has run: the compiler declares the types of the generated files for it.</summary>
    [Benchmark]
    public int AndNoAnalyzer() => project.RunNoAnalyzer();

    /// <summary>The analyzer of the package in its place.</summary>
    [Benchmark]
    public int AndFindings() => project.Analyze();

    private static IEnumerable<(string, string)> Files(int instances) =>
        [.. Fleet.Files(servers: 0), ("Edge.cs", Edge(instances))];

    /// <summary>Every third instance has a host name of its own, every seventh a setting, every fifth another platform.</summary>
    private static string Edge(int instances)
    {
        var text = new StringBuilder("using ConfigAsCode.Postfix;\nusing static ConfigAsCode.Postfix.Restriction;\n");
        for (int i = 0; i < instances; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[PostfixInstance(\"edge{i}\"")
                .Append(i % 5 == 0 ? ", Platform = Platform.Debian13" : "")
                .Append(i % 3 == 0 ? FormattableString.Invariant($", HostName = \"edge{i}.example.org\"") : "")
                .Append(i % 7 == 0 ? ", Set = [\"smtpd_banner=$myhostname\"]" : "")
                .Append(")]\n");
        }

        return text.Append(
                """
                [Target(Platform.Debian12)]
                [Main(MyDestination = ["$myhostname", "localhost"], MyNetworks = ["127.0.0.0/8", "10.0.0.0/16"])]
                [Smtpd(Banner = "$myhostname ESMTP", ClientConnectionCountLimit = 20)]
                public partial class Edge : IExchanger
                {
                    [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
                    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    [SmtpdSasl(AuthEnable = true)]
                    [Smtpd(ClientRestrictions = [PermitSaslAuthenticated, Reject], RelayRestrictions = [PermitSaslAuthenticated, Reject])]
                    sealed class Submission;

                    [Table("virtual")]
                    [Entry("person@site.example.org", "box@store.example.org")]
                    sealed class Aliases : VirtualAliasTable;
                }
                """
            )
            .ToString();
    }
}
