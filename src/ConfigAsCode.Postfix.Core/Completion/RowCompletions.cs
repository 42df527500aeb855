using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>What a row of a lookup table can give: it depends on the settings that name the table.</summary>
internal static class RowCompletions
{
    public static IEnumerable<CompletionItem> At(RowPlace place, EffectiveView view) =>
        Blanks.Trim(place.Before).Length > 0
            ? []
            : TableReferences
                .Of(view)
                .Where(use => TableReferences.AllDeclared(use, view).Contains(place.Table, ReferenceComparer.OfTables))
                .SelectMany(use => Of(use, place, view));

    private static IEnumerable<CompletionItem> Of(TableReference use, RowPlace place, EffectiveView view)
    {
        string parameter = use.Parameter?.Name ?? "";
        return use.Form == TableListForm.Restrictions
                ? Words(AccessResult.Words(view.Target.Postfix), "access(5)", place)
            : TransportReference.IsInRowsOf(parameter) ? ServiceNames.Transports(place, view)
            : TlsPolicyRows.AreIn(parameter) ? Words(TlsLevelExtensions.Words, "TLS level", place)
            : [];
    }

    private static IEnumerable<CompletionItem> Words(IEnumerable<string> words, string detail, RowPlace place) =>
        words.Select(word => new CompletionItem(word, CompletionKind.Word, place.Word.Span, word) { Detail = detail });
}
