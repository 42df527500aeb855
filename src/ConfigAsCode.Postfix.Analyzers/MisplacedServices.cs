using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>Service attributes that no instance can ever see, because of the class they stand on.</summary>
internal static class MisplacedServices
{
    public static IEnumerable<DeclarationProblem> On(INamedTypeSymbol type, SiteList sites)
    {
        OurAttribute[] ours = [.. AttributeReading.Ours(type)];
        AttributeData[] services = [.. ours.Where(a => ServiceReading.Kinds.ContainsKey(a.Name)).Select(a => a.Data)];
        bool isInstance = ours.Any(a => a.Name == "PostfixInstance");
        // An abstract class is the base of services, wherever it stands.
        bool canBeService =
            !isInstance
            && (type.IsAbstract || type.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Interface });

        foreach (AttributeData service in canBeService ? services.Skip(1) : services)
        {
            yield return new DeclarationProblem(
                canBeService ? ProblemKind.SecondService : ProblemKind.MisplacedService,
                AttributeReading.Positional(service, 0),
                sites.Add(type, service, null)
            );
        }

        if (!LookupTables.BasesOf(type).Any(ServiceReading.HasKind))
        {
            foreach ((string name, AttributeData attribute) in ours.Where(a => a.Name is "Pipe" or "Spawn"))
            {
                yield return new DeclarationProblem(
                    ProblemKind.MisplacedArguments,
                    name + " on a class that is not a service",
                    sites.Add(type, attribute, null)
                );
            }
        }
    }
}
