using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Makes fixes in one document, one after the other.</summary>
internal sealed class DocumentFixer
{
    private readonly SemanticModel semantics;
    private readonly SyntaxNode original;
    private readonly SourceText originalText;
    private readonly CancellationToken cancellation;
    private readonly EditedText text;
    private readonly PackageNames names;
    private readonly ValueSyntax values;

    private DocumentFixer(SemanticModel semantics, SyntaxNode root, SourceText source, CancellationToken cancellation)
    {
        this.semantics = semantics;
        this.cancellation = cancellation;
        original = root;
        originalText = source;
        text = new EditedText(root.SyntaxTree, source);
        names = new PackageNames(semantics, root);
        values = new ValueSyntax(
            names,
            root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 }
        );
    }

    public SourceText Text => text.Text;

    public bool HasChanged => !text.Text.ContentEquals(originalText);

    /// <summary>Null for a document that is no C#.</summary>
    public static async Task<DocumentFixer?> OfAsync(Document document, CancellationToken cancellation)
    {
        SemanticModel? semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SourceText source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return semantics is null || root is null ? null : new DocumentFixer(semantics, root, source, cancellation);
    }

    /// <summary>Where a diagnostic of the document as it was is shown; null where no type can be edited.</summary>
    public FixPlace? Locate(Diagnostic diagnostic)
    {
        TextSpan shown = diagnostic.Location.SourceSpan;
        if (!diagnostic.Location.IsInSource || shown.Length == 0 || !original.FullSpan.Contains(shown))
        {
            return null;
        }

        TypeDeclarationSyntax? type = original
            .FindToken(shown.Start)
            .Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return PlaceOn(type, shown) is { } place
            ? place with
            {
                Elements = FixProperties.ReadElements(key =>
                    diagnostic.Properties.TryGetValue(key, out string? value) ? value : null
                ),
            }
            : null;
    }

    private FixPlace? PlaceOn(TypeDeclarationSyntax? type, TextSpan shown)
    {
        bool canCarryAttributes =
            type is ClassDeclarationSyntax or InterfaceDeclarationSyntax || type.IsKind(SyntaxKind.RecordDeclaration);
        return canCarryAttributes && semantics.GetDeclaredSymbol(type!, cancellation) is INamedTypeSymbol symbol
            ? new FixPlace(
                text.Track(shown),
                text.Track(type!.Identifier.Span),
                shown.Start,
                new OtherParts(symbol, original.SyntaxTree, semantics.Compilation, cancellation)
            )
            {
                Around = type.Parent is TypeDeclarationSyntax around ? PlaceOn(around, around.Identifier.Span) : null,
            }
            : null;
    }

    /// <summary>The text with this fix alone; null where it cannot be made here, or has nothing to change.</summary>
    public SourceText? Preview(Fix fix, FixPlace place) => text.Preview(() => TryApply(fix, place));

    /// <summary>Makes all edits of a fix, or none where one of them cannot be made.</summary>
    public void Apply(Fix fix, FixPlace place) => text.AllOrNothing(() => TryApply(fix, place));

    private bool TryApply(Fix fix, FixPlace place)
    {
        var editor = new DeclarationEditor(text, names, place);
        var settings = new SettingEdits(editor, values);
        var instance = new InstanceEdits(editor);
        var rows = new RowEdits(editor);
        var policies = new TlsPolicyEdits(editor, values);
        return fix.Edits.All(edit =>
            edit.Kind switch
            {
                EditKind.Set when TlsPolicyAttributeInfo.OfNameInRules(edit.Parameter) is { } attribute => policies.Set(
                    attribute,
                    edit.Value
                ),
                EditKind.Remove when TlsPolicyAttributeInfo.OfNameInRules(edit.Parameter) is { } attribute =>
                    policies.Remove(attribute),
                EditKind.Set => settings.Set(edit.Parameter, edit.Value),
                EditKind.SetOnContainingType => place.Around is { } around
                    && new SettingEdits(new DeclarationEditor(text, names, around), values).Set(
                        edit.Parameter,
                        edit.Value
                    ),
                EditKind.Remove => settings.Remove(edit.Parameter),
                EditKind.Rename => settings.Rename(edit.Parameter, edit.Value),
                EditKind.RenameTransport => instance.RenameTransport(edit.Value),
                EditKind.RenameService => instance.RenameService(edit.Value),
                EditKind.RemoveService => instance.RemoveService(),
                EditKind.SetField => instance.SetField(edit.Parameter, edit.Value),
                EditKind.SetTarget => instance.SetTarget(edit.Value),
                EditKind.SetTableType => instance.SetTableType(edit.Value),
                EditKind.AddRow => rows.Add(edit.Parameter, edit.Value),
                EditKind.SetRowKey => rows.SetKey(edit.Value),
                EditKind.SetRowResult => rows.SetResult(edit.Value),
                _ => false,
            }
        );
    }
}
