using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>Bad input is an error at the argument, and what cannot be said right is not written at all.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("PostfixInstance(\"../x\"), Target(Platform.Debian12)", "PFX0002 \"../x\"")]
    [InlineData("PostfixInstance(\"..\"), Target(Platform.Debian12)", "PFX0002 \"..\"")]
    [InlineData("PostfixInstance(\"\"), Target(Platform.Debian12)", "PFX0002 \"\"")]
    [InlineData("PostfixInstance(\"a\")", "PFX0001 PostfixInstance(\"a\")")]
    [InlineData("PostfixInstance(\"a\"), Target(\"9.x\", OpenSsl.V3_0)", "PFX0001 \"9.x\"")]
    [InlineData("PostfixInstance(\"a\"), Target(\"2.10\", OpenSsl.V1_0_2)", "PFX0001 \"2.10\"")]
    [InlineData("PostfixInstance(\"a\", Set = [\"nothing\"]), Target(Platform.Debian12)", "PFX0004 \"nothing\"")]
    [InlineData(
        "PostfixInstance(\"a\"), Target(Platform.Debian12), Main(MyHostname = \"a\\nmynetworks = 0.0.0.0/0\")",
        "PFX0005 MyHostname = \"a\\nmynetworks = 0.0.0.0/0\""
    )]
    [InlineData(
        "PostfixInstance(\"a\"), Target(Platform.Debian12), Main(MyDestination = [\"a\", \"b\\0c\"])",
        "PFX0005 MyDestination = [\"a\", \"b\\0c\"]"
    )]
    public async Task It_is_told_at_the_argument_and_no_file_is_made(string attributes, string finding)
    {
        var project = CSharpProject.Of($"[{attributes}] public class A;");
        Assert.Equal([finding], await project.FindingsAsync());
        bool isStillReadable = finding.StartsWith("PFX0004", StringComparison.Ordinal);
        Assert.Equal(isStillReadable ? 1 : 0, project.AllFiles().Count);
    }

    [Theory]
    [InlineData("[Smtpd(Timeout = \"5 minutes\")]", "PFX4004 Timeout = \"5 minutes\"")]
    [InlineData("[Smtpd(HardErrorLimit = 0)]", "PFX4004 HardErrorLimit = 0")]
    [InlineData(
        "[SmtpdTls(SecurityLevel = (SmtpdTlsSecurityLevel)42)]",
        "PFX1012 SecurityLevel = (SmtpdTlsSecurityLevel)42"
    )]
    [InlineData("[Parameter(\"smtpd_delay_reject\", \"true\")]", "PFX4004 \"true\"")]
    [InlineData("[Parameter(\"smtpd_delay_reject\", \"yes # always\")]", "PFX4004 \"yes # always\"")]
    [InlineData("[Parameter(\"smtpd_tls_security_level\", \"encrpt\")]", "PFX1012 \"encrpt\"")]
    [InlineData("[Parameter(\"smtpd_tsl_loglevel\", \"1\")]", "PFX4001 \"1\"")]
    [InlineData("[SmtpdTls(Protocols = [\"TLSv9\"])]", "PFX1006 Protocols = [\"TLSv9\"]")]
    public async Task A_value_that_Postfix_refuses_is_an_error(string attribute, string finding)
    {
        var project = CSharpProject.Of(
            $"[PostfixInstance(\"a\"), Target(Platform.Debian12)] {attribute} public class A;"
        );
        Assert.Equal([finding], await project.FindingsAsync());
    }

    [Fact]
    public async Task Instances_of_one_name_are_an_error_at_each()
    {
        var project = CSharpProject.Of(
            """[PostfixInstance("mail"), Target(Platform.Debian12)] public class A;""",
            """[PostfixInstance("Mail"), Target(Platform.Debian12)] public class B;""",
            """[PostfixInstance("mail"), Target(Platform.Debian12)] public class C;"""
        );
        Assert.Equal(["PFX0002 \"mail\"", "PFX0002 \"Mail\"", "PFX0002 \"mail\""], await project.FindingsAsync());
    }

    [Fact]
    public async Task A_finding_about_an_inherited_setting_is_told_once_there_and_names_the_instances()
    {
        var project = CSharpProject.Of(
            """[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, Protocols = [">=TLSv1"], ExcludeCiphers = ["aNULL"])] public interface IPolicy;""",
            """[PostfixInstance("a"), Target(Platform.Debian12)] public class A : IPolicy;""",
            """[PostfixInstance("b"), Target(Platform.Debian12)] public class B : IPolicy;"""
        );
        var diagnostic = Assert.Single(await project.DiagnosticsOfAsync("PFX1001", besides: "PFX1013"));
        Assert.Equal("File0.cs", diagnostic.Location.SourceTree!.FilePath);
        Assert.StartsWith(
            "a, b: smtp/inet still accepts TLSv1, TLSv1.1",
            diagnostic.GetMessage(null),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_presets_give_no_finding_on_any_platform_that_can_speak_them()
    {
        foreach (Platform platform in Enum.GetValues<Platform>())
        {
            string preset = platform == Platform.Ubuntu1604 ? "IIntermediateTls" : "IModernTls";
            foreach (string layer in new[] { "IIntermediateTls", preset })
            {
                string source = $$"""
                    [PostfixInstance("a"), Target(Platform.{{platform}}), Main(CompatibilityLevel = "2", AliasMaps = [])]
                    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, AuthOnly = true, CertFile = "/etc/ssl/private/a.pem"), SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
                    public class A : {{layer}}
                    {
                        [InetService("submission", Daemon.Smtpd), SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt), SmtpdSasl(AuthEnable = true)]
                        sealed class Submission;
                    }
                    """;
                // They are about TLS: lists and limits stay at their defaults.
                Assert.DoesNotContain(
                    await CSharpProject.Of(source).FindingsAsync(DiagnosticSeverity.Info),
                    finding => !finding.StartsWith("PFX20", StringComparison.Ordinal)
                );
            }
        }
    }

    [Fact]
    public async Task Two_faults_of_one_service_are_both_told()
    {
        var diagnostics = await CSharpProject
            .Of(
                """
                [PostfixInstance("a"), Target(Platform.Debian12)]
                public class A
                {
                    [UnixService("cleanup", Private = true, ProcessLimit = 5)]
                    sealed class Cleanup;
                }
                """
            )
            .DiagnosticsOfAsync("PFX4008");
        Assert.Equal(2, diagnostics.Length);
    }
}
