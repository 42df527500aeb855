using ConfigAsCode.Postfix.Core.Completion;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Answers what can be written at a place.</summary>
internal static class CompletionAnswers
{
    public static CompletionList At(EditedFolder folder, CfDocument document, OpenText text, Position position)
    {
        var lines = new LineMap(document.Text);
        return new CompletionList(
            IsIncomplete: false,
            [
                .. Completions
                    .At(folder.Reading, document.File, lines.OffsetOf(position))
                    .Select(item => Of(item, text, lines)),
            ]
        );
    }

    private static CompletionItemMessage Of(CompletionItem item, OpenText text, LineMap lines) =>
        new(item.Label)
        {
            Kind = KindOf(item.Kind),
            Detail = item.Detail.Length == 0 ? null : item.Detail,
            Deprecated = item.IsDeprecated ? true : null,
            TextEdit = new TextEditMessage(lines.RangeOf(item.Span.Start, item.Span.End), item.NewText),
            Data = item.Kind is CompletionKind.Parameter or CompletionKind.OwnName ? text.Uri : null,
        };

    /// <summary>The number of the protocol (CompletionItemKind).</summary>
    private static int KindOf(CompletionKind kind) =>
        kind switch
        {
            CompletionKind.Parameter => 10,
            CompletionKind.OwnName => 6,
            CompletionKind.Restriction => 3,
            CompletionKind.TableType => 22,
            CompletionKind.Table => 17,
            CompletionKind.Service => 9,
            CompletionKind.Program => 2,
            _ => 12,
        };
}
