using System.Collections.Immutable;
using System.Composition;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// Offers what the rules suggest. The rules have decided what to change; a fix that cannot be said in C# at this place
/// is not offered, which is known only by trying it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PostfixCodeFixProvider)), Shared]
public sealed class PostfixCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [.. Rulebook.All.Select(rule => rule.Info).Where(rule => rule.HasFix).Select(rule => rule.Id)];

    public override FixAllProvider GetFixAllProvider() => PostfixFixAllProvider.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        DocumentFixer? fixer = await DocumentFixer
            .OfAsync(context.Document, context.CancellationToken)
            .ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (fixer?.Locate(diagnostic) is not { } place)
            {
                continue;
            }

            foreach (Fix fix in OfferedFixes.Of(diagnostic))
            {
                if (fixer.Preview(fix, place) is { } text)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            fix.Title,
                            _ => Task.FromResult(context.Document.WithText(text)),
                            OfferedFixes.KeyOf(fix, diagnostic)
                        ),
                        diagnostic
                    );
                }
            }
        }
    }
}
