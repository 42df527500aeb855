using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lint;

public class BaselineTests
{
    private const string Old = "no_such_parameter = 1\nsmtpd_tls_auth_only = maybe\n";

    [Fact]
    public void What_is_known_is_not_reported_wherever_its_line_is()
    {
        using TemporaryFolder folder = Folders.With(Old);
        string file = folder.PathTo("known.json");
        ToolRun written = ToolRun.Lint(folder, "--baseline", file, "--write-baseline");
        Assert.Equal(0, written.ExitCode);
        Assert.Contains("2 findings are known from now on", written.Output);

        File.WriteAllText(folder.PathTo("main.cf"), "# a comment\n\n" + Folders.CleanMainCf + Old + "another = 1\n");
        ToolRun run = ToolRun.Lint(folder, "--baseline", file);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["main.cf:20 PFX4001"], ToolRun.Findings(folder, "--baseline", file));
        Assert.Contains("1 error, 0 warnings, 0 infos in 1 folder", run.Output);
        Assert.Contains("2 known from the baseline", run.Output);
    }

    [Fact]
    public void Another_value_of_a_known_parameter_is_new()
    {
        using TemporaryFolder folder = Folders.With("smtpd_tls_auth_only = maybe\n");
        string file = folder.PathTo("known.json");
        ToolRun.Lint(folder, "--baseline", file, "--write-baseline");
        File.WriteAllText(folder.PathTo("main.cf"), Folders.CleanMainCf + "smtpd_tls_auth_only = perhaps\n");
        ToolRun run = ToolRun.Lint(folder, "--baseline", file);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "1 known finding is gone from the judged folders. Write the baseline again with --write-baseline",
            run.Output
        );
    }

    [Fact]
    public void The_file_names_folders_from_its_own_and_has_no_value()
    {
        using TemporaryFolder folder = Folders.Of(
            ("hosts/mx/main.cf", Folders.CleanMainCf + "no_such_parameter = a-value\n"),
            ("hosts/mx/master.cf", Folders.MasterCf)
        );
        string file = folder.PathTo("known.json");
        ToolRun.Of(
            "lint",
            folder.PathTo("hosts", "mx"),
            "--target",
            "debian12",
            "--baseline",
            file,
            "--write-baseline"
        );
        string text = File.ReadAllText(file);
        using var json = JsonDocument.Parse(text);
        JsonElement known = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal("hosts/mx", known.GetProperty("folder").GetString());
        Assert.Equal("PFX4001", known.GetProperty("rule").GetString());
        Assert.Equal("no_such_parameter", known.GetProperty("parameter").GetString());
        Assert.DoesNotContain("a-value", text);
        Assert.DoesNotContain("line", text);
    }

    [Fact]
    public void Of_two_equal_findings_one_is_known_where_the_baseline_has_one()
    {
        const string Service = "  -o no_such_parameter=1\n";
        using TemporaryFolder folder = Folders.With(
            "",
            masterCf: Folders.MasterCf + "587 inet n - y - - smtpd\n" + Service
        );
        string file = folder.PathTo("known.json");
        ToolRun.Lint(folder, "--baseline", file, "--write-baseline");
        Assert.Equal(0, ToolRun.Lint(folder, "--baseline", file).ExitCode);
        File.WriteAllText(
            folder.PathTo("master.cf"),
            Folders.MasterCf + "587 inet n - y - - smtpd\n" + Service + "588 inet n - y - - smtpd\n" + Service
        );
        Assert.Equal(1, ToolRun.Lint(folder, "--baseline", file).ExitCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("{ \"version\": 1, \"findings\": [null] }")]
    [InlineData("{ \"version\": 2, \"findings\": [] }")]
    [InlineData("{ \"version\": 2 }")]
    [InlineData("{ \"version\": \"1\", \"findings\": [] }")]
    [InlineData("{ \"version\": 1, \"findings\": {} }")]
    [InlineData("{ \"version\": 1, \"findings\": [\"PFX1001\"] }")]
    [InlineData("{ \"version\": 1, \"findings\": [{ \"rule\": \"PFX1001\" }] }")]
    [InlineData("{ \"version\": 1, \"findings\": [{ \"folder\": \"\\ud800\" }] }")]
    public void A_file_that_is_not_a_baseline_is_exit_code_2(string text)
    {
        using TemporaryFolder folder = Folders.With();
        File.WriteAllText(folder.PathTo("known.json"), text);
        ToolRun run = ToolRun.Lint(folder, "--baseline", folder.PathTo("known.json"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not a baseline", run.Error);
    }

    [Fact]
    public void A_field_of_a_baseline_that_is_not_known_is_passed_over()
    {
        using TemporaryFolder folder = Folders.With(Old);
        string file = folder.PathTo("known.json");
        ToolRun.Lint(folder, "--baseline", file, "--write-baseline");
        string text = File.ReadAllText(file);
        File.WriteAllText(
            file,
            text.Replace("\"version\"", "\"written\": [{}], \"version\"", StringComparison.Ordinal)
                .Replace("\"rule\"", "\"title\": null, \"rule\"", StringComparison.Ordinal),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        Assert.Equal(0, ToolRun.Lint(folder, "--baseline", file).ExitCode);
    }

    [Fact]
    public void The_file_has_a_line_for_each_field_and_escapes_what_is_not_ASCII()
    {
        using TemporaryFolder folder = Folders.Of(
            ("ä/main.cf", Folders.CleanMainCf + "no_such_parameter = 1\n"),
            ("ä/master.cf", Folders.MasterCf)
        );
        string file = folder.PathTo("known.json");
        ToolRun.Of("lint", folder.PathTo("ä"), "--target", "debian12", "--baseline", file, "--write-baseline");
        Assert.Equal(
            """
            {
              "version": 1,
              "findings": [
                {
                  "folder": "\u00E4",
                  "rule": "PFX4001",
                  "file": "main.cf",
                  "services": "",
                  "parameter": "no_such_parameter",
                  "part": "",
                  "value": "6b86b273ff34fce1"
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(file)
        );
    }
}
