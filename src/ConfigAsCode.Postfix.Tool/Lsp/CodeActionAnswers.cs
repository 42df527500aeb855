using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Answers what can be fixed at a place: each fix of each finding there, and all safe fixes of the folder at once.</summary>
internal static class CodeActionAnswers
{
    public const string QuickFix = "quickfix";
    public const string FixAll = "source.fixAll";

    private const string AllSafe = "Make all safe fixes of the folder";

    public static IReadOnlyList<CodeAction> At(
        EditedFolder folder,
        CfDocument document,
        CodeActionParams request,
        bool canResolve,
        DateTime today,
        Workspace workspace
    )
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
                    actions.AddRange(Of(finding, folder, lines, workspace));
                }
            }
        }

        bool hasSafe = folder.Findings.Any(f => f.AcceptedBecause is null && f.Finding.Fixes.Any(fix => fix.IsSafe));
        if (Wants(request, FixAll) && hasSafe && !folder.IsOfBuild)
        {
            var all = new CodeAction(AllSafe, FixAll) { Data = request.TextDocument.Uri };
            // To make them means to judge the folder again and again: only for an editor that wants them.
            actions.Add(canResolve ? all : WithEdit(all, folder, today, workspace));
        }

        return actions;
    }

    public static CodeAction WithEdit(CodeAction action, EditedFolder folder, DateTime today, Workspace workspace) =>
        action with
        {
            Data = null,
            Edit = new WorkspaceEdit(
                folder
                    .SafelyFixed(today)
                    .ToDictionary(
                        file => workspace.UriOf(file.File.Path),
                        file => (IReadOnlyList<TextEditMessage>)[Difference(file.File.Text, file.Text)]
                    )
            ),
        };

    private static IEnumerable<CodeAction> Of(
        LocatedFinding finding,
        EditedFolder folder,
        LineMap lines,
        Workspace workspace
    )
    {
        foreach (Fix fix in finding.Finding.Fixes)
        {
            if (folder.EditsOf(finding, fix) is { Count: > 0 } edits)
            {
                yield return new CodeAction(fix.Title, QuickFix)
                {
                    Diagnostics = [DiagnosticMessages.Of(finding, lines)],
                    IsPreferred = fix.IsSafe ? true : null,
                    Edit = new WorkspaceEdit(
                        edits
                            .GroupBy(edit => edit.File, StringComparer.Ordinal)
                            .ToDictionary(
                                ofFile => workspace.UriOf(folder.PathOf(ofFile.Key)),
                                ofFile => Of(ofFile, folder)
                            )
                    ),
                };
            }
        }
    }

    private static IReadOnlyList<TextEditMessage> Of(IGrouping<string, TextEdit> edits, EditedFolder folder)
    {
        var lines = new LineMap(folder.Reading.Documents.First(d => d.File == edits.Key).Text);
        return
        [
            .. edits.Select(edit => new TextEditMessage(lines.RangeOf(edit.Span.Start, edit.Span.End), edit.NewText)),
        ];
    }

    /// <summary>The part between what both texts begin and end with.</summary>
    private static TextEditMessage Difference(string before, string after)
    {
        int start = before.AsSpan().CommonPrefixLength(after);
        int shorter = Math.Min(before.Length, after.Length) - start;
        int end = 0;
        while (end < shorter && before[before.Length - 1 - end] == after[after.Length - 1 - end])
        {
            end++;
        }

        return new TextEditMessage(
            new LineMap(before).RangeOf(start, before.Length - end),
            after.Substring(start, after.Length - start - end)
        );
    }

    /// <summary>A client that names a kind wants those below it too: <c>source</c> stands for <c>source.fixAll</c>.</summary>
    private static bool Wants(CodeActionParams request, string kind) =>
        request.Context?.Only is not { Count: > 0 } only
        || only.Any(wanted =>
            wanted.Length == 0 || wanted == kind || kind.StartsWith(wanted + ".", StringComparison.Ordinal)
        );
}
