using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>Explains a parameter: what it is for, who reads it, and what an instance has in force.</summary>
public static class ParameterExplanations
{
    private static readonly ParameterFacts Facts = new(FactStyle.Text);

    /// <summary>A parameter on a target; null where nothing gives the name a meaning.</summary>
    public static ParameterExplanation? Of(string name, Target target) =>
        Parameters.Find(name) is { } parameter ? Known(parameter, target)
        : Parameters.OfFormerName(name) is { } successor ? Former(name, successor, target)
        : OfService(name, isMember: (_, _) => true) is { } ofService ? ofService
        : Nearest(name, target).Count == 0 ? OfTable(name)
        : null;

    /// <summary>A parameter in an instance; null where nothing gives the name a meaning.</summary>
    public static ParameterExplanation? Of(string name, InstanceOnTarget instance)
    {
        Target target = instance.Target;
        if (Parameters.Find(name) is { } parameter)
        {
            ParameterExplanation known = Known(parameter, target);
            return known.IsReadOnTarget
                ? InForce(known, fallback: null, ReadersOf(parameter, instance), instance)
                : WithUses(known, instance);
        }

        if (ServiceFamilyOf(name, instance) is var (family, member))
        {
            IEnumerable<Service> readers = instance.Instance.Services.Where(s =>
                family.OnlyInMainCf
                    ? family.ReadBy.Contains(s.Program)
                    : s.Name == member && family.IsReadFor(s.Type, s.Program)
            );
            return InForce(OfService(family, name), family.Fallback, readers, instance);
        }

        bool isSet = instance.View.Settings.Any(s => s.Setting.Parameter == name);
        ParameterExplanation? found =
            isSet && instance.View.IsRestrictionClass(name, service: null) ? RestrictionClass(name)
            : isSet && instance.MacroReferences.AreIn(name) ? Own(name)
            : Of(name, target) ?? (isSet ? Own(name) : null);
        if (found is null)
        {
            return null;
        }

        Service?[] settingIt = [.. instance.View.OverridesOf(name).Select(o => o.Service)];
        bool isInMainCf = instance.View.SettingOf(name, service: null) is not null;
        return InForce(found, fallback: null, isInMainCf ? [null, .. settingIt] : settingIt, instance);
    }

    /// <summary>The known names that are probably meant; none where nothing is near.</summary>
    public static IReadOnlyList<string> Nearest(string name, Target target) =>
        Spelling.Meant(name, Parameters.NamesOn(target.Postfix)) is { Count: > 0 } near
            ? near
            : Spelling.Meant(name, Parameters.Names);

    private static ParameterExplanation Known(ParameterInfo parameter, Target target) =>
        new(parameter.Name, ParameterKind.Known, Meanings.OfParameter(parameter.Name))
        {
            Type = Facts.TypeOf(parameter),
            Words = [.. parameter.Values.Where(word => word.Length > 0)],
            Default = Parameters.DefaultOn(parameter.Name, target),
            Defaults = Facts.DefaultOf(parameter),
            Versions = [.. Facts.NotesOf(parameter), .. Facts.VersionsOf(parameter)],
            IsReadOnTarget = parameter.IsReadOn(target.Postfix),
            Replacement = parameter.Replacement,
            ReadBy = parameter.ReadersOn(target.Postfix),
            CSharp = [.. CSharpWays.To(parameter)],
            TableClass = TableClasses.Of(parameter.Name),
        };

    private static ParameterExplanation Former(string name, ParameterInfo successor, Target target) =>
        Known(successor, target) with
        {
            Name = name,
            Kind = ParameterKind.Former,
            Meaning = $"The old name of {successor.Name}, which no release from {PostfixVersion.Oldest} on reads.",
            Default = null,
            Defaults = "",
            Versions = [],
            IsReadOnTarget = false,
            Replacement = successor.Name,
            ReadBy = [],
        };

    private static ParameterExplanation? OfService(string name, Func<ParameterFamily, string, bool> isMember) =>
        ParameterFamily
            .Matching(name)
            .Where(match => match.Family.TableType is null && isMember(match.Family, match.Member))
            .Select(match => OfService(match.Family, name))
            .FirstOrDefault();

    private static ParameterExplanation OfService(ParameterFamily family, string name)
    {
        ParameterInfo fallback = Parameters.Find(family.Fallback!)!;
        return new ParameterExplanation(name, ParameterKind.OfService, Meanings.OfFamily(family))
        {
            Family = $"<{family.Stem}>{family.Suffix}",
            Type = Facts.TypeOf(fallback),
            Words = [.. fallback.Values.Where(word => word.Length > 0)],
            Default = "$" + fallback.Name,
            Defaults = $"Default: the value of {fallback.Name}",
            Versions =
                family.Since is { } since && ReleaseWords.Of([since]) is { Length: > 0 } release
                    ? ["Since Postfix " + release]
                    : [],
            ReadBy = family.ReadBy,
            CSharp = [CSharpWays.To(family, name.Substring(0, name.Length - family.Suffix.Length))],
        };
    }

    /// <summary>Several types of tables have parameters of one name.</summary>
    private static ParameterExplanation? OfTable(string name)
    {
        (ParameterFamily Family, string Member)[] matches =
        [
            .. ParameterFamily.Matching(name).Where(match => match.Family.TableType is not null),
        ];
        if (matches.Length == 0)
        {
            return null;
        }

        string member = matches[0].Member;
        string types = string.Join(", ", matches.Where(m => m.Member == member).Select(m => m.Family.TableType));
        return new ParameterExplanation(
            name,
            ParameterKind.OfTable,
            $"Read by the lookup table {member} of the type {types}, where the table has its settings in main.cf."
        )
        {
            Family = "<name>" + name.Substring(member.Length),
            CSharp = [CSharpWays.To(name)],
        };
    }

    private static ParameterExplanation RestrictionClass(string name) =>
        new(name, ParameterKind.RestrictionClass, "A restriction class: a list of restrictions that other lists name.")
        {
            Type = "a list of restrictions",
            CSharp = [CSharpWays.ToClass(name)],
        };

    private static ParameterExplanation Own(string name) =>
        new(name, ParameterKind.Own, "No program reads a parameter of this name. Other values can take it as $name.")
        {
            CSharp = [CSharpWays.To(name)],
        };

    private static (ParameterFamily Family, string Member)? ServiceFamilyOf(string name, InstanceOnTarget instance)
    {
        foreach ((ParameterFamily family, string member) in ParameterFamily.Matching(name))
        {
            bool isMember =
                family.TableType is null
                && instance.Instance.Services.Any(s => s.Name == member && family.IsReadFor(s.Type, s.Program));
            if (isMember)
            {
                return (family, member);
            }
        }

        return null;
    }

    private static IEnumerable<Service> ReadersOf(ParameterInfo parameter, InstanceOnTarget instance) =>
        instance.Instance.Services.Where(s => parameter.IsReadBy(s.Program, instance.Target.Postfix));

    private static ParameterExplanation InForce(
        ParameterExplanation found,
        string? fallback,
        IEnumerable<Service?> readers,
        InstanceOnTarget instance
    ) =>
        WithUses(found, instance) with
        {
            Answers = AnswersInForce.Of(found.Name, fallback, readers.DefaultIfEmpty(null), instance),
        };

    private static ParameterExplanation WithUses(ParameterExplanation found, InstanceOnTarget instance) =>
        found with
        {
            UsedBy =
            [
                .. instance
                    .MacroReferences.To(found.Name, service: null)
                    .Select(setting => setting.Parameter)
                    .Concat(MacroReferences.InDefaults(found.Name, instance.Target.Postfix).Select(p => p.Name))
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(name => name, StringComparer.Ordinal),
            ],
        };
}
