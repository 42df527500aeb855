using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Build.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>What the tasks say to who builds.</summary>
public sealed class SaidTests : IDisposable
{
    private const string Mail = """
        [PostfixInstance("mail"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, AuthOnly = true, ChainFiles = ["/etc/ssl/mail.pem"])]
        public class Mail : IIntermediateTls
        {
            [InetService("submission", Daemon.Smtpd)]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
            sealed class Submission;

            [Table("virtual", Type = TableType.Hash), Entry("a@example.org", "b@example.org")]
            sealed class Aliases : VirtualAliasTable;
        }
        """;

    private readonly TestProject project = new();

    [Fact]
    public void Every_build_names_each_instance_with_its_files_and_what_its_host_has_to_run()
    {
        project.Compile(Mail);
        for (int build = 0; build < 2; build++)
        {
            Assert.True(project.Write(), string.Join("\n", project.Engine.Errors.Select(e => e.Message)));
            string said = string.Join("\n", project.Engine.Messages);
            Assert.Contains(
                $"Shop -> {project.Output}\n  mail (main.cf, master.cf, virtual)\n",
                said,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "    run on the host, in its folder, after each change: postmap hash:virtual\n",
                said,
                StringComparison.Ordinal
            );
            Assert.Contains("  what they do: posture.md, posture.html", said, StringComparison.Ordinal);
            Assert.Equal(build == 0, said.Contains("Wrote ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void PostfixTls_shows_what_each_service_offers_and_who_decided()
    {
        project.Compile(Mail);
        Assert.True(project.ShowTls());
        string[] lines = [.. project.Engine.Messages.SelectMany(m => m.Split('\n'))];
        Assert.Contains(lines, line => line.Contains("mail (Postfix 3.7, OpenSSL 3.0)", StringComparison.Ordinal));
        int submission = Array.FindIndex(
            lines,
            line => Regex.IsMatch(line, @"submission/inet +587 +encrypt +TLS 1\.2, 1\.3 +\d+ +\S+ \(\d+\) +0 +0")
        );
        Assert.True(submission > 0, string.Join('\n', lines));
        Assert.Matches(@"level: master\.cf line \d+; protocols: main\.cf line \d+", lines[submission + 1]);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"smtp/unix +- +none +- +- +- +- +-"));
        Assert.Contains(lines, line => line.Contains("level: default of Postfix 3.7", StringComparison.Ordinal));
        Assert.All(
            lines.SkipWhile(line => !line.Contains("mail (", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 120, line)
        );
    }

    public void Dispose() => project.Dispose();
}
