using System.Collections.Immutable;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// Makes the safe fixes of all findings of a document in one pass, each in the text that the one before left, so that fixes into one
/// attribute do not lose each other as a merge of separate changes would. Whoever asks means all of them: dotnet format names
/// the choice of whatever finding comes first.
/// </summary>
internal static class PostfixFixAllProvider
{
    public static FixAllProvider Instance { get; } = FixAllProvider.Create(FixAsync);

    private static async Task<Document?> FixAsync(
        FixAllContext context,
        Document document,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        DocumentFixer? fixer = await DocumentFixer.OfAsync(document, context.CancellationToken).ConfigureAwait(false);
        if (fixer is null)
        {
            return document;
        }

        // All places are known before the first change moves them.
        var found = diagnostics
            .OrderBy(d => d.Location.SourceSpan.Start)
            .Select(d => (Place: fixer.Locate(d), Fix: OfferedFixes.Of(d).FirstOrDefault(f => f.IsSafe)))
            .ToArray();
        foreach ((FixPlace? place, Fix? fix) in found)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (place is not null && fix is not null)
            {
                fixer.Apply(fix, place);
            }
        }

        return fixer.HasChanged ? document.WithText(fixer.Text) : document;
    }
}
