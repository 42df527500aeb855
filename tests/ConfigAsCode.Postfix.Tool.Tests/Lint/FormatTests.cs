using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

public class FormatTests
{
    private const string Faults = "smtpd_tls_protocols = !SSLv2\nsmtpd_recipient_restrictons = reject\n";

    private const string Submission = "submission inet n - y - - smtpd\n\t-o smtp_tls_mandatory_protocols=TLSv1\n";

    private static TemporaryFolder Folder() =>
        Folders.With(
            Faults,
            Folders.CleanMainCf.Replace("smtpd_tls_protocols = >=TLSv1.2\n", "", StringComparison.Ordinal),
            Folders.MasterCf + Submission
        );

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    public void Each_format_is_the_approved_one(string format)
    {
        using TemporaryFolder folder = Folder();
        ToolRun run = ToolRun.Lint(folder, "--format", format);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Verified.Matches("Format." + format, run.In(folder));
    }

    [Fact]
    public void Text_has_colours_on_a_terminal_alone()
    {
        using TemporaryFolder folder = Folder();
        string[] arguments = ["lint", folder.FullName, "--target", "debian12"];
        Assert.DoesNotContain('\u001b', ToolRun.On(new FakeHost(), arguments).Output);
        Assert.Contains("\u001b[1;31merror PFX1001", ToolRun.On(new FakeHost { HasTerminal = true }, arguments).Output);
    }

    [Fact]
    public void The_mark_is_below_the_fault_behind_a_tab_too()
    {
        using TemporaryFolder folder = Folder();
        string[] lines = ToolRun.Lint(folder).Output.Split('\n');
        int at = Array.FindIndex(lines, line => line == "    \t-o smtp_tls_mandatory_protocols=TLSv1");
        Assert.Equal("    \t   " + "^".PadRight("smtp_tls_mandatory_protocols=TLSv1".Length, '~'), lines[at + 1]);
    }

    [Fact]
    public void A_long_line_is_shown_around_the_fault()
    {
        string many = string.Join(", ", Enumerable.Range(0, 200).Select(i => $"host{i}.example.org"));
        using TemporaryFolder folder = Folders.With($"relay_domains = {many}, hahs:/etc/postfix/x\n");
        string[] lines = ToolRun.Lint(folder).Output.Split('\n');
        int at = Array.FindIndex(
            lines,
            line =>
                line.Contains("hahs:/etc/postfix/x", StringComparison.Ordinal)
                && line.StartsWith("    ...", StringComparison.Ordinal)
        );
        Assert.True(at > 0);
        Assert.True(lines[at].Length < 200);
        Assert.Equal(
            lines[at].IndexOf("hahs", StringComparison.Ordinal),
            lines[at + 1].IndexOf('^', StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Nothing_that_a_terminal_obeys_is_printed()
    {
        using TemporaryFolder folder = Folders.With("no_such_parameter = \u001b[2Jx\n");
        string output = ToolRun.Lint(folder).Output;
        Assert.Contains("no_such_parameter", output);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public void A_workflow_command_escapes_what_has_a_meaning_in_it()
    {
        using TemporaryFolder folder = Folders.Of(
            ("a,b:c%/main.cf", Folders.CleanMainCf + Faults),
            ("a,b:c%/master.cf", Folders.MasterCf)
        );
        string output = ToolRun
            .Of("lint", folder.PathTo("a,b:c%"), "--target", "debian12", "--format", "github")
            .Output;
        Assert.Contains("/a%2Cb%3Ac%25/main.cf,line=", output);
    }

    [Fact]
    public void A_SARIF_log_has_each_rule_once_and_regions_within_the_line()
    {
        using TemporaryFolder folder = Folder();
        using var log = JsonDocument.Parse(ToolRun.Lint(folder, "--format", "sarif").Output);
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        string[] rules =
        [
            .. run.GetProperty("tool")
                .GetProperty("driver")
                .GetProperty("rules")
                .EnumerateArray()
                .Select(rule => rule.GetProperty("id").GetString()!),
        ];
        Assert.Equal(rules.Distinct(), rules);
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()], result.GetProperty("ruleId").GetString());
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.StartsWith("file:///", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            JsonElement region = place.GetProperty("region");
            int length = region.GetProperty("snippet").GetProperty("text").GetString()!.Length;
            Assert.InRange(region.GetProperty("startColumn").GetInt32(), 1, length + 1);
            Assert.InRange(
                region.GetProperty("endColumn").GetInt32(),
                region.GetProperty("startColumn").GetInt32(),
                length + 1
            );
        }
    }

    [Fact]
    public void No_format_shows_a_secret()
    {
        using TemporaryFolder folder = Folders.Of(
            (
                "main.cf",
                Folders.CleanMainCf
                    + "# smtp_sasl_password_maps = static:user:commentedsecret\n"
                    + "smtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = static:user:hunter2secret\n"
                    + "virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n"
                    + "disable_vrfy_command = no\n"
            ),
            (
                "master.cf",
                Folders.MasterCf
                    + "relay2 unix - - y - - smtp\n  -o smtp_sasl_password_maps=static:u:othersecret9\n  -o smtp_sasl_password_maps=static:u:othersecret8\n"
            ),
            (
                "aliases.cf",
                "hosts = 127.0.0.1\nuser = postfix\npassword = hunter4secret\npassword = hunter3secret\n"
                    + "pasword = hunter5secret\nhunter6secret\n#password = hunter7secret\n"
            )
        );
        foreach (string format in new[] { "text", "json", "sarif", "github" })
        {
            foreach (string[] fix in new string[][] { [], ["--fix", "--dry-run"] })
            {
                ToolRun run = ToolRun.Lint(folder, ["--format", format, .. fix]);
                Assert.DoesNotContain("secret", run.Output.Replace("contains a secret", "", StringComparison.Ordinal));
            }
        }

        // In the file of the database it is where it belongs.
        string[] found = [.. ToolRun.Findings(folder).Where(f => f.EndsWith(" PFX3001", StringComparison.Ordinal))];
        Assert.Contains(found, f => f.StartsWith("main.cf:", StringComparison.Ordinal));
        Assert.DoesNotContain(found, f => f.StartsWith("aliases.cf:", StringComparison.Ordinal));
    }
}
