using System.Text.Encodings.Web;
using System.Text.Json;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Explain;
using ConfigAsCode.Postfix.Tool.Output.Json;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>An explanation for programs.</summary>
internal sealed class ExplainJsonOutput : ExplainOutput
{
    // As in lint: the text is in no web page.
    private static readonly ExplainJsonContext Context = new(
        new JsonSerializerOptions(ExplainJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    public override void Write(ExplainResult result, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(Of(result), Context.ExplainJson));

    private static ExplainJson Of(ExplainResult result)
    {
        var empty = new ExplainJson(1, Application.Named, null, null, null, null, null, null);
        return result switch
        {
            ExplainResult.OfRule { Rule: var rule, Page: var page } => empty with
            {
                Rule = new ExplainJsonRule(rule.Id, rule.Title, LintOutput.WordOf(rule.Severity), rule.HelpLink, page),
            },
            ExplainResult.OfParameter parameter => empty with
            {
                Parameter = Parameter(parameter),
                Target = parameter.Target.Described,
                Folder = parameter.Folder,
                InForce = parameter.Folder is null ? null : [.. parameter.Explanation.Answers.Select(Answer)],
                Notices = parameter.Notices,
            },
            _ => empty,
        };
    }

    private static ExplainJsonParameter Parameter(ExplainResult.OfParameter result)
    {
        ParameterExplanation parameter = result.Explanation;
        return new ExplainJsonParameter(
            parameter.Name,
            parameter.Kind switch
            {
                ParameterKind.Former => "former",
                ParameterKind.OfService => "ofService",
                ParameterKind.OfTable => "ofTable",
                ParameterKind.RestrictionClass => "restrictionClass",
                ParameterKind.Own => "own",
                _ => "known",
            },
            parameter.Meaning,
            parameter.Family,
            parameter.Type,
            parameter.Words,
            parameter.Default,
            parameter.Defaults.Length == 0 ? null : parameter.Defaults,
            parameter.Versions,
            parameter.IsReadOnTarget,
            parameter.Replacement,
            parameter.ReadBy,
            parameter.UsedBy,
            parameter.CSharp,
            parameter.TableClass,
            ManualOf(result),
            result.Nearest
        );
    }

    private static ExplainJsonAnswer Answer(EffectiveAnswer answer) =>
        new(
            answer.Services,
            answer.Value,
            answer.Error,
            answer.IsPartlyUnknown,
            [
                .. answer.Chain.Select(step => new ExplainJsonStep(
                    step.Parameter,
                    step.Value,
                    step.SetBy is null,
                    step.SetBy?.DeclaredBy,
                    step.SetBy?.Range?.Start.Line,
                    step.Service
                )),
            ]
        );
}
