using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

/// <summary>Comments that accept a risk are judged as [AcceptRisk] is in C#.</summary>
public class AcceptedRiskTests
{
    private const string Weak = "smtpd_tls_protocols = !SSLv2\n";

    private static readonly string MainCf = Folders.CleanMainCf.Replace(
        "smtpd_tls_protocols = >=TLSv1.2\n",
        "",
        StringComparison.Ordinal
    );

    [Theory]
    [InlineData("# accept-risk PFX1001 until 2027-03-31: a scanner speaks TLS 1.0\n")]
    [InlineData("#accept-risk pfx1001: a scanner speaks TLS 1.0\n# another comment\n")]
    [InlineData("## accept-risk PFX1001:a scanner: it speaks TLS 1.0\n")]
    public void A_comment_above_a_setting_accepts_what_is_shown_there(string comment)
    {
        using TemporaryFolder folder = Folders.With(comment + Weak, MainCf);
        ToolRun run = ToolRun.Lint(folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 accepted", run.Output);
        Assert.DoesNotContain("PFX1001", run.Output);
    }

    [Fact]
    public void The_reason_is_in_the_formats_for_programs()
    {
        using TemporaryFolder folder = Folders.With("# accept-risk PFX1001: an old scanner\n" + Weak, MainCf);
        Assert.Contains("\"acceptedBecause\": \"an old scanner\"", ToolRun.Lint(folder, "--format", "json").Output);
        Assert.Contains("\"justification\": \"an old scanner\"", ToolRun.Lint(folder, "--format", "sarif").Output);
    }

    [Fact]
    public void A_comment_in_the_head_is_for_the_whole_instance()
    {
        using TemporaryFolder folder = Folders.With(Weak, "# accept-risk PFX1001: an old scanner\n\n" + MainCf);
        Assert.Equal(0, ToolRun.Lint(folder).ExitCode);
    }

    [Fact]
    public void A_comment_above_a_service_is_for_the_service_alone()
    {
        const string Services =
            "# accept-risk PFX1001: an old scanner\n"
            + "587 inet n - y - - smtpd\n  -o smtpd_tls_protocols=!SSLv2\n"
            + "588 inet n - y - - smtpd\n  -o smtpd_tls_protocols=!SSLv2\n";
        using TemporaryFolder folder = Folders.With("", masterCf: Folders.MasterCf + Services);
        Assert.Contains("master.cf:30 PFX1001", ToolRun.Findings(folder));
        Assert.DoesNotContain("master.cf:28 PFX1001", ToolRun.Findings(folder));
    }

    [Theory]
    [InlineData("# accept-risk PFX1001\n", "accepted without a reason", "error")]
    [InlineData("# accept-risk PFX1001:\n", "accepted without a reason", "error")]
    [InlineData("# accept-risk PFX1001 until 2026-11-29: why\n", "which has passed", "error")]
    [InlineData("# accept-risk PFX1001 until next year: why\n", "'next year' is not a date", "error")]
    [InlineData("# accept-risk PFX1001 forever: why\n", "'forever' is not a date", "error")]
    [InlineData("# accept-risk PFX1001 until 2026-12-15: why\n", "from the next day on, this is an error", "warning")]
    [InlineData("# accept-risk PFX9999: why\n", "no rule is called 'PFX9999'", "warning")]
    [InlineData("# accept-risk PFX9003: why\n", "is not a risk that can be accepted", "warning")]
    [InlineData(
        "# accept-risk PFX1002: why\n",
        "PFX1002 reports nothing about the line below it. Remove the comment",
        "warning"
    )]
    public void What_is_wrong_with_an_acceptance_is_PFX9003_at_the_comment(
        string comment,
        string message,
        string severity
    )
    {
        using TemporaryFolder folder = Folders.With(comment + Weak, MainCf);
        using JsonDocument json = ToolRun.Json(folder);
        JsonElement finding = Assert.Single(
            json.RootElement.GetProperty("folders")[0].GetProperty("findings").EnumerateArray(),
            f => f.GetProperty("rule").GetString() == "PFX9003"
        );
        Assert.Contains(message, finding.GetProperty("message").GetString());
        Assert.Equal(severity, finding.GetProperty("severity").GetString());
        Assert.Equal(15, finding.GetProperty("line").GetInt32());
        Assert.Equal(1, finding.GetProperty("column").GetInt32());
    }

    [Fact]
    public void A_comment_that_stands_above_nothing_accepts_nothing()
    {
        using TemporaryFolder folder = Folders.With(Weak + "# accept-risk PFX1001: why\n\nmail_name = x\n", MainCf);
        ToolRun run = ToolRun.Lint(folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("PFX1001 reports nothing about it, which is above no setting, service or row", run.Output);
    }

    [Fact]
    public void In_a_folder_that_a_build_wrote_the_manifest_has_the_target_and_the_risks()
    {
        using TemporaryFolder folder = Folders.With(Weak, MainCf);
        const string Manifest = """
            {
              "instance": "mail",
              "targets": [{ "name": "Debian 11", "postfix": "3.5.25", "openSsl": "1.1.1", "chroot": true }],
              "files": [{ "path": "main.cf", "sha256": "" }, { "path": "master.cf", "sha256": "" }],
              "run": [],
              "acceptedRisks": [{ "rule": "PFX1001", "reason": "an old scanner", "acceptedBy": "Mail" }]
            }
            """;
        File.WriteAllText(folder.PathTo("manifest.json"), Manifest);
        ToolRun run = ToolRun.Of("lint", folder.FullName);
        Assert.DoesNotContain("PFX1001", run.Output);
        Assert.Contains("judged for Debian 11 with Postfix 3.5.25 and OpenSSL 1.1.1; 1 accepted.", run.Output);
        Assert.Contains("so nothing was fixed there", ToolRun.Of("lint", folder.FullName, "--fix").Output);
    }
}
