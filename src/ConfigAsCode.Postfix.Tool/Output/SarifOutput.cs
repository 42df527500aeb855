using System.Text.Json;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Baselines;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Json;
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
        JsonOfVerb.Write(
            output,
            json =>
            {
                json.WriteString("$schema", Schema);
                json.WriteString("version", "2.1.0");
                json.WriteStartArray("runs");
                json.WriteStartObject();
                json.Object("tool", () => json.Object("driver", () => WriteDriver(rules, json)));
                json.WriteStartArray("invocations");
                json.WriteStartObject();
                WriteInvocation(result, json);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteString("columnKind", "utf16CodeUnits");
                json.Objects("results", result.Findings, finding => Write(finding, rules, json));
                json.WriteEndObject();
                json.WriteEndArray();
            }
        );
    }

    private static void WriteDriver(RuleInfo[] rules, Utf8JsonWriter json)
    {
        json.WriteString("name", Application.Name);
        json.WriteString("version", Application.Version);
        json.WriteString("informationUri", Home);
        json.Objects(
            "rules",
            rules,
            rule =>
            {
                json.WriteString("id", rule.Id);
                WriteMessage("shortDescription", rule.Title, json);
                json.WriteString("helpUri", rule.HelpLink);
                json.Object("defaultConfiguration", () => json.WriteString("level", LevelOf(rule.Severity)));
            }
        );
    }

    private static void WriteInvocation(LintResult result, Utf8JsonWriter json)
    {
        json.WriteBoolean("executionSuccessful", result.ExitCode != ExitCode.Failed);
        json.WriteNumber("exitCode", result.ExitCode);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (string error in result.Folders.Select(folder => folder.Error).OfType<string>())
        {
            WriteNotification("error", error, json);
        }

        foreach (string note in result.Folders.SelectMany(folder => folder.Notes).Concat(result.Notices))
        {
            WriteNotification("note", note, json);
        }

        json.WriteEndArray();
    }

    private static void WriteNotification(string level, string sentence, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        WriteMessage("message", sentence + ".", json);
        json.WriteEndObject();
    }

    private static void Write(LintFinding lintFinding, RuleInfo[] rules, Utf8JsonWriter json)
    {
        LocatedFinding located = lintFinding.Located;
        Finding finding = located.Finding;
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", Array.FindIndex(rules, rule => rule.Id == finding.Rule.Id));
        json.WriteString("level", LevelOf(finding.Severity));
        WriteMessage("message", finding.Message, json);
        json.Objects(
            "locations",
            [located],
            place => json.Object("physicalLocation", () => WriteLocation(place, json))
        );
        json.Object(
            "partialFingerprints",
            () => json.WriteString("knownFinding/v1", KnownFinding.Of(located, folder: "").Fingerprint())
        );
        if (located.AcceptedBecause is { } reason)
        {
            WriteSuppression("inSource", reason, json);
        }
        else if (lintFinding.IsKnown)
        {
            WriteSuppression("external", "It is in the baseline", json);
        }
    }

    private static void WriteLocation(LocatedFinding located, Utf8JsonWriter json)
    {
        json.Object("artifactLocation", () => json.WriteString("uri", UriOf(located.Path)));
        json.Object(
            "region",
            () =>
            {
                json.WriteNumber("startLine", located.Range.Start.Line);
                json.WriteNumber("startColumn", located.Range.Start.Column);
                json.WriteNumber("endLine", located.Range.End.Line);
                json.WriteNumber("endColumn", located.Range.End.Column);
                WriteMessage("snippet", located.Line.Text, json);
            }
        );
    }

    private static void WriteSuppression(string kind, string justification, Utf8JsonWriter json)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WriteString("justification", justification);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMessage(string name, string text, Utf8JsonWriter json) =>
        json.Object(name, () => json.WriteString("text", text));

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
