using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>What the files must run on: a platform, a release, or several of either.</summary>
public class TargetTests
{
    [Theory]
    [InlineData("Platform.Debian12", "for Debian 12 (Postfix 3.7.11, OpenSSL 3.0).")]
    [InlineData("Platform.Debian13, Platform.Debian12", "for Debian 12, Debian 13.")]
    [InlineData("\"3.7\", OpenSsl.V3_0", "for Postfix 3.7 (Postfix 3.7, OpenSSL 3.0).")]
    [InlineData("\"3.7.11\"", "for Postfix 3.7.11.")]
    [InlineData("\"3.5..3.7\"", "for Postfix 3.5, Postfix 3.6, Postfix 3.7.")]
    [InlineData("\"3.5, 3.10\", OpenSsl.V3_0, OpenSsl.V3_5", "for Postfix 3.5, Postfix 3.10.")]
    public void The_header_names_it(string target, string header) =>
        Assert.Contains(
            header,
            CSharpProject.Of($"[PostfixInstance(\"mail\"), Target({target})] public class Mail;").FilesOf("mail")[
                "main.cf"
            ],
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\"3.10..3.5\"")]
    [InlineData("\"3.5 to 3.10\", OpenSsl.V3_0")]
    [InlineData("")]
    public async Task What_is_no_target_is_an_error_and_no_file_is_written(string target)
    {
        CSharpProject project = CSharpProject.Of($"[PostfixInstance(\"mail\"), Target({target})] public class Mail;");
        Assert.Equal(
            ["PFX0001"],
            (await project.DiagnosticsAsync()).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)
        );
    }

    [Fact]
    public async Task A_finding_says_on_which_of_them_it_is()
    {
        CSharpProject project = CSharpProject.Of(
            """
            [PostfixInstance("mail"), Target(Platform.Rhel10, Platform.Debian12)]
            [SmtpdTls(SessionCacheDatabase = "btree:$data_directory/cache")]
            public class Mail;
            """
        );
        Diagnostic finding = Assert.Single(await project.DiagnosticsOfAsync("PFX1021"));
        Assert.StartsWith("mail: On RHEL 10: ", finding.GetMessage(null), StringComparison.Ordinal);
    }
}
