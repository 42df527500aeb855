using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>The words of a value.</summary>
internal static class ValueCompletions
{
    private static readonly string[] Booleans = ["yes", "no"];

    public static IEnumerable<CompletionItem> At(ValuePlace place, EffectiveView view)
    {
        ParameterInfo? parameter = Parameters.FindTyped(place.Parameter);
        if (
            parameter is { IsRestrictionList: true }
            || (parameter is null && view.IsRestrictionClass(place.Parameter, place.Of?.Known))
        )
        {
            return RestrictionCompletions.At(place, view);
        }

        bool isFirst = Blanks.Trim(place.Before).Length == 0;
        if (ServiceNames.AreIn(place.Parameter))
        {
            return isFirst ? ServiceNames.Of(place, view) : [];
        }

        if (parameter is null || (!parameter.IsList && !isFirst && parameter.Tables == TableListForm.None))
        {
            return [];
        }

        return Words(parameter, place, view)
            .Concat(parameter.Tables == TableListForm.None ? [] : TableCompletions.At(place, view));
    }

    private static IEnumerable<CompletionItem> Words(ParameterInfo parameter, ValuePlace place, EffectiveView view)
    {
        PostfixVersion release = view.Target.Postfix;
        IEnumerable<string> words =
            parameter.TypeOn(release) == ParameterType.Bool
                ? Booleans
                : parameter.Values.Where(word => word.Length > 0 && parameter.AcceptsOn(word, release));
        TextSpan span = BehindPrefix(place, parameter);
        string? usual = Parameters.DefaultOn(parameter.Name, view.Target);
        foreach (string word in words)
        {
            yield return new CompletionItem(word, CompletionKind.Word, span, word)
            {
                Detail =
                    word == usual ? "default"
                    : parameter.DegradedTo(word) is { } weaker ? $"Postfix takes it for {weaker}"
                    : parameter.ReadAs(word, release) is { } other ? $"Postfix takes it for {other}"
                    : "",
            };
        }

        bool isDefaultOneOfThem = usual is null || words.Contains(usual);
        bool isWhole = Blanks.Trim(place.Before).Length == 0 && usual is { Length: > 0 };
        if (isWhole && !isDefaultOneOfThem)
        {
            yield return new CompletionItem(usual!, CompletionKind.Word, place.Word.Span, usual!)
            {
                Detail = "default",
            };
        }
    }

    /// <summary>An exclamation mark before an item stays.</summary>
    private static TextSpan BehindPrefix(ValuePlace place, ParameterInfo parameter)
    {
        string typed = place.Word.Typed;
        int prefix = 0;
        while (prefix < typed.Length && parameter.ItemPrefixes.IndexOf(typed[prefix]) >= 0)
        {
            prefix++;
        }

        return TextSpan.Between(place.Word.Span.Start + prefix, place.Word.Span.End);
    }
}
