using System.Text.Json;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Tool.Explain;
using ConfigAsCode.Postfix.Tool.Json;
using ConfigAsCode.Postfix.Tool.Output.Json;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>An explanation for programs.</summary>
internal sealed class ExplainJsonOutput : ExplainOutput
{
    public override void Write(ExplainResult result, TextWriter output) =>
        JsonOfVerb.Write(
            output,
            version: 1,
            json =>
            {
                switch (result)
                {
                    case ExplainResult.OfRule rule:
                        json.Object("rule", () => Write(rule.Rule, rule.Page, json));
                        break;
                    case ExplainResult.OfWords words:
                        json.Objects("words", words.Words, word => Write(word, json));
                        break;
                    case ExplainResult.OfParameter parameter:
                        Write(parameter, json);
                        break;
                }
            }
        );

    private static void Write(RuleInfo rule, string page, Utf8JsonWriter json)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("severity", LintOutput.WordOf(rule.Severity));
        json.WriteString("help", rule.HelpLink);
        json.WriteString("page", page);
    }

    private static void Write(WordExplanation word, Utf8JsonWriter json)
    {
        json.WriteString("name", word.Name);
        json.WriteString("kind", word.Kind);
        json.WriteString("meaning", word.Meaning);
        json.Objects(
            "facts",
            word.Facts,
            fact =>
            {
                json.WriteString("label", fact.Label);
                json.WriteString("text", fact.Text);
            }
        );
    }

    private static void Write(ExplainResult.OfParameter result, Utf8JsonWriter json)
    {
        ParameterExplanation parameter = result.Explanation;
        json.Object(
            "parameter",
            () =>
            {
                json.WriteString("name", parameter.Name);
                json.WriteString("kind", WordOf(parameter.Kind));
                json.WriteString("meaning", parameter.Meaning);
                json.Text("family", parameter.Family);
                json.WriteString("type", parameter.Type);
                json.Texts("words", parameter.Words);
                json.Text("default", parameter.Default);
                json.Text("defaults", parameter.Defaults.Length == 0 ? null : parameter.Defaults);
                json.Texts("versions", parameter.Versions);
                json.WriteBoolean("readOnTarget", parameter.IsReadOnTarget);
                json.Text("replacement", parameter.Replacement);
                json.Texts("readBy", parameter.ReadBy);
                json.Texts("usedBy", parameter.UsedBy);
                json.Texts("csharp", parameter.CSharp);
                json.Text("tableClass", parameter.TableClass);
                json.Text("manual", ManualOf(result));
                json.Texts("meant", result.Nearest);
            }
        );
        json.WriteString("target", result.Target.Described);
        if (result.Folder is { } folder)
        {
            json.WriteString("folder", folder);
            json.Objects("inForce", parameter.Answers, answer => Write(answer, json));
        }

        json.Texts("notices", result.Notices);
    }

    private static void Write(EffectiveAnswer answer, Utf8JsonWriter json)
    {
        json.Texts("services", answer.Services);
        json.Text("value", answer.Value);
        json.Text("error", answer.Error);
        json.WriteBoolean("partlyUnknown", answer.IsPartlyUnknown);
        json.Objects(
            "chain",
            answer.Chain,
            step =>
            {
                json.WriteString("parameter", step.Parameter);
                json.Text("value", step.Value);
                json.WriteBoolean("isDefault", step.SetBy is null);
                json.Text("file", step.SetBy?.DeclaredBy);
                if (step.SetBy?.Range is { } range)
                {
                    json.WriteNumber("line", range.Start.Line);
                }

                json.Text("service", step.Service);
            }
        );
    }

    private static string WordOf(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.Former => "former",
            ParameterKind.OfService => "ofService",
            ParameterKind.OfTable => "ofTable",
            ParameterKind.RestrictionClass => "restrictionClass",
            ParameterKind.Own => "own",
            _ => "known",
        };
}
