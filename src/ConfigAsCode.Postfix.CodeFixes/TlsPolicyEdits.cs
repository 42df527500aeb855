using ConfigAsCode.Postfix.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Changes the attributes of a TLS policy, in a row written as [TlsPolicy]. Each edit says whether it could be made.</summary>
internal sealed class TlsPolicyEdits(DeclarationEditor editor, ValueSyntax values)
{
    /// <summary>Sets an attribute of the policy at which the finding is shown.</summary>
    public bool Set(string attribute, string value)
    {
        if (
            Row is not { } row
            || TlsPolicyAttributeInfo.Find(attribute) is not { } info
            || Twin(attribute) is not { } parameter
            || values.Write(parameter, value, editor.Place.Position) is not { } expression
        )
        {
            return false;
        }

        if (ArgumentOf(row, info) is not { } argument)
        {
            editor.AddArgument(row, info.Property + " = " + expression);
        }
        else if (
            values.Items(parameter, value, editor.Place.Position) is not { } items
            || !ListEdit.TryChange(editor.Text, argument.Expression, items)
        )
        {
            editor.Replace(argument.Expression, expression);
        }

        return true;
    }

    /// <summary>Takes an attribute of the policy away.</summary>
    public bool Remove(string attribute)
    {
        if (
            Row is not { } row
            || TlsPolicyAttributeInfo.Find(attribute) is not { } info
            || ArgumentOf(row, info) is not { } argument
        )
        {
            return false;
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = row.ArgumentList!.Arguments;
        editor.Text.Change(SeparatedItems.Remove(editor.Text.Text, arguments, arguments.IndexOf(argument)));
        return true;
    }

    private AttributeSyntax? Row =>
        editor.ShownAttribute is { } attribute && editor.Names.NameOf(attribute) == "TlsPolicy" ? attribute : null;

    private static AttributeArgumentSyntax? ArgumentOf(AttributeSyntax row, TlsPolicyAttributeInfo attribute) =>
        row.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == attribute.Property);

    /// <summary>The parameter in whose place the attribute stands: its text is written in C# in the same way.</summary>
    private static ParameterInfo? Twin(string attribute) =>
        attribute switch
        {
            "protocols" => Parameters.Find("smtp_tls_protocols"),
            "exclude" => Parameters.Find("smtp_tls_exclude_ciphers"),
            "ciphers" => Parameters.Find("smtp_tls_ciphers"),
            _ => null,
        };
}
