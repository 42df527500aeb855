using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>The preset for peers that can do no better: it is written as Mozilla has it, and the build names its risk.</summary>
public class OldTlsPresetTests
{
    private const string Source = """
        [PostfixInstance("a"), Target(Platform.Debian12)]
        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, AuthOnly = true), SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
        public class A : IOldTls;
        """;

    [Fact]
    public async Task Its_old_protocols_must_be_accepted_for_each_side()
    {
        string[] messages =
        [
            .. (await CSharpProject.Of(Source).DiagnosticsOfAsync("PFX1001", besides: "PFX1013")).Select(d =>
                d.GetMessage(null)
            ),
        ];
        Assert.Equal(2, messages.Length);
        Assert.All(messages, m => Assert.Contains("TLSv1, TLSv1.1: ", m, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_offers_no_suite_without_certificate_or_encryption() =>
        Assert.Empty(await CSharpProject.Of(Source).DiagnosticsOfAsync("PFX1002", besides: "PFX1001 PFX1013"));

    [Fact]
    public async Task Without_TLS_nothing_is_said_but_that_there_is_none() =>
        Assert.NotEmpty(
            await CSharpProject
                .Of(
                    """[PostfixInstance("a"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6", AliasMaps = [])] public class A : IOldTls;"""
                )
                .DiagnosticsOfAsync("PFX1008")
        );
}
