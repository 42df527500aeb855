using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Sets, removes and renames parameters of a declaration. Each edit says whether it could be made.</summary>
internal sealed class SettingEdits(DeclarationEditor editor, ValueSyntax values)
{
    private int Position => editor.Place.Position;

    public bool Set(string parameter, string value) =>
        Find(parameter) is { } setting
            ? Replace(setting, value)
            : !editor.Place.Elsewhere.Set(parameter) && Add(parameter, value, sameExpression: null);

    /// <param name="parameter">Which one, where the place holds several; empty where it holds one.</param>
    public bool Remove(string parameter)
    {
        if (Shown().LastOrDefault(s => parameter.Length == 0 || s.Parameter == parameter) is not { } setting)
        {
            return false;
        }

        Remove(setting);
        return true;
    }

    public bool Rename(string parameter, string value)
    {
        DeclaredSetting[] shown = [.. Shown().Where(s => s.Form != SettingForm.Entry || EntryValue(s) == value)];
        if (shown.Length != 1 || Find(parameter) is not null || editor.Place.Elsewhere.Set(parameter))
        {
            return false;
        }

        DeclaredSetting setting = shown[0];
        switch (setting.Form)
        {
            case SettingForm.HostName or SettingForm.Transport or SettingForm.RestrictionClass:
                return false;
            case SettingForm.Entry:
                editor.Replace(setting.Value, ValueSyntax.Literal(parameter + "=" + value));
                return true;
        }

        string? sameExpression = SameType(setting, parameter) ? setting.Value.ToString() : null;
        string? argument = TypedArgument(parameter, value, sameExpression);
        string group = ParameterNames.GroupOf(parameter);
        if (
            argument is not null
            && setting.Form == SettingForm.Property
            && editor.Names.NameOf(setting.Attribute) == group
        )
        {
            editor.Replace(setting.Argument, argument);
        }
        else if (setting.IsWholeAttribute && (argument is null || GroupAttribute(group) is null))
        {
            // In its place, so that the comments around it stay around it.
            RenameAttribute(setting, parameter, value, argument);
        }
        else
        {
            Remove(setting);
            return Add(parameter, value, sameExpression);
        }

        return true;
    }

    /// <summary>The settings at which the finding is shown.</summary>
    private IEnumerable<DeclaredSetting> Shown() =>
        editor.Parts.Take(1).SelectMany(part => DeclaredSetting.On(part, editor.Names)).Where(IsShown);

    /// <summary>The list of a restriction class is all arguments behind its name.</summary>
    private bool IsShown(DeclaredSetting setting) =>
        editor.IsShownIn(setting.Form == SettingForm.RestrictionClass ? setting.Attribute : setting.Argument);

    /// <summary>
    /// What sets the parameter here: where the finding is shown, else what its instance says, else the last one.
    /// </summary>
    private DeclaredSetting? Find(string parameter)
    {
        foreach (TypeDeclarationSyntax part in editor.Parts)
        {
            DeclaredSetting[] all =
            [
                .. DeclaredSetting
                    .On(part, editor.Names)
                    .Where(s => s.Parameter == parameter && (!s.IsOfInstance || editor.IsShownIn(s.Attribute))),
            ];
            if (all.Length > 0)
            {
                return all.LastOrDefault(IsShown) ?? all.LastOrDefault(s => s.IsOfInstance) ?? all.Last();
            }
        }

        return null;
    }

    private void RenameAttribute(DeclaredSetting setting, string parameter, string value, string? argument)
    {
        if (argument is not null && setting.Form == SettingForm.Property)
        {
            string name = editor.Names.WriteAttribute(ParameterNames.GroupOf(parameter), Position);
            editor.Text.Change(
                new TextChange(setting.Attribute.Name.Span, name),
                new TextChange(setting.Argument.Span, argument)
            );
        }
        else if (argument is null && setting.Form == SettingForm.Parameter)
        {
            AttributeArgumentSyntax name = setting.Attribute.ArgumentList!.Arguments.First(a => a != setting.Argument);
            editor.Replace(name.Expression, ValueSyntax.Literal(parameter));
        }
        else
        {
            editor.Replace(setting.Attribute, Attribute(parameter, value, argument));
        }
    }

    private bool Replace(DeclaredSetting setting, string value)
    {
        switch (setting.Form)
        {
            case SettingForm.Property or SettingForm.Transport:
                return ReplaceTyped(setting, Parameters.FindTyped(setting.Parameter)!, value);
            case SettingForm.RestrictionClass:
                return ReplaceClass(setting, value);
            case SettingForm.Entry:
                editor.Replace(setting.Value, ValueSyntax.Literal(setting.Parameter + "=" + value));
                return true;
            default:
                editor.Replace(setting.Value, ValueSyntax.Literal(value));
                return true;
        }
    }

    private bool ReplaceTyped(DeclaredSetting setting, ParameterInfo parameter, string value)
    {
        if (values.Write(parameter, value, Position) is not { } expression)
        {
            Remove(setting);
            return editor.AddAttribute(Attribute(setting.Parameter, value, argument: null));
        }

        if (parameter.IsRestrictionList && DeclaredSetting.Elements(setting.Value) is { } elements)
        {
            return Restrictions(setting, [.. elements.Select(DeclaredSetting.ExpressionOf)], value) is { } restrictions
                && Write(restrictions);
        }

        return Write(values.Items(parameter, value, Position));

        bool Write(string[]? items)
        {
            if (items is null || !ListEdit.TryChange(editor.Text, setting.Value, items))
            {
                editor.Replace(setting.Value, expression);
            }

            return true;
        }
    }

    private bool Add(string parameter, string value, string? sameExpression)
    {
        if (AddToTransport(parameter, value) is { } isAdded)
        {
            return isAdded;
        }

        string? argument = TypedArgument(parameter, value, sameExpression);
        if (argument is not null && GroupAttribute(ParameterNames.GroupOf(parameter)) is { } attribute)
        {
            editor.AddArgument(attribute, argument);
            return true;
        }

        return editor.AddAttribute(Attribute(parameter, value, argument));
    }

    /// <summary>
    /// The member of a family goes into [Transport]; null where that cannot say it: it has no way to, or the class is of
    /// another service.
    /// </summary>
    private bool? AddToTransport(string parameter, string value)
    {
        (ParameterFamily family, string service) = ParameterFamily
            .Matching(parameter)
            .FirstOrDefault(match => match.Family.TableType is null);
        string? own = ServiceAttributes.NameOn(editor.Declaration, editor.Names);
        if (
            Parameters.Find(parameter) is not null
            || family is null
            || (own is not null && own != service)
            || !editor.Names.Has("TransportAttribute", ParameterNames.PropertyOf(family))
            || values.Write(Parameters.Find(family.Fallback!)!, value, Position) is not { } expression
        )
        {
            return null;
        }

        string argument = ParameterNames.PropertyOf(family) + " = " + expression;
        DeclaredSetting? sibling = editor
            .Parts.SelectMany(part => DeclaredSetting.On(part, editor.Names))
            .FirstOrDefault(s => s.Form == SettingForm.Transport && IsOf(s.Parameter, service));
        if (sibling is not null)
        {
            editor.AddArgument(sibling.Attribute, argument);
            return true;
        }

        string name = own is null ? ValueSyntax.Literal(service) + ", " : "";
        return editor.AddAttribute($"{editor.Names.WriteAttribute("Transport", Position)}({name}{argument})");
    }

    private static bool IsOf(string parameter, string service) =>
        ParameterFamily.Matching(parameter).FirstOrDefault().Member == service;

    private bool ReplaceClass(DeclaredSetting setting, string value)
    {
        IEnumerable<ExpressionSyntax?> written = setting
            .Attribute.ArgumentList!.Arguments.SkipWhile(a => a != setting.Argument)
            .Select(a => a.Expression);
        if (Restrictions(setting, [.. written], value) is not { } restrictions)
        {
            return false;
        }

        string name = ValueSyntax.Literal(setting.Parameter);
        string attribute = editor.Names.WriteAttribute("RestrictionClass", Position);
        editor.Replace(setting.Attribute, $"{attribute}({string.Join(", ", restrictions.Prepend(name))})");
        return true;
    }

    /// <summary>
    /// The elements of a restriction list with those that are there already as their author wrote them; null where another fix has changed
    /// what this one changes.
    /// </summary>
    private string[]? Restrictions(DeclaredSetting setting, ExpressionSyntax?[] elements, string value)
    {
        (string Written, string? Text)[] written =
        [
            .. elements.Select(e => (e?.ToString() ?? "", e is null ? null : TextOf(e))),
        ];
        IReadOnlyList<string>? wanted = [.. ListItems.Of(setting.Parameter, value, PostfixVersion.Newest)];
        (string, string?)[] before = [.. editor.Place.Elements.Select(e => (e.Written, (string?)e.Text))];
        if (
            before.Length > 0
            && IsShown(setting)
            && KeptElements.ItemsOf(before) is { } old
            && KeptElements.ItemsOf(written) is { } now
        )
        {
            wanted = KeptElements.Rebased(old, now, wanted);
        }

        return wanted is null
            ? null
            : KeptElements.In(
                written,
                wanted,
                [.. wanted.Select(item => editor.Names.WriteRestriction(item, Position) ?? ValueSyntax.Literal(item))]
            );
    }

    private string? TextOf(ExpressionSyntax element) =>
        editor.Names.TextOf(element)
        ?? editor.Place.Elements.Where(e => e.Written == element.ToString()).Select(e => e.Text).FirstOrDefault()
        ?? editor.Names.TextOfRestriction(element.ToString());

    private void Remove(DeclaredSetting setting)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = setting.Attribute.ArgumentList!.Arguments;
        if (setting.IsWholeAttribute)
        {
            editor.RemoveAttribute(setting.Attribute);
        }
        else if (
            setting.Form == SettingForm.Entry
            && DeclaredSetting.Elements(setting.Argument.Expression) is { Count: > 1 } entries
        )
        {
            int index = entries.IndexOf(entry => DeclaredSetting.ExpressionOf(entry) == setting.Value);
            editor.Text.Change(SeparatedItems.Remove(editor.Text.Text, entries, index));
        }
        else
        {
            editor.Text.Change(SeparatedItems.Remove(editor.Text.Text, arguments, arguments.IndexOf(setting.Argument)));
        }
    }

    /// <summary><c>AuthOnly = true</c>; null where only [Parameter] can say it.</summary>
    private string? TypedArgument(string parameter, string value, string? sameExpression)
    {
        string group = ParameterNames.GroupOf(parameter);
        string property = ParameterNames.PropertyOf(parameter);
        bool isTyped =
            Parameters.Find(parameter) is not null
            && editor.Names.Has(group + "Attribute", property)
            // An attribute of this group in another document cannot be given twice.
            && !editor.Place.Elsewhere.HaveAttribute(group);
        string? expression = isTyped
            ? sameExpression ?? values.Write(Parameters.Find(parameter)!, value, Position)
            : null;
        return expression is null ? null : property + " = " + expression;
    }

    private string Attribute(string parameter, string value, string? argument) =>
        argument is null
            ? $"{editor.Names.WriteAttribute("Parameter", Position)}({ValueSyntax.Literal(parameter)}, {ValueSyntax.Literal(value)})"
            : $"{editor.Names.WriteAttribute(ParameterNames.GroupOf(parameter), Position)}({argument})";

    private AttributeSyntax? GroupAttribute(string group) =>
        editor.Attributes.FirstOrDefault(attribute => editor.Names.NameOf(attribute) == group);

    /// <summary>Whether the author's own expression serves the other parameter too.</summary>
    private static bool SameType(DeclaredSetting setting, string parameter)
    {
        if (Parameters.Find(parameter) is not { } info)
        {
            return false;
        }

        string type =
            setting.Form == SettingForm.Property
                ? ParameterNames.TypeOf(Parameters.Find(setting.Parameter)!)
                : "string";
        return ParameterNames.TypeOf(info) == type;
    }

    private string EntryValue(DeclaredSetting entry)
    {
        string text = editor.Names.TextOf(entry.Value) ?? "";
        return text.Substring(text.IndexOf('=') + 1).Trim();
    }
}
