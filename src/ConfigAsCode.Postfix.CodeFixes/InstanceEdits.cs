using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Edits what an instance runs on, its services and its tables. Each edit says whether it could be made.</summary>
internal sealed class InstanceEdits(DeclarationEditor editor)
{
    public bool SetTarget(string platform)
    {
        if (
            editor.ShownAttribute is not { } instance
            || editor.Names.NameOf(instance) != "PostfixInstance"
            || !editor.Names.Has("Platform", platform)
        )
        {
            return false;
        }

        int position = editor.Place.Position;
        string value = editor.Names.WriteType("Platform", position) + "." + platform;
        AttributeArgumentSyntax? own = instance.ArgumentList?.Arguments.FirstOrDefault(a =>
            a.NameEquals?.Name.Identifier.ValueText == "Platform"
        );
        if (own is not null)
        {
            editor.Replace(own.Expression, value);
            return true;
        }

        if (editor.Attributes.FirstOrDefault(a => editor.Names.NameOf(a) == "Target") is { ArgumentList: { } list })
        {
            editor.Replace(list, "(" + value + ")");
            return true;
        }

        if (editor.Place.Elsewhere.HaveAttribute("Target"))
        {
            return false;
        }

        string target = $"{editor.Names.WriteAttribute("Target", position)}({value})";
        return Join(instance, target) || editor.AddAttribute(target);
    }

    /// <summary>The members of TableType are called as the types, with a capital.</summary>
    public bool SetTableType(string type)
    {
        string member = char.ToUpperInvariant(type[0]) + type.Substring(1);
        if (
            editor.Attributes.FirstOrDefault(a => editor.Names.NameOf(a) == "Table") is not { } table
            || !editor.Names.Has("TableType", member)
        )
        {
            return false;
        }

        string value = editor.Names.WriteType("TableType", editor.Place.Position) + "." + member;
        AttributeArgumentSyntax? own = table.ArgumentList?.Arguments.FirstOrDefault(a =>
            a.NameEquals?.Name.Identifier.ValueText == "Type"
        );
        if (own is null)
        {
            editor.AddArgument(table, "Type = " + value);
        }
        else
        {
            editor.Replace(own.Expression, value);
        }

        return true;
    }

    public bool RenameService(string name)
    {
        if (
            ShownService() is not { ArgumentList.Arguments: { Count: > 0 } arguments }
            || arguments[0].NameEquals is not null
        )
        {
            return false;
        }

        editor.Replace(arguments[0].Expression, ValueSyntax.Literal(name));
        return true;
    }

    /// <summary>Writes a field of the service as master.cf has it; an empty value takes its argument away.</summary>
    public bool SetField(string field, string value) =>
        field switch
        {
            ServiceField.Private => SetArgument("Private", YesNo(value)),
            ServiceField.Unprivileged => SetArgument("Unprivileged", YesNo(value)),
            ServiceField.Chroot => SetArgument("Chroot", YesNo(value)),
            ServiceField.ProcessLimit => SetArgument("ProcessLimit", value),
            ServiceField.Wakeup => SetArgument("Wakeup", value.TrimEnd('?'))
                && SetArgument("WakeupOnlyIfUsed", value.EndsWith("?", StringComparison.Ordinal) ? "true" : ""),
            ServiceField.Arguments => SetArgument("Arguments", value),
            ServiceField.Program => SetProgram(value),
            _ => false,
        };

    /// <summary>Names another transport in the attribute at which the finding is shown.</summary>
    public bool RenameTransport(string name)
    {
        if (
            editor.ShownAttribute is not { ArgumentList.Arguments: { Count: > 0 } arguments } attribute
            || editor.Names.NameOf(attribute) != "Transport"
            || arguments[0].NameEquals is not null
        )
        {
            return false;
        }

        editor.Replace(arguments[0].Expression, ValueSyntax.Literal(name));
        return true;
    }

    public bool RemoveService()
    {
        bool isInOnePart = !editor.Place.Elsewhere.Exist && editor.Parts.Count() == 1;
        if (ShownService() is null || !isInOnePart)
        {
            return false;
        }

        SourceText text = editor.Text.Text;
        TypeDeclarationSyntax type = editor.Declaration!;
        TextSpan whole = Layout.Whole(text, TextSpan.FromBounds(StartWithComments(text, type), type.Span.End));
        editor.Text.Change(new TextChange(WithBlankLine(text, whole), ""));
        return true;
    }

    private static string YesNo(string word) =>
        word switch
        {
            "y" => "true",
            "n" => "false",
            _ => "",
        };

    private bool SetArgument(string property, string value)
    {
        if (ShownService() is not { } service)
        {
            return false;
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = service.ArgumentList?.Arguments ?? default;
        int index = arguments.IndexOf(a => a.NameEquals?.Name.Identifier.ValueText == property);
        if (value.Length == 0)
        {
            if (index >= 0)
            {
                editor.Text.Change(SeparatedItems.Remove(editor.Text.Text, arguments, index));
            }
        }
        else if (index >= 0)
        {
            editor.Replace(arguments[index].Expression, value);
        }
        else
        {
            editor.AddArgument(service, property + " = " + value);
        }

        return true;
    }

    private bool SetProgram(string program)
    {
        string member = ParameterNames.MemberOf(program);
        if (
            ShownService() is not { ArgumentList.Arguments: { Count: > 1 } arguments }
            || arguments[1].NameEquals is not null
            || !editor.Names.Has("Daemon", member)
        )
        {
            return false;
        }

        editor.Replace(arguments[1].Expression, editor.Names.WriteType("Daemon", editor.Place.Position) + "." + member);
        return true;
    }

    private AttributeSyntax? ShownService() =>
        editor.ShownAttribute is { } attribute && ServiceAttributes.IsOne(attribute, editor.Names) ? attribute : null;

    /// <summary>
    /// A class of one instance says name and target in one breath; one of several says what they share apart.
    /// </summary>
    private bool Join(AttributeSyntax instance, string target)
    {
        SourceText text = editor.Text.Text;
        bool isOneLine = text.Lines.IndexOf(instance.SpanStart) == text.Lines.IndexOf(instance.Span.End);
        bool isOnly = editor.Attributes.Count(a => editor.Names.NameOf(a) == "PostfixInstance") == 1;
        if (!isOneLine || !isOnly)
        {
            return false;
        }

        editor.Text.Change(SeparatedItems.Append(text, ((AttributeListSyntax)instance.Parent!).Attributes, target));
        return true;
    }

    /// <summary>The start of the comments that stand directly above the type, the documentation among them.</summary>
    private static int StartWithComments(SourceText text, TypeDeclarationSyntax type)
    {
        int start = type.SpanStart;
        foreach (SyntaxTrivia trivia in type.GetLeadingTrivia().Reverse())
        {
            bool isBlankLine = trivia.ToFullString() is "\n" or "\r\n" && Layout.IsFirstOnLine(text, trivia.SpanStart);
            if (trivia.IsDirective || isBlankLine)
            {
                break;
            }

            start = trivia.FullSpan.Start;
        }

        return Layout.SkipBlanks(text, start);
    }

    /// <summary>With the blank line that set the type apart from its neighbour.</summary>
    private static TextSpan WithBlankLine(SourceText text, TextSpan lines)
    {
        if (
            lines.Start == 0
            || lines.End == text.Length
            || text.Lines.GetLineFromPosition(lines.Start).Start != lines.Start
        )
        {
            return lines;
        }

        TextLine before = text.Lines.GetLineFromPosition(lines.Start - 1);
        TextLine behind = text.Lines.GetLineFromPosition(lines.End);
        bool endsHere = Layout.IsBlank(text, behind) || text[Layout.SkipBlanks(text, behind.Start)] == '}';
        bool startsHere = text.ToString(before.Span).TrimEnd().EndsWith("{", StringComparison.Ordinal);
        return Layout.IsBlank(text, before) && endsHere ? TextSpan.FromBounds(before.Start, lines.End)
            : startsHere && Layout.IsBlank(text, behind)
                ? TextSpan.FromBounds(lines.Start, behind.EndIncludingLineBreak)
            : lines;
    }
}
