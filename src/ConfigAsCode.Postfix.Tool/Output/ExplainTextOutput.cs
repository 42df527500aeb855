using System.Globalization;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Tool.Explain;
using static ConfigAsCode.Postfix.Tool.Output.TerminalText;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>An explanation for people.</summary>
internal sealed class ExplainTextOutput(bool showsColour) : ExplainOutput
{
    private const int LabelWidth = 10;
    private const string Indent = "  ";

    // More services with one answer are counted.
    private const int MostNamed = 8;

    private readonly TerminalText terminal = new(showsColour);

    public override void Write(ExplainResult result, TextWriter output)
    {
        switch (result)
        {
            case ExplainResult.OfRule rule:
                WritePage(rule.Page, output);
                break;
            case ExplainResult.OfWords words:
                WriteWords(words.Words, output);
                break;
            case ExplainResult.OfParameter parameter:
                WriteParameter(parameter, output);
                break;
        }
    }

    private void WritePage(string page, TextWriter output)
    {
        foreach (string line in page.TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(line.StartsWith('#') ? terminal.Coloured(line, Bold) : line);
        }
    }

    private void WriteWords(IReadOnlyList<WordExplanation> words, TextWriter output)
    {
        foreach (WordExplanation word in words)
        {
            output.WriteLine($"{terminal.Coloured(word.Name, Bold)} ({word.Kind})");
            output.WriteLine(Indent + word.Meaning);
            output.WriteLine();
            foreach (WordFact fact in word.Facts)
            {
                output.WriteLine(Indent + terminal.Coloured(fact.Label.PadRight(LabelWidth), Grey) + fact.Text);
            }
        }
    }

    private void WriteParameter(ExplainResult.OfParameter result, TextWriter output)
    {
        ParameterExplanation parameter = result.Explanation;
        output.WriteLine(terminal.Coloured(Plain(parameter.Name), Bold));
        output.WriteLine(Indent + parameter.Meaning);
        output.WriteLine();
        if (parameter.Family is { } family)
        {
            Fact("One of", family);
        }

        if (parameter.Kind != ParameterKind.Former)
        {
            Fact("Value", parameter.Type);
        }

        if (parameter.Defaults.Length > 0)
        {
            Fact("Default", DefaultOf(parameter, result.Target));
            bool isOneOfMany =
                parameter.Defaults.Contains("before:", StringComparison.Ordinal)
                || parameter.Defaults.Contains(" from ", StringComparison.Ordinal);
            Fact("", isOneOfMany ? parameter.Defaults : "");
        }

        string label = "Versions";
        foreach (string sentence in VersionsOf(parameter, result.Target))
        {
            Fact(label, sentence);
            label = "";
        }

        Fact("Use", parameter.Replacement is { } other ? other : "");
        Fact("Read by", parameter.ReadBy is ["*"] ? "every program" : string.Join(", ", parameter.ReadBy));
        Fact("Used by", string.Join(", ", parameter.UsedBy.Select(Plain)));
        label = "C#";
        foreach (string way in parameter.CSharp.Concat(parameter.TableClass is { } c ? [$"a class : {c}"] : []))
        {
            Fact(label, Plain(way));
            label = "";
        }

        Fact("Manual", ManualOf(result) ?? "");
        Fact("Meant", string.Join(" or ", result.Nearest));
        if (result.Folder is { } folder)
        {
            output.WriteLine();
            output.WriteLine(terminal.Coloured($"In {Plain(folder)}, for {result.Target.Described}", Bold));
            WriteAnswers(parameter, result.Target, output);
        }

        foreach (string notice in result.Notices)
        {
            output.WriteLine();
            output.WriteLine($"{terminal.Coloured("note", Bold)}: {Plain(notice)}.");
        }

        void Fact(string name, string text)
        {
            if (text.Length > 0)
            {
                output.WriteLine(Indent + terminal.Coloured(name.PadRight(LabelWidth), Grey) + text);
            }
        }
    }

    private void WriteAnswers(ParameterExplanation parameter, Target target, TextWriter output)
    {
        if (parameter.Answers.Count == 0)
        {
            output.WriteLine($"{Indent}No program of Postfix {target.Postfix} reads it.");
        }

        // What most services have is one line that nobody has to read to its end.
        EffectiveAnswer? most = parameter.Answers.MaxBy(answer => answer.Services.Count);
        most = most?.Services.Count > MostNamed ? most : null;
        IEnumerable<EffectiveAnswer> all = most is null
            ? parameter.Answers
            : parameter.Answers.Where(answer => answer != most).Append(most);
        string others = parameter.Answers.Count == 1 ? "all" : "the other";
        foreach (EffectiveAnswer answer in all)
        {
            string services =
                answer == most ? string.Create(CultureInfo.InvariantCulture, $"{others} {most.Services.Count} services")
                : answer.Services.Count > 0 ? string.Join(", ", answer.Services.Select(Plain))
                : parameter.Kind == ParameterKind.Known ? "no service; programs that read main.cf alone"
                : "main.cf";
            string value = AnswerWords.Of(
                answer,
                fault => terminal.Coloured(Plain(fault), Red),
                text => terminal.Coloured(Plain(text), Green)
            );
            output.WriteLine($"{Indent}{services}: {value}");
            int width = Math.Min(60, answer.Chain.Max(step => TextOf(step).Length));
            foreach (ValueStep step in answer.Chain)
            {
                output.WriteLine(
                    $"{Indent}{Indent}{Plain(TextOf(step)).PadRight(width)}  {terminal.Coloured(SetterOf(step), Grey)}"
                );
            }
        }
    }

    private static string TextOf(ValueStep step) =>
        step.Value switch
        {
            null => step.Parameter,
            "" => step.Parameter + " =",
            { } value => $"{step.Parameter} = {value}",
        };

    private static string SetterOf(ValueStep step)
    {
        string place = step.SetBy switch
        {
            null => step.Value is null ? "set by nobody" : "default",
            { Range: { } range } => string.Create(
                CultureInfo.InvariantCulture,
                $"{step.SetBy.DeclaredBy}:{range.Start.Line}"
            ),
            { } origin => origin.DeclaredBy,
        };
        return step.Service is { } service ? $"{place}, -o of {service}" : place;
    }

    private static string DefaultOf(ParameterExplanation parameter, Target target) =>
        (
            parameter.Default switch
            {
                null => AnswerWords.FoundAtStart,
                "" => AnswerWords.Empty,
                { } value => value,
            }
        ) + (parameter.IsReadOnTarget ? $" (Postfix {target.Postfix})" : "");

    private static IEnumerable<string> VersionsOf(ParameterExplanation parameter, Target target)
    {
        foreach (string sentence in parameter.Versions)
        {
            yield return sentence + ".";
        }

        if (!parameter.IsReadOnTarget && parameter.Kind == ParameterKind.Known)
        {
            yield return $"Postfix {target.Postfix} does not read it.";
        }
    }
}
