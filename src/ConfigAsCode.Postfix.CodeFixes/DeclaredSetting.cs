using ConfigAsCode.Postfix.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>One parameter that a type sets by itself.</summary>
/// <param name="Parameter">The name in main.cf.</param>
/// <param name="Form">How it is said.</param>
/// <param name="Attribute">The attribute that says it.</param>
/// <param name="Argument">The argument with the value.</param>
/// <param name="Value">The value: the argument's expression, or one element of it.</param>
internal sealed record DeclaredSetting(
    string Parameter,
    SettingForm Form,
    AttributeSyntax Attribute,
    AttributeArgumentSyntax Argument,
    ExpressionSyntax Value
)
{
    private static readonly HashSet<string> Groups = [.. ParameterNames.AllGroups];

    /// <summary>Whether the attribute says nothing but this, so that it goes with it.</summary>
    public bool IsWholeAttribute =>
        Form is SettingForm.Parameter or SettingForm.SyslogName or SettingForm.RestrictionClass
        || (
            Form is SettingForm.Property or SettingForm.Transport
            && Attribute.ArgumentList!.Arguments.Count(a => a.NameEquals is not null) == 1
        );

    /// <summary>Whether it belongs to one instance of its class only.</summary>
    public bool IsOfInstance => Form is SettingForm.HostName or SettingForm.Entry;

    public static IEnumerable<DeclaredSetting> On(TypeDeclarationSyntax type, PackageNames names) =>
        type.AttributeLists.SelectMany(list => list.Attributes).SelectMany(attribute => In(attribute, names));

    /// <summary>The expressions in <c>["a"]</c>, <c>new[] { "a" }</c> or <c>new string[] { "a" }</c>.</summary>
    public static SeparatedSyntaxList<SyntaxNode>? Elements(ExpressionSyntax list) =>
        list switch
        {
            CollectionExpressionSyntax collection => Nodes(collection.Elements),
            ImplicitArrayCreationExpressionSyntax { Initializer: var braces } => Nodes(braces.Expressions),
            ArrayCreationExpressionSyntax { Initializer: { } braces } => Nodes(braces.Expressions),
            _ => null,
        };

    private static IEnumerable<DeclaredSetting> In(AttributeSyntax attribute, PackageNames names)
    {
        string? name = names.NameOf(attribute);
        AttributeArgumentSyntax[] arguments = [.. attribute.ArgumentList?.Arguments ?? []];
        if (name == "Parameter")
        {
            if (
                Positional(arguments, 0, "name") is { } key
                && Positional(arguments, 1, "value") is { } value
                && names.TextOf(key.Expression) is { } parameter
            )
            {
                yield return new DeclaredSetting(parameter, SettingForm.Parameter, attribute, value, value.Expression);
            }
        }
        else if (name == "SyslogName" && Positional(arguments, 0, "name") is { } syslogName)
        {
            yield return new DeclaredSetting(
                "syslog_name",
                SettingForm.SyslogName,
                attribute,
                syslogName,
                syslogName.Expression
            );
        }
        else if (name is "Transport" or "RestrictionClass")
        {
            IEnumerable<DeclaredSetting> named =
                name == "Transport" ? OfTransport(attribute, arguments, names) : OfClass(attribute, arguments, names);
            foreach (DeclaredSetting setting in named)
            {
                yield return setting;
            }
        }
        else if (name == "PostfixInstance")
        {
            foreach (DeclaredSetting setting in OfInstance(attribute, arguments, names))
            {
                yield return setting;
            }
        }
        else if (name is not null && Groups.Contains(name))
        {
            foreach (AttributeArgumentSyntax argument in arguments)
            {
                string property = argument.NameEquals?.Name.Identifier.ValueText ?? "";
                if (ParameterNames.ParameterOf(name, property) is { } parameter)
                {
                    yield return new DeclaredSetting(
                        parameter,
                        SettingForm.Property,
                        attribute,
                        argument,
                        argument.Expression
                    );
                }
            }
        }
    }

    private static IEnumerable<DeclaredSetting> OfTransport(
        AttributeSyntax attribute,
        AttributeArgumentSyntax[] arguments,
        PackageNames names
    )
    {
        string? service = Positional(arguments, 0, "service") is { } said
            ? names.TextOf(said.Expression)
            : ServiceAttributes.NameOn(attribute.Parent?.Parent, names);
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            string property = argument.NameEquals?.Name.Identifier.ValueText ?? "";
            if (service is not null && ParameterFamily.OfProperty(property) is { } family)
            {
                yield return new DeclaredSetting(
                    family.NameFor(service),
                    SettingForm.Transport,
                    attribute,
                    argument,
                    argument.Expression
                );
            }
        }
    }

    private static IEnumerable<DeclaredSetting> OfClass(
        AttributeSyntax attribute,
        AttributeArgumentSyntax[] arguments,
        PackageNames names
    )
    {
        if (
            Positional(arguments, 0, "name") is { } key
            && Positional(arguments, 1, "restriction") is { } first
            && names.TextOf(key.Expression) is { } name
        )
        {
            yield return new DeclaredSetting(name, SettingForm.RestrictionClass, attribute, first, first.Expression);
        }
    }

    private static IEnumerable<DeclaredSetting> OfInstance(
        AttributeSyntax attribute,
        AttributeArgumentSyntax[] arguments,
        PackageNames names
    )
    {
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            string? property = argument.NameEquals?.Name.Identifier.ValueText;
            if (property == "HostName")
            {
                yield return new DeclaredSetting(
                    "myhostname",
                    SettingForm.HostName,
                    attribute,
                    argument,
                    argument.Expression
                );
            }
            else if (property == "Set" && Elements(argument.Expression) is { } entries)
            {
                foreach (SyntaxNode entry in entries)
                {
                    ExpressionSyntax? expression = ExpressionOf(entry);
                    if (
                        expression is not null
                        && names.TextOf(expression) is { } text
                        && text.IndexOf('=') is > 0 and var equals
                    )
                    {
                        string parameter = text.Substring(0, equals).Trim();
                        yield return new DeclaredSetting(parameter, SettingForm.Entry, attribute, argument, expression);
                    }
                }
            }
        }
    }

    public static ExpressionSyntax? ExpressionOf(SyntaxNode element) =>
        element as ExpressionSyntax ?? (element as ExpressionElementSyntax)?.Expression;

    private static AttributeArgumentSyntax? Positional(AttributeArgumentSyntax[] arguments, int index, string name) =>
        arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name)
        ?? arguments.Where(a => a.NameEquals is null).Skip(index).FirstOrDefault(a => a.NameColon is null);

    private static SeparatedSyntaxList<SyntaxNode> Nodes<T>(SeparatedSyntaxList<T> list)
        where T : SyntaxNode => (SeparatedSyntaxList<SyntaxNode>)list;
}
