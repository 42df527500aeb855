using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A <c>-o</c> that is not <c>name=value</c> in one word, most often because of blanks around the <c>=</c>.</summary>
internal sealed class Pfx6003MalformedOption()
    : Rule(new RuleInfo("PFX6003", RuleSeverity.Error, "A -o is not name=value", HasFix: true) { HasSafeFix = true })
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading)
    {
        PostfixVersion version = reading.Instance.Target?.Postfix ?? PostfixVersion.Newest;
        string advice = version.HasBraces
            ? "Write -o name=value without blanks, or -o { name = value }"
            : "Write -o name=value without blanks";
        // Where master(8) stops at a brace of the line, no daemon gets its options.
        return from service in reading.MasterCf?.InForce ?? []
            where service.Words.All(word => word.Error is null)
            from option in service.Options
            where !option.IsSetting
            select Report(reading.Instance, service, option, advice);
    }

    private Finding Report(Instance instance, CfService service, CfOption option, string advice)
    {
        string key = service.Key;
        string message =
            option.Error is not { } error
                ? $"-o{option.Text!.Text} of {key} sets a parameter called '{option.Name!.Text}', which no program reads: master(8) "
                    + "keeps braces that start inside a word. Write a blank after the -o"
            : option.Text is null
                ? $"The last -o of {key} sets nothing: {error}. The daemon stops each time master(8) starts it. {advice}"
            : $"-o {Wording.Excerpt(option.Text.Text)} of {key} sets nothing: {error}. The daemon stops each time master(8) starts it. {advice}";
        return Found(
            instance,
            message,
            new Place(option.Origin),
            option.Name?.Text ?? (Parameters.Find(option.Text?.Text ?? "") is null ? "" : option.Text!.Text),
            services: [key],
            fixes: FixOf(service, option) is { } fix ? [fix] : []
        ) with
        {
            Part = option.Text?.Text ?? "",
        };
    }

    private static Fix? FixOf(CfService service, CfOption option)
    {
        if (option.Text is not { } text)
        {
            return null;
        }

        if (option.IsInKeptBraces)
        {
            return Fix.OfText(
                "Write a blank after the -o",
                [new TextEdit(option.Document.File, new TextSpan(text.Span.Start, 0), " ")]
            ) with
            {
                IsSafe = true,
            };
        }

        CfWord[] behind = [.. service.Words.SkipWhile(word => word.Content.Span.Start <= text.Span.Start)];
        // "name =value" or "name = value", with another option or nothing behind it: the value is one word then.
        int words =
            behind.Length == 0 || !behind[0].Content.Text.StartsWith("=", StringComparison.Ordinal) ? 0
            : behind[0].Content.Text.Length > 1 ? 1
            : 2;
        bool isOneValue =
            words > 0
            && behind.Length >= words
            && (behind.Length == words || behind[words].Content.Text.StartsWith("-", StringComparison.Ordinal));
        if (Parameters.Find(text.Text) is null || !isOneValue)
        {
            return null;
        }

        var edits = new List<TextEdit>();
        int end = text.Span.End;
        foreach (CfWord word in behind.Take(words))
        {
            var between = TextSpan.Between(end, word.Content.Span.Start);
            // A comment, a line end or a brace stands there.
            if (!between.In(option.Document.Text).All(c => c is ' ' or '\t'))
            {
                return null;
            }

            edits.Add(new TextEdit(option.Document.File, between, ""));
            end = word.Content.Span.End;
        }

        return Fix.OfText("Remove the blanks around the =", edits) with
        {
            IsSafe = true,
        };
    }
}
