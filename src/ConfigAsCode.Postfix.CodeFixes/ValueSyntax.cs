using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using Microsoft.CodeAnalysis.CSharp;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Writes the text of a parameter as a C# expression of its property's type.</summary>
/// <param name="names">How types are written.</param>
/// <param name="hasCollectionExpressions">Whether C# has <c>["a"]</c> (12); else it is <c>new[] { "a" }</c>.</param>
internal sealed class ValueSyntax(PackageNames names, bool hasCollectionExpressions)
{
    private const string Array = "[]";

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Null where the type has no way to say it, such as <c>$name</c> for a number.</summary>
    public string? Write(ParameterInfo parameter, string value, int position)
    {
        if (Items(parameter, value, position) is { } items)
        {
            string element = ParameterNames.TypeOf(parameter).Replace(Array, "");
            return hasCollectionExpressions ? "[" + string.Join(", ", items) + "]"
                : items.Length > 0 ? "new[] { " + string.Join(", ", items) + " }"
                : $"new {(IsText(element) ? element : names.WriteType(element, position))}[0]";
        }

        return ParameterNames.TypeOf(parameter) switch
        {
            "bool" => value.ToLowerInvariant() switch
            {
                "yes" => "true",
                "no" => "false",
                _ => null,
            },
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
            "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
            "string" => Literal(value),
            var type => type.EndsWith(Array, StringComparison.Ordinal)
                ? null
                : Member(type, parameter, value, position),
        };
    }

    /// <summary>
    /// The elements of a list; null for another type, and for a list of words with one that C# does not have.
    /// </summary>
    public string[]? Items(ParameterInfo parameter, string value, int position)
    {
        string type = ParameterNames.TypeOf(parameter);
        if (!type.EndsWith(Array, StringComparison.Ordinal))
        {
            return null;
        }

        string element = type.Substring(0, type.Length - Array.Length);
        string?[] items =
        [
            .. ListItems
                .Of(parameter.Name, value, PostfixVersion.Newest)
                .Select(item =>
                    IsText(element) ? Text(parameter, item, position) : Member(element, parameter, item, position)
                ),
        ];
        return items.Contains(null) ? null : [.. items.Select(item => item!)];
    }

    /// <summary>Whether an element is a text; that of a restriction list is an object, since it may be a type as well.</summary>
    private static bool IsText(string element) => element is "string" or "object";

    private string Text(ParameterInfo parameter, string item, int position) =>
        (parameter.IsRestrictionList ? names.WriteRestriction(item, position) : null) ?? Literal(item);

    private string? Member(string type, ParameterInfo parameter, string word, int position)
    {
        StringComparison comparison = parameter.IgnoresCase
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        string? member = parameter
            .Values.Where(v => string.Equals(v, word, comparison))
            .Select(ParameterNames.MemberOf)
            .FirstOrDefault();
        return member is { Length: > 0 } && names.Has(type, member)
            ? names.WriteType(type, position) + "." + member
            : null;
    }
}
