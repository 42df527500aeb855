using ConfigAsCode.Postfix.Build.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Models;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>The gate of a main.cf and a master.cf among the additional files of a project, whose compiler reported nothing.</summary>
public sealed class WrittenFileTests : IDisposable
{
    private const string Master = "smtp inet n - n - - smtpd\n" + MasterCf.Plumbing;

    private static readonly string[] Files = ["mx1/main.cf", "mx1/master.cf", "mx1/transport"];

    private readonly TestProject project = new();

    [Fact]
    public void An_error_that_the_compiler_was_kept_from_reporting_fails_the_build_at_its_line()
    {
        Write(MainCf.Clean + "no_such_parameter = 1\n");
        Assert.False(project.Judge(Files));
        BuildErrorEventArgs error = Assert.Single(project.Engine.Errors);
        Assert.Equal(
            ("PFX9002", project.PathTo("mx1", "main.cf"), 16, 1),
            (error.Code, error.File, error.LineNumber, error.ColumnNumber)
        );
        Assert.StartsWith("PFX4001: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; the compiler's report was switched off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_an_error_pass_in_silence()
    {
        Write(MainCf.Clean + "smtpd_banner = $myhostname ESMTP $mail_version\n");
        Assert.True(project.Judge(Files));
        Assert.Empty(project.Engine.Errors);
        Assert.Empty(project.Engine.Warnings);
        Assert.Empty(project.Engine.Messages);
    }

    [Fact]
    public void A_table_counts_where_the_project_lists_it()
    {
        Write(MainCf.Clean + "transport_maps = texthash:/etc/postfix/transport\n", "example.net nosuch:\n");
        Assert.False(project.Judge(Files));
        Assert.Contains("PFX4011", Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);
        Assert.True(project.Judge(Files[..2]));
    }

    [Fact]
    public void An_accepted_risk_passes_until_its_last_day()
    {
        Write(
            MainCf.Clean.Replace(
                "smtpd_tls_protocols = >=TLSv1.2",
                "# accept-risk PFX1001 until 2099-03-31: a scanner\nsmtpd_tls_protocols = >=TLSv1",
                StringComparison.Ordinal
            )
        );
        Assert.True(project.Judge(Files, task => task.Today = "2099-03-31"));
        Assert.False(project.Judge(Files, task => task.Today = "2099-04-01"));
        Assert.Contains("which has passed", Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_target_is_that_of_the_files_else_of_the_project_and_a_wrong_one_is_an_error()
    {
        Write(MainCf.Clean + "smtp_tlsrpt_enable = no\n");
        Assert.False(project.Judge(Files));
        Assert.True(project.Judge(Files, task => task.Target = "3.10"));
        Assert.False(
            project.Judge(
                Files,
                task =>
                {
                    task.Target = "3.10";
                    task.AdditionalFiles[0].SetMetadata("PostfixTarget", "3.7");
                }
            )
        );
        Assert.False(project.Judge(Files, task => task.Target = "debian99"));
        Assert.Contains(
            "PostfixTarget is 'debian99', which is not a target. Write a release such as 3.10.4, or one of debian11",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void With_the_gate_off_it_warns_and_judges_nothing()
    {
        Write("no_such_parameter = 1\n");
        Assert.True(project.Judge(Files, task => task.Gate = "off"));
        Assert.Contains(
            "PostfixGate was off",
            Assert.Single(project.Engine.Warnings).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_text_of_another_kind_is_one_sentence()
    {
        Write("int main(void)\n{\n  return 0;\n}\n");
        Assert.False(project.Judge(Files));
        Assert.Contains(
            "is not a configuration of Postfix",
            Assert.Single(project.Engine.Errors).Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => project.Dispose();

    private void Write(string main, string transport = "")
    {
        Directory.CreateDirectory(project.PathTo("mx1"));
        File.WriteAllText(project.PathTo("mx1", "main.cf"), main);
        File.WriteAllText(project.PathTo("mx1", "master.cf"), Master);
        File.WriteAllText(project.PathTo("mx1", "transport"), transport);
    }

    /// <summary>As the analyzers do: what a build once wrote beside the files accepts nothing in a project.</summary>
    [Fact]
    public void A_manifest_among_the_files_is_not_read()
    {
        Write(
            MainCf.Clean.Replace(
                "smtpd_tls_protocols = >=TLSv1.2",
                "smtpd_tls_protocols = >=TLSv1",
                StringComparison.Ordinal
            )
        );
        File.WriteAllText(
            project.PathTo("mx1", "manifest.json"),
            """
            { "instance": "mx1", "targets": [ { "name": "Debian 12", "postfix": "3.7", "openSsl": "3.0" } ], "files": [],
              "acceptedRisks": [ { "rule": "PFX1001", "reason": "a scanner" } ] }
            """
        );
        Assert.False(project.Judge([.. Files, "mx1/manifest.json"]));
        Assert.StartsWith("PFX1001: ", Assert.Single(project.Engine.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_both_files_name_a_target_that_of_main_cf_counts()
    {
        Write(MainCf.Clean);
        Assert.True(
            project.Judge(
                ["mx1/master.cf", "mx1/main.cf"],
                task =>
                {
                    task.AdditionalFiles[0].SetMetadata("PostfixTarget", "nothing");
                    task.AdditionalFiles[1].SetMetadata("PostfixTarget", "debian12");
                }
            )
        );
    }
}
