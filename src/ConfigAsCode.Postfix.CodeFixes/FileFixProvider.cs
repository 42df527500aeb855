using System.Collections.Immutable;
using System.Composition;
using ConfigAsCode.Postfix.Core.Edits;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TextEdit = ConfigAsCode.Postfix.Core.Syntax.Cf.TextEdit;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Offers the fixes of findings in main.cf, master.cf and tables that are additional files of a project. A fix may change several of them.</summary>
[
    ExportCodeFixProvider(
        LanguageNames.CSharp,
        Name = nameof(FileFixProvider),
        DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]
    ),
    Shared
]
public sealed class FileFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [.. Rulebook.All.Select(rule => rule.Info).Where(rule => rule.HasFix).Select(rule => rule.Id)];

    /// <summary>None: Roslyn changes no additional files with "fix all".</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.TextDocument.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (FileFix fix in FixesOf(diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        fix.Title,
                        cancellation => ApplyAsync(solution, fix, cancellation),
                        equivalenceKey: diagnostic.Id + fix.Title
                    ),
                    diagnostic
                );
            }
        }

        return Task.CompletedTask;
    }

    private static IReadOnlyList<FileFix> FixesOf(Diagnostic diagnostic) =>
        FileFixProperties.Read(name => diagnostic.Properties.TryGetValue(name, out string? text) ? text : null);

    private static async Task<Solution> ApplyAsync(Solution solution, FileFix fix, CancellationToken cancellation)
    {
        foreach (IGrouping<string, TextEdit> file in fix.Edits.GroupBy(edit => edit.File))
        {
            foreach (DocumentId id in solution.GetDocumentIdsWithFilePath(file.Key))
            {
                if (solution.GetAdditionalDocument(id) is { } document)
                {
                    SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                    solution = solution.WithAdditionalDocumentText(id, text.WithChanges(file.Select(Change)));
                }
            }
        }

        return solution;
    }

    private static TextChange Change(TextEdit edit) =>
        new(new TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText);
}
