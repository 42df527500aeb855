using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>The words behind the program of a service: its options and attributes.</summary>
internal static class ArgumentCompletions
{
    public static IEnumerable<CompletionItem> At(ArgumentPlace place, EffectiveView view)
    {
        bool isBehindOptions = place.Before.Any(word =>
            !word.StartsWith("-", StringComparison.Ordinal) && word.IndexOf('=') < 0
        );
        if (!isBehindOptions)
        {
            yield return Item("-o", "-o ", "sets a parameter for this service alone");
            yield return Item("-v", "-v", "logs more; -v -v still more");
        }

        foreach (
            (string name, bool isRequired) in DaemonInfo.Find(place.Of.Program)?.AttributesOn(view.Target.Postfix) ?? []
        )
        {
            string text = name + "=";
            if (place.Before.All(word => !word.StartsWith(text, StringComparison.Ordinal)))
            {
                yield return Item(text, text, isRequired ? "must be there" : "may be there");
            }
        }

        CompletionItem Item(string label, string text, string detail) =>
            new(label, CompletionKind.Word, place.Word.Span, text) { Detail = detail };
    }
}
