using ConfigAsCode.Postfix.Core.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// Edits the row at which a finding is shown, in the form in which it is written: [Entry], [TlsPolicy], or an attribute of its own kind.
/// Each edit says whether it could be made.
/// </summary>
internal sealed class RowEdits(DeclarationEditor editor)
{
    private const string Entry = "Entry";

    private int Position => editor.Place.Position;

    /// <summary>Adds a row behind those that the table has: of the same kind, or an [Entry] where that cannot say it.</summary>
    public bool Add(string key, string result)
    {
        if (editor.ShownAttribute is not { } row || KindName(row) is not { } name)
        {
            return false;
        }

        WrittenArgument[]? typed = RowKind.Find(name) is { } kind ? Arguments(kind, result) : null;
        IEnumerable<string> behind = (typed ?? [Literal(result)]).Select(argument => argument.CSharp);
        string attribute = editor.Names.WriteAttribute(typed is null ? Entry : name, Position);
        return editor.AddAttribute($"{attribute}({string.Join(", ", behind.Prepend(ValueSyntax.Literal(key)))})");
    }

    /// <summary>The key is the first argument of every kind.</summary>
    public bool SetKey(string key)
    {
        if (
            editor.ShownAttribute is not { } row
            || KindName(row) is null
            || row.ArgumentList?.Arguments.FirstOrDefault() is not { NameColon: null, NameEquals: null } first
        )
        {
            return false;
        }

        editor.Replace(first.Expression, ValueSyntax.Literal(key));
        return true;
    }

    /// <summary>Writes the result with the arguments behind the key; those that stay the same stay as they are written.</summary>
    public bool SetResult(string result)
    {
        if (
            editor.ShownAttribute is not { ArgumentList.Arguments: { Count: > 0 } arguments } row
            || arguments.Any(a => a.NameColon is not null || a.NameEquals is not null)
        )
        {
            return false;
        }

        RowKind? kind = RowKind.Find(KindName(row) ?? "");
        WrittenArgument[]? wanted =
            kind is not null ? Arguments(kind, result)
            : editor.Names.NameOf(row) == Entry ? [Literal(result)]
            : null;
        if (wanted is null)
        {
            return false;
        }

        if (kind is { Form.IsList: true } && arguments.Count == 2 && Elements(arguments[1]) is not null)
        {
            return ListEdit.TryChange(editor.Text, arguments[1].Expression, [.. wanted.Select(w => w.CSharp)]);
        }

        return Write(arguments, wanted);
    }

    /// <summary>The kind of the row; null for another attribute.</summary>
    private string? KindName(AttributeSyntax row) =>
        editor.Names.NameOf(row) is { } name && (name is Entry or "TlsPolicy" || RowKind.Find(name) is not null)
            ? name
            : null;

    private static WrittenArgument Literal(string text) => new(ValueSyntax.Literal(text), text);

    /// <summary>The arguments behind the key; null where the kind, or this release of the package, cannot say the result.</summary>
    private WrittenArgument[]? Arguments(RowKind kind, string result)
    {
        WrittenArgument?[]? written = kind.Form.Read(result)?.Select(Written).ToArray();
        return written is null || written.Contains(null) ? null : [.. written.Select(w => w!)];
    }

    private WrittenArgument? Written(RowArgument argument)
    {
        if (argument.Enum is not { } type)
        {
            string? constant = argument.IsRestriction ? editor.Names.WriteRestriction(argument.Text, Position) : null;
            return constant is null ? Literal(argument.Text) : new WrittenArgument(constant, argument.Text);
        }

        return editor.Names.Has(type, argument.Text)
            ? new WrittenArgument(editor.Names.WriteType(type, Position) + "." + argument.Text, null)
            : null;
    }

    private bool Write(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, WrittenArgument[] wanted)
    {
        SourceText text = editor.Text.Text;
        int there = arguments.Count - 1;
        int shared = Math.Min(there, wanted.Length);
        List<TextChange> changes =
        [
            .. Enumerable
                .Range(0, shared)
                .Where(i => !IsSame(arguments[i + 1].Expression, wanted[i]))
                .Select(i => new TextChange(arguments[i + 1].Span, wanted[i].CSharp)),
        ];
        if (wanted.Length > there)
        {
            changes.AddRange(
                SeparatedItems.Append(text, arguments, string.Join(", ", wanted.Skip(there).Select(w => w.CSharp)))
            );
        }
        else if (there > shared)
        {
            // A comment between them is its author's to remove.
            var surplus = TextSpan.FromBounds(arguments[shared].Span.End, arguments[there].Span.End);
            if (arguments[there].Parent!.DescendantTrivia(surplus).Any(IsComment))
            {
                return false;
            }

            changes.Add(new TextChange(surplus, ""));
        }

        editor.Text.Change([.. changes]);
        return true;
    }

    /// <summary>Whether the author wrote the same, with a constant or by a shorter name.</summary>
    private bool IsSame(ExpressionSyntax written, WrittenArgument wanted) =>
        written.ToString() == wanted.CSharp
        || (wanted.Text is not null && editor.Names.TextOf(written) == wanted.Text)
        || (
            wanted.Text is null
            && written is MemberAccessExpressionSyntax member
            && wanted.CSharp.EndsWith("." + member.Name.Identifier.ValueText, StringComparison.Ordinal)
        );

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static SeparatedSyntaxList<SyntaxNode>? Elements(AttributeArgumentSyntax argument) =>
        DeclaredSetting.Elements(argument.Expression);

    /// <param name="CSharp">How it is written.</param>
    /// <param name="Text">The text that it stands for; null for the member of an enum.</param>
    private sealed record WrittenArgument(string CSharp, string? Text);
}
