using System.Text;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Hovering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Tool.Explain;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Answers what a place is about, in Markdown.</summary>
internal static class HoverAnswers
{
    private const string Markdown = "markdown";

    // A host with hundreds of services has many answers to one question.
    private const int MostAnswers = 12;

    // A longer value would be all that is seen.
    private const int LongestValue = 300;

    public static Hover? At(EditedFolder folder, CfDocument document, Position position)
    {
        var lines = new LineMap(document.Text);
        return HoverSubjects.At(folder.Reading, document.File, lines.OffsetOf(position)) is { } subject
            ? new Hover(Of(subject), lines.RangeOf(subject.Span.Start, subject.Span.End))
            : null;
    }

    private static MarkupContent Of(HoverSubject subject) =>
        subject.Parameter is { } parameter
            ? Of(parameter)
            : new MarkupContent(Markdown, $"**{subject.Title}**\n\n{subject.Meaning}");

    public static MarkupContent Of(ParameterExplanation parameter)
    {
        var text = new StringBuilder();
        text.Append($"**{parameter.Name}**: {parameter.Type}\n\n{parameter.Meaning}\n");
        if (parameter.Defaults.Length > 0)
        {
            text.Append($"\n{parameter.Defaults}.\n");
        }

        foreach (string version in parameter.Versions)
        {
            text.Append($"\n{version}.\n");
        }

        if (parameter.ReadBy.Count > 0)
        {
            text.Append(
                $"\nRead by {(parameter.ReadBy.Contains("*") ? "every program" : string.Join(", ", parameter.ReadBy))}.\n"
            );
        }

        foreach (EffectiveAnswer answer in parameter.Answers.Take(MostAnswers))
        {
            text.Append($"\n- {Of(answer)}");
        }

        if (parameter.Answers.Count > MostAnswers)
        {
            text.Append($"\n- and {parameter.Answers.Count - MostAnswers} more values");
        }

        return new MarkupContent(Markdown, text.ToString().TrimEnd());
    }

    private static string Of(EffectiveAnswer answer)
    {
        string services = answer.Services.Count == 0 ? "" : string.Join(", ", answer.Services) + ": ";
        string value = AnswerWords.Of(answer, fault => fault, Code);
        return services + value + (answer.IsDefault ? ", the default" : $", from {Chain(answer)}");
    }

    private static string Chain(EffectiveAnswer answer) =>
        string.Join(
            ", ",
            answer.Chain.Select(step =>
                step.SetBy is null ? $"the default of {step.Parameter}"
                : step.Service is { } service ? $"-o {step.Parameter} of {service}"
                : step.SetBy.Range is { } range ? $"{step.Parameter} in {step.SetBy.DeclaredBy}:{range.Start.Line}"
                : $"{step.Parameter} in {step.SetBy.DeclaredBy}"
            )
        );

    private static string Code(string text)
    {
        string shown = text.Length <= LongestValue ? text : text[..LongestValue] + "...";
        return shown.Contains('`', StringComparison.Ordinal) ? shown : $"`{shown}`";
    }
}
