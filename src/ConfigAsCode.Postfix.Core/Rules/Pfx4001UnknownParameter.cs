using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A name that no Postfix program reads. Postfix itself takes it without a word.</summary>
internal sealed class Pfx4001UnknownParameter()
    : Rule(new RuleInfo("PFX4001", RuleSeverity.Error, "No program reads a parameter of this name", HasFix: true))
{
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach ((Setting setting, Service? service) in context.Settings)
        {
            if (
                Parameters.Find(setting.Parameter) is not null
                || Pfx4003Deprecated.IsOfTheProgram(setting.Parameter, context.Target)
                || IsDefinedHere(setting.Parameter, service, context)
            )
            {
                continue;
            }

            IReadOnlyList<string> nearest = Spelling.Nearest(setting.Parameter, KnownNames(setting.Parameter, context));
            string advice =
                nearest.Count == 0 ? "Write a name that postconf(5) has" : "Write " + string.Join(" or ", nearest);
            yield return Found(
                context.Instance,
                $"Postfix reads no parameter '{setting.Parameter}', so the setting does nothing. {advice}",
                new Place(setting.Origin),
                setting.Parameter,
                setting.Value,
                service is null ? [] : [service.Key],
                [.. nearest.Select(n => Fix.Of($"Set {n} instead", new Edit(EditKind.Rename, n, setting.Value)))]
            );
        }
    }

    /// <summary>Members of families, names of one's own that a value uses, and restriction classes.</summary>
    private static bool IsDefinedHere(string name, Service? service, RuleContext context)
    {
        return ParameterFamily.Matching(name).Any(match => IsMember(match.Family, match.Member, context))
            || MacroUse.IsUsed(name, context.SettingsSeenWith(service))
            || ListValue.Words(context.View.Get("smtpd_restriction_classes", service).Text).Contains(name);
    }

    /// <summary>A family goes by the services of master.cf, or by the tables that a value names.</summary>
    private static bool IsMember(ParameterFamily family, string member, RuleContext context) =>
        family.TableType is { } table
            ? context.Settings.Any(s => s.Setting.Value.IndexOf(table + ":" + member, StringComparison.Ordinal) >= 0)
            : context.Instance.Services.Any(s => s.Name == member);

    private static IEnumerable<string> KnownNames(string name, RuleContext context)
    {
        IEnumerable<string> known = Parameters
            .All.Where(p => p.ExistsOn(context.Target.Postfix) && !p.IsReadOnly)
            .Select(p => p.Name);
        IEnumerable<string> members = ParameterFamily
            .Matching(name)
            .Where(match => match.Family.TableType is null)
            .SelectMany(match =>
                context
                    .Instance.Services.Where(s => s.Type == ServiceType.Unix)
                    .Select(s => s.Name + name.Substring(match.Member.Length))
            );
        return known.Concat(members).Distinct();
    }
}
