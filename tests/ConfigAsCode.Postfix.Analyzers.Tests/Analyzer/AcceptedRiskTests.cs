using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>An accepted risk fails no build, and says why it is there; one that is over does (PFX9003).</summary>
public class AcceptedRiskTests
{
    private const string Today = "2027-01-01";
    private const string Reason = "scanner on 10.2.0.7 speaks TLS 1.0 only";

    [Fact]
    public async Task On_a_service_it_holds_for_that_service_alone()
    {
        CSharpProject project = Mail(onSubmission: $"[AcceptRisk(\"PFX1001\", \"{Reason}\", Until = \"2027-03-31\")]");
        Assert.Equal(["PFX1001 Protocols = [\">=TLSv1\"]"], await project.FindingsAsync());
        Assert.StartsWith("mail: smtp/inet still accepts TLSv1", await OnlyMessage(project), StringComparison.Ordinal);
        string masterCf = project.FilesOf("mail")["master.cf"];
        Assert.Contains(
            $"# from Submission\n# accepted risk PFX1001 until 2027-03-31: {Reason} (Submission)\nsubmission ",
            masterCf,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("accepted risk", project.FilesOf("mail")["main.cf"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_instance_it_holds_for_all_of_it_and_stands_in_both_headers()
    {
        CSharpProject project = Mail(onInstance: $"[AcceptRisk(\"PFX1001\", \"{Reason}\")]");
        Assert.Empty(await project.FindingsAsync());
        foreach (string file in new[] { "main.cf", "master.cf" })
        {
            Assert.Contains(
                $"change the class and build again.\n# accepted risk PFX1001: {Reason} (Mail)\n\n",
                project.FilesOf("mail")[file],
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task On_a_policy_it_holds_for_every_instance_that_has_it()
    {
        CSharpProject project = Mail(onPolicy: $"[AcceptRisk(\"PFX1001\", \"{Reason}\")]");
        Assert.Empty(await project.FindingsAsync());
        Assert.Contains(
            $"# accepted risk PFX1001: {Reason} (IPolicy)\n",
            project.FilesOf("mail")["main.cf"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_finding_about_two_services_needs_one_on_each()
    {
        const string Policy = """
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [">=TLSv1"], ExcludeCiphers = ["aNULL", "kRSA"], ChainFiles = ["/etc/ssl/mail.pem"])] public interface IOld;
            [PostfixInstance("mail"), Target(Platform.Debian12)]
            public class Mail
            {
                [InetService("2525", Daemon.Smtpd), AcceptRisk("PFX1001", "one")] sealed class One : IOld;
                [InetService("2526", Daemon.Smtpd)SECOND] sealed class Two : IOld;
            }
            """;
        var half = CSharpProject.Of(Policy.Replace("SECOND", "", StringComparison.Ordinal));
        Assert.Equal(["PFX1001 Protocols = [\">=TLSv1\"]"], await half.FindingsAsync());
        var both = CSharpProject.Of(
            Policy.Replace("SECOND", ", AcceptRisk(\"PFX1001\", \"two\")", StringComparison.Ordinal)
        );
        Assert.Empty(await both.FindingsAsync());
    }

    [Fact]
    public async Task It_is_suppressed_in_the_source_and_an_error_log_has_the_reason()
    {
        CSharpProject project = Mail(onInstance: $"[AcceptRisk(\"PFX1001\", \"{Reason}\", Until = \"2027-03-31\")]");
        Diagnostic[] accepted = [.. await project.DiagnosticsOnAsync(Today)];
        Assert.Equal(["PFX1001", "PFX1001"], accepted.Select(d => d.Id));
        Assert.All(accepted, d => Assert.True(d.IsSuppressed));
        Assert.All(
            accepted,
            d =>
                Assert.EndsWith(
                    $". Accepted: {Reason} (until 2027-03-31)",
                    d.GetMessage(null),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_project_that_raises_the_rule_to_an_error_does_not_undo_it()
    {
        CSharpProject project = Mail(onInstance: $"[AcceptRisk(\"PFX1001\", \"{Reason}\")]");
        var strict = project.Compilation.WithOptions(
            project.Compilation.Options.WithSpecificDiagnosticOptions([new("PFX1001", ReportDiagnostic.Error)])
        );
        Assert.Empty(await CSharpProject.DiagnosticsAsync(strict));
    }

    [Theory]
    [InlineData("\"\"", Today, DiagnosticSeverity.Error, "The risk of PFX1001 is accepted without a reason")]
    [InlineData("\"  \"", Today, DiagnosticSeverity.Error, "The risk of PFX1001 is accepted without a reason")]
    [InlineData("null!", Today, DiagnosticSeverity.Error, "The risk of PFX1001 is accepted without a reason")]
    [InlineData("\"a\", Until = \"31.3.2027\"", Today, DiagnosticSeverity.Error, "'31.3.2027' is not a date")]
    [InlineData("\"a\", Until = \"\"", Today, DiagnosticSeverity.Error, "'' is not a date")]
    [InlineData("\"a\", Until = \"2027-02-29\"", Today, DiagnosticSeverity.Error, "'2027-02-29' is not a date")]
    [InlineData(
        "\"a\", Until = \"2026-12-31\"",
        Today,
        DiagnosticSeverity.Error,
        "The risk of PFX1001 was accepted until 2026-12-31, which has passed"
    )]
    [InlineData(
        "\"a\", Until = \"2027-01-01\"",
        Today,
        DiagnosticSeverity.Warning,
        "The risk of PFX1001 is accepted until 2027-01-01; from the next day on"
    )]
    [InlineData(
        "\"a\", Until = \"2027-01-31\"",
        Today,
        DiagnosticSeverity.Warning,
        "The risk of PFX1001 is accepted until 2027-01-31; from the next day on"
    )]
    [InlineData("\"a\", Until = \"2027-02-01\"", Today, null, "")]
    [InlineData("\"a\", Until = \"2026-12-31\"", "", null, "")]
    [InlineData("\"a\"", Today, null, "")]
    public async Task PFX9003_judges_reason_and_date(
        string arguments,
        string today,
        DiagnosticSeverity? severity,
        string message
    )
    {
        CSharpProject project = Mail(onInstance: $"[AcceptRisk(\"PFX1001\", {arguments})]");
        Diagnostic[] told = [.. (await project.DiagnosticsOnAsync(today)).Where(d => d.Id == "PFX9003")];
        Assert.Equal(severity, told.SingleOrDefault()?.Severity);
        Assert.All(told, d => Assert.StartsWith("mail: " + message, d.GetMessage(null), StringComparison.Ordinal));
        Assert.All(told, d => Assert.StartsWith("AcceptRisk(", TextAt(d), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PFX1014", "PFX1014 reports nothing about mail")]
    [InlineData("PFX1000", "no rule is called 'PFX1000'")]
    [InlineData("", "no rule is called ''")]
    [InlineData("PFX0001", "PFX0001 is not a risk that can be accepted")]
    [InlineData("PFX9003", "PFX9003 is not a risk that can be accepted")]
    public async Task PFX9003_warns_of_one_that_accepts_nothing(string rule, string why)
    {
        CSharpProject project = Mail(onInstance: $"[AcceptRisk(\"PFX1001\", \"a\"), AcceptRisk(\"{rule}\", \"b\")]");
        Diagnostic told = Assert.Single(await project.DiagnosticsAsync());
        Assert.Equal((DiagnosticSeverity.Warning, "PFX9003"), (told.Severity, told.Id));
        Assert.Equal($"mail: This accepts nothing: {why}. Remove the attribute", told.GetMessage(null));
    }

    [Fact]
    public async Task One_of_two_instances_is_enough_to_need_it()
    {
        var project = CSharpProject.Of(
            """
            [PostfixInstance("old"), PostfixInstance("new", Set = ["smtpd_tls_protocols=>=TLSv1.2"]), Target(Platform.Debian12)]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [">=TLSv1"], ExcludeCiphers = ["aNULL", "kRSA"], ChainFiles = ["/etc/ssl/mail.pem"])]
            [AcceptRisk("PFX1001", "old until it is replaced")]
            public class Mail;
            """
        );
        Assert.Empty(await project.FindingsAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_the_declaration_cannot_be_accepted()
    {
        var project = CSharpProject.Of("[PostfixInstance(\"a\"), AcceptRisk(\"PFX0001\", \"later\")] public class A;");
        Assert.Contains("PFX0001 PostfixInstance(\"a\")", await project.FindingsAsync());
        Assert.Empty(project.AllFiles());
    }

    [Theory]
    [InlineData("\"PFX1001\", \"a\\nmynetworks = 0.0.0.0/0\"")]
    [InlineData("\"PFX1001\\n\", \"a\"")]
    [InlineData("\"PFX1001\", \"a\", Until = \"2027-03-31\\n\"")]
    public async Task A_line_break_is_refused_as_in_any_other_text(string arguments)
    {
        CSharpProject project = Mail(onInstance: $"[AcceptRisk({arguments})]");
        Assert.Contains($"PFX0005 AcceptRisk({arguments})", await project.FindingsAsync());
        Assert.Empty(project.AllFiles());
    }

    private static async Task<string> OnlyMessage(CSharpProject project) =>
        Assert.Single(await project.DiagnosticsAsync()).GetMessage(null);

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic
            .Location.SourceTree!.GetText(TestContext.Current.CancellationToken)
            .ToString(diagnostic.Location.SourceSpan);

    /// <summary>TLS 1.0 on port 25, which the policy allows, and on 587, which allows it for itself.</summary>
    private static CSharpProject Mail(string onPolicy = "", string onInstance = "", string onSubmission = "") =>
        CSharpProject.Of(
            $$"""
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [">=TLSv1"], ExcludeCiphers = ["aNULL", "kRSA"], ChainFiles = ["/etc/ssl/mail.pem"], AuthOnly = true)]
            {{onPolicy}}
            public interface IPolicy;

            [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6", DisableVrfyCommand = true, AliasMaps = [])]
            [Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Normalize, ClientConnectionRateLimit = 60)]
            [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May, Protocols = [">=TLSv1.2"], ExcludeCiphers = ["aNULL"])]
            {{onInstance}}
            public class Mail : IPolicy
            {
                [InetService("submission", Daemon.Smtpd)]
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, MandatoryProtocols = [">=TLSv1"])]
                {{onSubmission}}
                sealed class Submission;
            }
            """
        );
}
