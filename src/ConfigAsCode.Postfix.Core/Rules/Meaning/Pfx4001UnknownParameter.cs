using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A name that no Postfix program reads. Postfix itself takes it without a word.</summary>
internal sealed class Pfx4001UnknownParameter()
    : Rule(
        new RuleInfo("PFX4001", RuleSeverity.Error, "No program reads a parameter of this name", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
        }
    )
{
    /// <summary>The names in the configuration of an LDAP or SQL table.</summary>
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from table in reading.Instance.Tables.Zip(reading.Tables, (table, rows) => (table.Type, Rows: rows))
        where table.Rows.IsSettings
        let known = TableSettingInfo.Of(table.Type).Select(setting => setting.Name).ToArray()
        where known.Length > 0
        from row in table.Rows.Rows
        where row.Error is null && !known.Contains(row.Key)
        select NoSettingOfTable(row, table.Type, known, reading.Instance);

    private Finding NoSettingOfTable(CfRow row, string type, string[] known, Instance instance)
    {
        IReadOnlyList<string> nearest = Spelling.Nearest(row.Key, known);
        CfSlice name = new CfSetting(row.Line).Name;
        string advice =
            nearest.Count == 0 ? $"Write a name that {type}_table(5) has" : "Write " + string.Join(" or ", nearest);
        return Found(
            instance,
            $"No table of the type {type} reads '{Wording.Excerpt(row.Key)}', so the line does nothing. {advice}",
            new Place(row.Line.All.Origin),
            row.Key,
            fixes:
            [
                .. nearest.Select(n =>
                    Fix.OfText($"Write '{n}'", [new TextEdit(row.Line.Document.File, name.Span, n)])
                ),
            ]
        ) with
        {
            // Another program may read it.
            Severity = nearest.Count == 0 ? RuleSeverity.Warning : Info.Severity,
            Part = row.Key,
        };
    }

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
    private static IReadOnlyList<string> Meant(string name, string? successor, InstanceOnTarget context) =>
        successor is not null ? [successor] : Spelling.Meant(name, KnownNames(name, context));

    private static IEnumerable<(ParameterFamily Family, string Member)> OfTransports(string parameter) =>
        ParameterFamily.Matching(parameter).Where(match => match.Family.TableType is null);

    private Finding NoTransport(Setting setting, InstanceOnTarget context)
    {
        (ParameterFamily family, string name) = OfTransports(setting.Parameter).First();
        bool isOwnPlace = setting.NameOrigin != setting.Origin;
        HashSet<string> services = ServicesFor(family, context);
        IReadOnlyList<string> nearest = Spelling.Nearest(name, services);
        string readers = family.OnlyInMainCf ? "transport" : "service that runs " + string.Join(" or ", family.ReadBy);
        string advice =
            nearest.Count > 0 ? "Write " + string.Join(" or ", nearest)
            : services.Count > 0 ? "Declare it, or write one of " + Wording.Some(services)
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
            ? context.Once(NamedTables).Contains(table + ":" + member)
            : ServicesFor(family, context).Contains(member);

    /// <summary>Whether anything reads a setting: a table in one that nothing reads is opened by nobody.</summary>
    private static bool IsUsed(Setting setting, Service? service, InstanceOnTarget context) =>
        Parameters.Find(setting.Parameter) is not null
        || Parameters.AreSetByPrograms(setting.Parameter, context.Target.Postfix)
        || context.MacroReferences.AreSeen(setting.Parameter, service)
        || context.View.IsRestrictionClass(setting.Parameter, service);

    /// <summary>
    /// The tables with parameters of their own that some value names, as it is written or as a service reads it (<c>$type:name</c>).
    /// </summary>
    private static HashSet<string> NamedTables(InstanceOnTarget context)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (
                (setting.Value.IndexOf(':') < 0 && setting.Value.IndexOf('$') < 0) || !IsUsed(setting, service, context)
            )
            {
                continue;
            }

            AddTables(setting.Value, found);
            foreach (string text in context.View.Readings(setting, service))
            {
                AddTables(text, found);
            }
        }

        return found;
    }

    /// <summary>
    /// Adds the names of tables as a whole, also behind <c>proxy:</c> and in braces: <c>ldap:users2</c> is not <c>ldap:users</c>.
    /// </summary>
    private static void AddTables(string value, HashSet<string> found)
    {
        foreach (string type in TypesOfFamilies)
        {
            for (int at = 0; (at = value.IndexOf(type, at, StringComparison.Ordinal)) >= 0; at += type.Length)
            {
                if (at > 0 && !IsBorder(value[at - 1]) && value[at - 1] is not (':' or '{' or '!'))
                {
                    continue;
                }

                int end = at + type.Length;
                while (end < value.Length && !IsBorder(value[end]) && value[end] != '}')
                {
                    end++;
                }

                found.Add(value.Substring(at, end - at));
            }
        }
    }

    private static string[] TypesOfFamilies { get; } =
    [.. ParameterFamily.All.Select(family => family.TableType).OfType<string>().Distinct().Select(type => type + ":")];

    private static bool IsBorder(char c) => c == ',' || Blanks.IsBlank(c);

    /// <summary>The names of the services that a family goes by, in the order of the file.</summary>
    private static HashSet<string> ServicesFor(ParameterFamily family, InstanceOnTarget context)
    {
        Dictionary<ParameterFamily, HashSet<string>> known = context.Once(ServicesOfFamilies);
        if (!known.TryGetValue(family, out HashSet<string>? services))
        {
            services = new HashSet<string>(
                context.Instance.Services.Where(s => family.IsReadFor(s.Type, s.Program)).Select(s => s.Name),
                StringComparer.Ordinal
            );
            known.Add(family, services);
        }

        return services;
    }

    private static Dictionary<ParameterFamily, HashSet<string>> ServicesOfFamilies(InstanceOnTarget context) => [];

    private static IEnumerable<string> KnownNames(string name, InstanceOnTarget context) =>
        Parameters
            .NamesOn(context.Target.Postfix)
            .Concat(
                ParameterFamily
                    .Matching(name)
                    .Where(match => match.Family.TableType is null)
                    .SelectMany(match => ServicesFor(match.Family, context).Select(match.Family.NameFor))
            );
}
