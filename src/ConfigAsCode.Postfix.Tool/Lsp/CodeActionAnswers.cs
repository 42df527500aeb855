using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Answers what can be fixed at a place: each fix of each finding there, and all safe fixes of the folder at once.</summary>
internal sealed class CodeActionAnswers(Workspace workspace, ToolHost host, ClientCapabilities client)
{
    public const string QuickFix = "quickfix";
    public const string FixAll = "source.fixAll";

    private const string AllSafe = "Make all safe fixes of the folder";

    public IReadOnlyList<CodeAction> At(EditedFolder folder, CfDocument document, CodeActionParams request)
    {
        var lines = new LineMap(document.Text);
        int start = lines.OffsetOf(request.Range.Start);
        int end = lines.OffsetOf(request.Range.End);
        string path = folder.PathOf(document.File);
        var actions = new List<CodeAction>();
        if (Wants(request, QuickFix))
        {
            foreach (LocatedFinding finding in folder.Findings)
            {
                bool isThere =
                    finding.Path == path
                    && finding.AcceptedBecause is null
                    && finding.Range.Start.Offset <= end
                    && start <= finding.Range.End.Offset;
                if (isThere)
                {
                    actions.AddRange(Of(finding, folder, lines));
                }
            }
        }

        bool hasSafe = folder.Findings.Any(f => f.AcceptedBecause is null && f.Finding.Fixes.Any(fix => fix.IsSafe));
        if (Wants(request, FixAll) && hasSafe && !folder.IsOfBuild)
        {
            // To make them means to judge the folder again and again: only for an editor that wants them.
            actions.Add(
                client.CanResolveEdits
                    ? new CodeAction(AllSafe, FixAll) { Data = request.TextDocument.Uri }
                    : new CodeAction(AllSafe, FixAll) { Edit = OfAllSafe(folder) }
            );
        }

        return actions;
    }

    /// <summary>What all safe fixes of a folder change.</summary>
    public WorkspaceEdit OfAllSafe(EditedFolder folder) =>
        Of(
            folder
                .SafelyFixed(host.Today)
                .Select(file => Of(file.File.Path, [EditMessages.Between(file.File.Text, file.Text)]))
        );

    private IEnumerable<CodeAction> Of(LocatedFinding finding, EditedFolder folder, LineMap lines)
    {
        foreach (Fix fix in finding.Finding.Fixes)
        {
            if (folder.EditsOf(finding, fix) is { Count: > 0 } edits)
            {
                yield return new CodeAction(fix.Title, QuickFix)
                {
                    Diagnostics = [DiagnosticMessages.Of(finding, lines)],
                    IsPreferred = fix.IsSafe ? true : null,
                    Edit = Of(
                        edits
                            .GroupBy(edit => edit.File, StringComparer.Ordinal)
                            .Select(ofFile => Of(folder.PathOf(ofFile.Key), Of(ofFile, folder)))
                    ),
                };
            }
        }
    }

    private WorkspaceEdit Of(IEnumerable<TextDocumentEdit> files) => new([.. files], client.CanReadVersions);

    private TextDocumentEdit Of(string path, IReadOnlyList<TextEditMessage> edits) =>
        new(workspace.UriOf(path), workspace.OpenAt(path)?.Version, edits);

    private static IReadOnlyList<TextEditMessage> Of(IGrouping<string, TextEdit> edits, EditedFolder folder)
    {
        string text = folder.Reading.Documents.First(document => document.File == edits.Key).Text;
        var lines = new LineMap(text);
        return [.. edits.Select(edit => EditMessages.Of(text, lines, edit.Span.Start, edit.Span.End, edit.NewText))];
    }

    /// <summary>A client that names a kind wants those below it too: <c>source</c> stands for <c>source.fixAll</c>.</summary>
    private static bool Wants(CodeActionParams request, string kind) =>
        request.Context?.Only is not { Count: > 0 } only
        || only.Any(wanted =>
            wanted.Length == 0 || wanted == kind || kind.StartsWith(wanted + ".", StringComparison.Ordinal)
        );
}
