using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The settings that stand on one type itself, in the order of its attributes.</summary>
internal static class SettingReading
{
    private static readonly HashSet<string> Groups = [.. ParameterNames.AllGroups];

    /// <param name="type">The type.</param>
    /// <param name="service">The name of the service that it is, or is a layer of; null for an instance.</param>
    /// <param name="sites">Where their places are kept.</param>
    public static DeclaredSettings Read(TypeReading type, string? service, SiteList sites)
    {
        var problems = new List<DeclarationProblem>();
        return new DeclaredSettings([.. Read(type.Type, type.Attributes, service, sites, problems)], problems);
    }

    private static IEnumerable<SettingDeclaration> Read(
        INamedTypeSymbol type,
        IReadOnlyList<OurAttribute> attributes,
        string? service,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        foreach ((string name, AttributeData attribute) in attributes)
        {
            if (name == "Parameter")
            {
                yield return One(
                    AttributeReading.Positional(attribute, 0),
                    AttributeReading.Positional(attribute, 1),
                    sites.Add(type, attribute, "1")
                );
            }
            else if (name == "SyslogName")
            {
                yield return One(
                    "syslog_name",
                    AttributeReading.Positional(attribute, 0),
                    sites.Add(type, attribute, "0")
                );
            }
            else if (name == "RestrictionClass")
            {
                if (RestrictionClassReading.Read(type, attribute, service, sites, problems) is { } restrictionClass)
                {
                    yield return restrictionClass;
                }
            }
            else if (name == "Transport" || Groups.Contains(name))
            {
                IEnumerable<SettingDeclaration> settings =
                    name == "Transport"
                        ? TransportReading.Read(type, attribute, service, sites, problems)
                        : Group(name, type, attribute, sites, problems);
                foreach (SettingDeclaration setting in settings)
                {
                    yield return setting;
                }
            }
        }
    }

    /// <summary>What the instance attribute itself sets: it outranks the class.</summary>
    public static IEnumerable<SettingDeclaration> OfInstance(
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        if (AttributeReading.NamedText(attribute, "HostName") is { Length: > 0 } hostName)
        {
            yield return One("myhostname", hostName, sites.Add(type, attribute, "HostName"));
        }

        string[] entries = AttributeReading.NamedTexts(attribute, "Set");
        for (int i = 0; i < entries.Length; i++)
        {
            string entry = entries[i];
            Origin origin = sites.Add(type, attribute, "Set", i);
            int equals = entry.IndexOf('=');
            if (equals > 0)
            {
                yield return One(entry.Substring(0, equals).Trim(), entry.Substring(equals + 1).Trim(), origin);
            }
            else
            {
                problems.Add(new DeclarationProblem(ProblemKind.BadSetting, entry, origin));
            }
        }
    }

    private static IEnumerable<SettingDeclaration> Group(
        string group,
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            bool isWhole = argument.Value.Kind != TypedConstantKind.Error;
            if (isWhole && ParameterNames.ParameterOf(group, argument.Key) is { } name)
            {
                ParameterInfo parameter = Parameters.Find(name)!;
                yield return new SettingDeclaration(
                    name,
                    parameter.IsRestrictionList
                        ? RestrictionReading.Items(
                            [.. AttributeReading.Elements(argument.Value)],
                            i => sites.Add(type, attribute, argument.Key, i),
                            problems
                        )
                        : AttributeReading.Items(argument.Value, parameter),
                    argument.Value.Kind == TypedConstantKind.Array,
                    sites.Add(type, attribute, argument.Key)
                );
            }
        }
    }

    private static SettingDeclaration One(string parameter, string value, Origin origin) =>
        new(parameter, EquatableArray.Of(value), IsList: false, origin);
}
