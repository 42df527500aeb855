using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// Reads [Transport]: on a service it is about that service, elsewhere about the one it names. The settings go to main.cf,
/// where the queue manager reads them.
/// </summary>
internal static class TransportReading
{
    public static IEnumerable<SettingDeclaration> Read(
        INamedTypeSymbol type,
        AttributeData attribute,
        string? service,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        string named = AttributeReading.Positional(attribute, 0);
        bool isNamed = named.Length > 0;
        Origin nameOrigin = sites.Add(type, attribute, isNamed ? "0" : null);
        bool isOfOther = isNamed && service is not null && named != service;
        if (isOfOther || (!isNamed && service is null))
        {
            problems.Add(
                new DeclarationProblem(
                    isOfOther ? ProblemKind.OtherTransport : ProblemKind.NamelessTransport,
                    named,
                    nameOrigin
                )
            );
            yield break;
        }

        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            bool isWhole = argument.Value.Kind != TypedConstantKind.Error;
            if (isWhole && ParameterFamily.OfProperty(argument.Key) is { } family)
            {
                yield return new SettingDeclaration(
                    family.NameFor(service ?? named),
                    EquatableArray.Of(AttributeReading.Text(argument.Value)),
                    IsList: false,
                    sites.Add(type, attribute, argument.Key)
                )
                {
                    NameOrigin = nameOrigin,
                    IsOfTransport = true,
                };
            }
        }
    }
}
