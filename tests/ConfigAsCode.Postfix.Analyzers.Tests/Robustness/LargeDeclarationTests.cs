using System.Globalization;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Fleets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Robustness;

/// <summary>
/// One class with more and more declarations. What its reading, its output and its findings cost is told by allocations, never by time; the compiler
/// itself is not counted.
/// </summary>
public class LargeDeclarationTests
{
    private const int Some = 250;

    [Theory]
    [InlineData("services", """[UnixService("s#", Daemon.Smtp), SyslogName("postfix/s#")] sealed class S#;""")]
    [InlineData(
        "services with a fault",
        """[InetService("1#", Daemon.Smtpd), SmtpdTls(Protocols = ["TLSv1"])] sealed class S#;"""
    )]
    [InlineData(
        "tables",
        """[Table("t#"), Entry("d.example.org", "smtp:[mx.example.org]")] sealed class T# : TransportTable;"""
    )]
    [InlineData("restriction classes", """[RestrictionClass("c#", RejectUnknownRecipientDomain)] sealed class C#;""")]
    public void Of_a_class(string what, string declaration) =>
        AssertLinear(what, n => $$"""{{Head}} public class Mail { {{Repeated(declaration, n)}} }""");

    [Theory]
    [InlineData("parameters", """[Parameter("my_own_#", "x#")]""")]
    [InlineData("instances", """[PostfixInstance("host#", HostName = "host#.example.org")]""")]
    public void On_a_class(string what, string attribute) =>
        AssertLinear(what, n => $"{Repeated(attribute, n)} {Head} public class Mail;");

    [Theory]
    [InlineData("rows", """[Entry("d#.example.org", "smtp:[mx#.example.org]")]""", "TransportTable")]
    [InlineData("rows with a fault", """[Entry("d#.example.org", "smtpx:[mx#.example.org]")]""", "TransportTable")]
    [InlineData("policies", """[TlsPolicy("d#.example.org", SmtpTlsSecurityLevel.Encrypt)]""", "TlsPolicyTable")]
    [InlineData(
        "policies with a fault",
        """[TlsPolicy("d#.example.org", SmtpTlsSecurityLevel.None)]""",
        "TlsPolicyTable"
    )]
    public void Of_a_table(string what, string row, string table) =>
        AssertLinear(
            what,
            n =>
                $$"""{{Head}} public class Mail { [Table("rows")] {{Repeated(row, n)}} sealed class Rows : {{table}}; }"""
        );

    private const string Head =
        """[PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]""";

    private static void AssertLinear(string what, Func<int, string> source)
    {
        Allocated(source(Some));
        long some = Allocated(source(Some));
        long many = Allocated(source(4 * Some));
        double growth = many / (double)some;
        // Quadratic growth is 16; a little more than 4 where dictionaries grow and numbers have more digits.
        Assert.True(growth < 6, $"four times as many {what} allocate {growth:0.0} times as much ({some} and {many})");
    }

    private static long Allocated(string source)
    {
        CSharpCompilation compilation = CSharpProject.Of(source).Compilation;
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ProjectReading reading = ProjectReading.Of(compilation, TestContext.Current.CancellationToken);
        Assert.NotEmpty(OutputSource.Of("Output", Assert.Single(reading.Classes).Output).Text);
        Assert.NotNull(
            ProjectAnalysis.Of(compilation, new FleetJudge(), today: null, TestContext.Current.CancellationToken)
        );
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeated(string text, int count) =>
        string.Join(
            "\n",
            Enumerable
                .Range(0, count)
                .Select(i => text.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        );
}
