using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>Lookup tables in values: their types, and those that the settings name elsewhere.</summary>
internal static class TableCompletions
{
    public static IEnumerable<CompletionItem> At(ValuePlace place, EffectiveView view)
    {
        // Behind proxy: comes another type.
        string typed = place.Word.Typed;
        int colon = typed.LastIndexOf(':');
        bool isNested =
            colon > 0 && TableTypeInfo.Find(typed.Substring(0, colon).Split(':').Last()) is { IsNested: true };
        if (colon >= 0 && !isNested)
        {
            return Named(place, view);
        }

        var span = TextSpan.Between(place.Word.Span.Start + colon + 1, place.Word.Span.End);
        IEnumerable<CompletionItem> types = TableTypeInfo
            .All.Where(type => type.ExistsOn(view.Target.Postfix) && !type.IsLeftOutOf(view.Target))
            .Select(type => new CompletionItem(type.Name + ":", CompletionKind.TableType, span, type.Name + ":")
            {
                Detail =
                    type.IsIndexed ? "an index that postmap(1) makes"
                    : type.Format == TableFormat.None ? "table"
                    : "a text that Postfix reads as it is",
            });
        return isNested ? types : types.Concat(Named(place, view));
    }

    /// <summary>Tables that other settings name, as they are written there.</summary>
    private static IEnumerable<CompletionItem> Named(ValuePlace place, EffectiveView view) =>
        TableReferences
            .Of(view)
            .Select(use => use.Raw)
            .Where(raw => TableName.Parse(raw) is { Info: not null } && !raw.Contains("{") && raw != place.Word.Typed)
            .Distinct(StringComparer.Ordinal)
            .Select(raw => new CompletionItem(raw, CompletionKind.Table, place.Word.Span, raw));
}
