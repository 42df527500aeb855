using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Baselines;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Lint;
using ConfigAsCode.Postfix.Tool.Output.Json;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>SARIF 2.1.0, which code-scanning services read. Accepted and known findings are there as suppressed ones.</summary>
internal sealed class SarifOutput : LintOutput
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Home = "https://github.com/ConfigAsCode/ConfigAsCode";

    public override void Write(LintResult result, TextWriter output)
    {
        RuleInfo[] rules =
        [
            .. result
                .Findings.Select(finding => finding.Located.Finding.Rule)
                .DistinctBy(rule => rule.Id)
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
        SarifNotification[] notifications =
        [
            .. result
                .Folders.Select(folder => folder.Error)
                .OfType<string>()
                .Select(error => new SarifNotification("error", new SarifMessage(error + "."))),
            .. result
                .Folders.SelectMany(folder => folder.Notes)
                .Concat(result.Notices)
                .Select(note => new SarifNotification("note", new SarifMessage(note + "."))),
        ];
        var run = new SarifRun(
            new SarifTool(new SarifDriver(Application.Name, Application.Version, Home, [.. rules.Select(Rule)])),
            [new SarifInvocation(result.ExitCode != ExitCode.Failed, result.ExitCode, notifications)],
            "utf16CodeUnits",
            [.. result.Folders.SelectMany(folder => folder.Findings.Select(finding => Result(finding, rules)))]
        );
        JsonOfVerb.Write(output, new SarifLog(Schema, "2.1.0", [run]), SarifContext.Default.SarifLog);
    }

    private static SarifRule Rule(RuleInfo rule) =>
        new(rule.Id, new SarifMessage(rule.Title), rule.HelpLink, new SarifConfiguration(LevelOf(rule.Severity)));

    private static SarifResult Result(LintFinding lintFinding, RuleInfo[] rules)
    {
        LocatedFinding located = lintFinding.Located;
        Finding finding = located.Finding;
        return new SarifResult(
            finding.Rule.Id,
            Array.FindIndex(rules, rule => rule.Id == finding.Rule.Id),
            LevelOf(finding.Severity),
            new SarifMessage(finding.Message),
            [
                new SarifLocation(
                    new SarifPhysicalLocation(
                        new SarifArtifact(UriOf(located.Path)),
                        new SarifRegion(
                            located.Range.Start.Line,
                            located.Range.Start.Column,
                            located.Range.End.Line,
                            located.Range.End.Column,
                            new SarifMessage(located.Line.Text)
                        )
                    )
                ),
            ],
            new Dictionary<string, string> { ["knownFinding/v1"] = KnownFinding.Of(located, folder: "").Fingerprint() },
            located.AcceptedBecause is { } reason ? [new SarifSuppression("inSource", reason)]
                : lintFinding.IsKnown ? [new SarifSuppression("external", "It is in the baseline")]
                : null
        );
    }

    private static string LevelOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "note",
        };

    private static string UriOf(string path)
    {
        string encoded = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return Path.IsPathRooted(path) ? "file://" + encoded : encoded;
    }
}
