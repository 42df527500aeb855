using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A name that no Postfix program reads. Postfix itself takes it without a word.</summary>
internal sealed class Pfx4001UnknownParameter()
    : Rule(new RuleInfo("PFX4001", RuleSeverity.Error, "No program reads a parameter of this name", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var told = new HashSet<(Origin, string)>();
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (
                Parameters.Find(setting.Parameter) is not null
                || Parameters.AreSetByPrograms(setting.Parameter, context.Target.Postfix)
                || IsDefinedHere(setting.Parameter, service, context)
            )
            {
                continue;
            }

            // Of a transport that is not there, once is enough.
            if (OfMissingTransport(setting, context) is not { } member)
            {
                yield return NoParameter(setting, service, context);
            }
            else if (told.Add(member))
            {
                yield return NoTransport(setting, context);
            }
        }
    }

    /// <summary>
    /// The transport that a name is of, with the place of that name; null where it is of none, or is near to another parameter. In C# the
    /// transport may stand in an attribute of its own.
    /// </summary>
    private static (Origin Place, string Name)? OfMissingTransport(Setting setting, InstanceOnTarget context) =>
        OfTransports(setting.Parameter).Select(match => match.Member).FirstOrDefault() is not { } name ? null
        : setting.NameOrigin != setting.Origin ? (setting.NameOrigin, name)
        : Meant(setting.Parameter, successor: null, context).Count == 0 ? (context.Instance.Origin, name)
        : null;

    private Finding NoParameter(Setting setting, Service? service, InstanceOnTarget context)
    {
        string? successor = Parameters.OfFormerName(setting.Parameter)?.Name;
        bool isReplaced = successor is not null && context.View.SettingOf(successor, service) is not null;
        IReadOnlyList<string> nearest = isReplaced ? [] : Meant(setting.Parameter, successor, context);
        string advice =
            isReplaced ? $"Remove it: its name is {successor} now, which is set"
            : nearest.Count == 0 ? "Write a name that postconf(5) has"
            : "Write " + string.Join(" or ", nearest);
        return Found(
            context.Instance,
            $"Postfix reads no parameter '{setting.Parameter}', so the setting does nothing. {advice}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            service is null ? [] : [service.Key],
            [.. nearest.Select(n => Fix.Of($"Set {n} instead", new Edit(EditKind.Rename, n, setting.Value)))]
        );
    }

    /// <summary>The name that is surely or probably meant: what it is called now, one with a slip, or one with a word more or less.</summary>
    private static IReadOnlyList<string> Meant(string name, string? successor, InstanceOnTarget context)
    {
        if (successor is not null)
        {
            return [successor];
        }

        string[] known = [.. KnownNames(name, context)];
        IReadOnlyList<string> nearest = Spelling.Nearest(name, known);
        return nearest.Count > 0 ? nearest : Spelling.WithOneWordMoreOrLess(name, known);
    }

    private static IEnumerable<(ParameterFamily Family, string Member)> OfTransports(string parameter) =>
        ParameterFamily.Matching(parameter).Where(match => match.Family.TableType is null);

    private Finding NoTransport(Setting setting, InstanceOnTarget context)
    {
        (ParameterFamily family, string name) = OfTransports(setting.Parameter).First();
        bool isOwnPlace = setting.NameOrigin != setting.Origin;
        string[] services = [.. ServicesFor(family, context).Distinct()];
        IReadOnlyList<string> nearest = Spelling.Nearest(name, services);
        string readers = family.OnlyInMainCf ? "transport" : "service that runs " + string.Join(" or ", family.ReadBy);
        string advice =
            nearest.Count > 0 ? "Write " + string.Join(" or ", nearest)
            : services.Length > 0 ? "Declare it, or write one of " + string.Join(", ", services)
            : "Declare it";
        return Found(
            context.Instance,
            $"No {readers} is called '{name}', so nothing reads {setting.Parameter}. {advice}",
            isOwnPlace ? new Place(setting.NameOrigin) : Place.At(setting),
            setting.Parameter,
            setting.Value,
            services: null,
            [
                .. nearest.Select(n =>
                    isOwnPlace
                        ? Fix.Of($"Write '{n}'", new Edit(EditKind.RenameTransport, Value: n))
                        : Fix.Of(
                            $"Set {family.NameFor(n)} instead",
                            new Edit(EditKind.Rename, family.NameFor(n), setting.Value)
                        )
                ),
            ]
        );
    }

    /// <summary>Members of families, names of one's own that a value uses, and restriction classes.</summary>
    private static bool IsDefinedHere(string name, Service? service, InstanceOnTarget context)
    {
        return ParameterFamily.Matching(name).Any(match => IsMember(match.Family, match.Member, context))
            || context.MacroReferences.AreSeen(name, service)
            || context.MacroReferences.AreInTables(name)
            || context.View.IsRestrictionClass(name, service);
    }

    /// <summary>A family goes by the services of master.cf, or by the tables that a value names.</summary>
    private static bool IsMember(ParameterFamily family, string member, InstanceOnTarget context) =>
        family.TableType is { } table
            ? context.View.Settings.Any(s =>
                IsUsed(s.Setting, s.Service, context) && Names(s.Setting, s.Service, table + ":" + member, context)
            )
            : ServicesFor(family, context).Contains(member);

    /// <summary>Whether anything reads a setting: a table in one that nothing reads is opened by nobody.</summary>
    private static bool IsUsed(Setting setting, Service? service, InstanceOnTarget context) =>
        Parameters.Find(setting.Parameter) is not null
        || Parameters.AreSetByPrograms(setting.Parameter, context.Target.Postfix)
        || context.MacroReferences.AreSeen(setting.Parameter, service)
        || context.View.IsRestrictionClass(setting.Parameter, service);

    /// <summary>Whether a value names a table, as it is written or as a service reads it (<c>$type:name</c>).</summary>
    private static bool Names(Setting setting, Service? service, string table, InstanceOnTarget context) =>
        HasWord(setting.Value, table)
        || (
            setting.Value.IndexOf('$') >= 0
            && (service is null ? context.Instance.Services.Prepend<Service?>(null) : [service]).Any(reader =>
                HasWord(context.View.Expand(setting.Value, reader) ?? "", table)
            )
        );

    /// <summary>The name of a table as a whole, also behind <c>proxy:</c> and in braces: <c>ldap:users</c> is not <c>ldap:users2</c>.</summary>
    private static bool HasWord(string value, string table)
    {
        for (int at = 0; (at = value.IndexOf(table, at, StringComparison.Ordinal)) >= 0; at++)
        {
            int end = at + table.Length;
            bool isStart = at == 0 || IsBorder(value[at - 1]) || value[at - 1] is ':' or '{' or '!';
            if (isStart && (end == value.Length || IsBorder(value[end]) || value[end] == '}'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBorder(char c) => c == ',' || Blanks.IsBlank(c);

    private static IEnumerable<string> ServicesFor(ParameterFamily family, InstanceOnTarget context) =>
        context.Instance.Services.Where(s => family.IsReadFor(s.Type, s.Program)).Select(s => s.Name);

    private static IEnumerable<string> KnownNames(string name, InstanceOnTarget context)
    {
        IEnumerable<string> members = ParameterFamily
            .Matching(name)
            .Where(match => match.Family.TableType is null)
            .SelectMany(match => ServicesFor(match.Family, context).Select(match.Family.NameFor));
        return Parameters.NamesOn(context.Target.Postfix).Concat(members).Distinct();
    }
}
