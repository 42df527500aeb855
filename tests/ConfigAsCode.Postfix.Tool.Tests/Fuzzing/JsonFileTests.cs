using System.Globalization;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;
using CsCheck;

namespace ConfigAsCode.Postfix.Tool.Tests.Fuzzing;

/// <summary>Whatever stands in a manifest or in a baseline: the run ends with one of its exit codes.</summary>
public class JsonFileTests
{
    private const int UsualSeconds = 3;
    private const int LongSeconds = 20;

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
    public void A_manifest_of_any_text_ends_no_run() => Manifests(UsualSeconds);

    [Fact]
    public void A_baseline_of_any_text_ends_no_run() => Baselines(UsualSeconds);

    [Fact]
    [Trait("Time", "long")]
    public void A_manifest_of_any_text_ends_no_run_for_longer() => Manifests(LongSeconds);

    [Fact]
    [Trait("Time", "long")]
    public void A_baseline_of_any_text_ends_no_run_for_longer() => Baselines(LongSeconds);

    [Theory]
    [InlineData("{\"version\":1,\"findings\":[null]}")]
    [InlineData("{\"version\":1}")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_not_a_baseline_is_one_sentence(string text)
    {
        using TemporaryFolder folder = Folders.With();
        File.WriteAllText(folder.PathTo("known.json"), text);
        ToolRun run = ToolRun.Lint(folder, "--baseline", folder.PathTo("known.json"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not a baseline", run.Error);
    }

    [Fact]
    public void A_manifest_in_which_more_closes_than_opens_is_none()
    {
        using TemporaryFolder folder = Folders.With();
        File.WriteAllText(folder.PathTo("manifest.json"), "{\"name\":\"a\"}],\"files\":[]}");
        Assert.InRange(ToolRun.Lint(folder).ExitCode, 0, 1);
    }

    private static void Manifests(int seconds)
    {
        using TemporaryFolder folder = Folders.With();
        Sample(
            Manifest,
            seconds,
            text =>
            {
                File.WriteAllText(folder.PathTo("manifest.json"), text);
                Assert.InRange(ToolRun.Of("lint", folder.FullName).ExitCode, 0, 2);
            }
        );
    }

    private static void Baselines(int seconds)
    {
        using TemporaryFolder folder = Folders.With("disable_vrfy_command = no\n");
        Sample(
            Baseline,
            seconds,
            text =>
            {
                File.WriteAllText(folder.PathTo("known.json"), text);
                Assert.InRange(ToolRun.Lint(folder, "--baseline", folder.PathTo("known.json")).ExitCode, 0, 2);
            }
        );
    }

    private static void Sample(string whole, int seconds, Action<string> run) =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, whole.Length], Gen.Int[1, 30], Slip)
            .Array[1, 4]
            .Select(changes => changes.Aggregate(whole, With))
            .Sample(
                run,
                time: int.TryParse(
                    Environment.GetEnvironmentVariable("FUZZ_SECONDS"),
                    CultureInfo.InvariantCulture,
                    out int asked
                )
                    ? asked
                    : seconds,
                threads: 1,
                print: text => text
            );

    private static string With(string text, (int Kind, int At, int Length, string Text) change)
    {
        int at = Math.Min(text.Length, change.At);
        int length = Math.Min(change.Length, text.Length - at);
        return change.Kind switch
        {
            0 => text[..at],
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(at, length)),
            _ => text.Remove(at, length).Insert(at, change.Text),
        };
    }
}
