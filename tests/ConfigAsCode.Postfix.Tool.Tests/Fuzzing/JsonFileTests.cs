using ConfigAsCode.Postfix.Testing.Fuzzing;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;
using CsCheck;

namespace ConfigAsCode.Postfix.Tool.Tests.Fuzzing;

/// <summary>Whatever stands in a manifest or in a baseline: the run ends with one of its exit codes.</summary>
public class JsonFileTests
{
    private const int Usual = 100;
    private const int Long = 1000;

    private const string Manifest = """
        {
          "instance": "mail",
          "targets": [{ "name": "Debian 12", "postfix": "3.7.11", "openSsl": "3.0", "chroot": true }],
          "files": [{ "path": "main.cf", "sha256": "0" }, { "path": "virtual", "sha256": "0", "tableType": "hash" }],
          "run": ["postmap hash:virtual"],
          "acceptedRisks": [{ "rule": "PFX1001", "reason": "why", "until": "2027-01-01", "service": null, "acceptedBy": "Mail" }],
          "gate": "on"
        }
        """;

    private const string Baseline = """
        {
          "version": 1,
          "findings": [
            { "folder": ".", "rule": "PFX2011", "file": "main.cf", "services": "", "parameter": "a", "part": "", "value": "0123456789abcdef" },
            { "folder": ".", "rule": "PFX4001", "file": "main.cf", "services": "", "parameter": "b", "part": "", "value": "0123456789abcdef" }
          ]
        }
        """;

    private static readonly Gen<string> Slip = Gen.OneOf<string>(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "[null]",
        "-1",
        "1e999",
        "99999999999999999999",
        "true",
        "\\u0000",
        "\\ud800",
        "\0",
        "é",
        "../"
    );

    [Fact]
    public void A_manifest_of_any_text_ends_no_run() => Manifests(Usual);

    [Fact]
    public void A_baseline_of_any_text_ends_no_run() => Baselines(Usual);

    [Fact]
    [Trait("Time", "long")]
    public void A_manifest_of_any_text_ends_no_run_for_longer() => Manifests(Long);

    [Fact]
    [Trait("Time", "long")]
    public void A_baseline_of_any_text_ends_no_run_for_longer() => Baselines(Long);

    [Fact]
    public void A_manifest_in_which_more_closes_than_opens_is_none()
    {
        using TemporaryFolder folder = Folders.With();
        ToolRun without = ToolRun.Lint(folder);
        File.WriteAllText(folder.PathTo("manifest.json"), "{\"name\":\"a\"}],\"files\":[]}");
        Assert.Equal(without, ToolRun.Lint(folder));
    }

    private static void Manifests(int count)
    {
        using TemporaryFolder folder = Folders.With();
        Sample(
            Manifest,
            count,
            text =>
            {
                File.WriteAllText(folder.PathTo("manifest.json"), text);
                Assert.InRange(ToolRun.Of("lint", folder.FullName).ExitCode, 0, 2);
            }
        );
    }

    private static void Baselines(int count)
    {
        using TemporaryFolder folder = Folders.With("disable_vrfy_command = no\n");
        Sample(
            Baseline,
            count,
            text =>
            {
                File.WriteAllText(folder.PathTo("known.json"), text);
                Assert.InRange(ToolRun.Lint(folder, "--baseline", folder.PathTo("known.json")).ExitCode, 0, 2);
            }
        );
    }

    private static void Sample(string whole, int count, Action<string> run) =>
        Fuzz.With(Slips.In(Gen.Const(whole), Slip, least: 1, most: 4), run, count, text => text);
}
