using System.Text.Json;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Json;
using ConfigAsCode.Postfix.Tool.Lint;
using ConfigAsCode.Postfix.Tool.Output.Json;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>JSON for programs; docs/lint.md describes the fields.</summary>
internal sealed class JsonOutput : LintOutput
{
    public override void Write(LintResult result, TextWriter output) =>
        JsonOfVerb.Write(
            output,
            version: 1,
            json =>
            {
                json.WriteNumber("exitCode", result.ExitCode);
                json.Object(
                    "summary",
                    () =>
                    {
                        json.WriteNumber("errors", result.Count(RuleSeverity.Error));
                        json.WriteNumber("warnings", result.Count(RuleSeverity.Warning));
                        json.WriteNumber("infos", result.Count(RuleSeverity.Info));
                        json.WriteNumber("accepted", result.Accepted);
                        json.WriteNumber("known", result.Known);
                    }
                );
                json.Texts("notices", result.Notices);
                json.Objects("folders", result.Folders, folder => Write(folder, result.IsDryRun, json));
            }
        );

    private static void Write(FolderResult folder, bool isDryRun, Utf8JsonWriter json)
    {
        json.WriteString("folder", folder.Folder);
        json.Text("target", folder.Target.Length == 0 ? null : folder.Target);
        json.Text("error", folder.Error);
        json.Texts("notes", folder.Notes);
        json.Objects("findings", folder.Findings, finding => Write(finding, json));
        if (folder.Fixes is { } fixes)
        {
            json.Object("fixes", () => Write(fixes, isDryRun, json));
        }
    }

    private static void Write(LintFinding lintFinding, Utf8JsonWriter json)
    {
        LocatedFinding located = lintFinding.Located;
        Finding finding = located.Finding;
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", WordOf(finding.Severity));
        json.WriteString(
            "state",
            located.AcceptedBecause is not null ? "accepted"
                : lintFinding.IsKnown ? "known"
                : "open"
        );
        json.Text("acceptedBecause", located.AcceptedBecause);
        json.WriteString("message", finding.Message);
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("help", finding.Rule.HelpLink);
        json.WriteString("path", located.Path);
        json.WriteString("file", located.File);
        json.WriteNumber("line", located.Range.Start.Line);
        json.WriteNumber("column", located.Range.Start.Column);
        json.WriteNumber("endColumn", located.Range.End.Column);
        json.WriteString("source", located.Line.Text);
        json.Texts("services", finding.Services);
        json.Text("parameter", finding.Parameter.Length == 0 ? null : finding.Parameter);
        json.Text("value", finding.Value.Length == 0 ? null : finding.Value);
        json.Objects(
            "fixes",
            finding.Fixes,
            fix =>
            {
                json.WriteString("title", fix.Title);
                json.WriteBoolean("safe", fix.IsSafe);
            }
        );
    }

    private static void Write(FolderFixes fixes, bool isDryRun, Utf8JsonWriter json)
    {
        json.WriteBoolean("dryRun", isDryRun);
        json.Objects(
            "made",
            fixes.Made,
            made =>
            {
                json.WriteString("rule", made.RuleId);
                json.WriteString("path", made.Path);
                json.WriteNumber("line", made.Line);
                json.WriteString("title", made.Title);
            }
        );
        json.Objects(
            "files",
            fixes.Files,
            file =>
            {
                json.WriteString("path", file.File.Path);
                json.WriteString("diff", string.Join('\n', UnifiedDiff.Of(file)) + "\n");
            }
        );
    }
}
