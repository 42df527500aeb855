using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A <c>$name</c> that nothing defines stands for nothing; one that leads to itself, and one that is not written as the
/// target has it, stops each program that expands it.
/// </summary>
internal sealed class Pfx4009UnresolvableName()
    : Rule(
        new RuleInfo("PFX4009", RuleSeverity.Warning, "A $name cannot be resolved", HasFix: false)
        {
            // Where the program stops for what is left of the value, that is worse.
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    // Set by master(8) when a service is at its limit.
    private const string Stress = "stress";

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (setting.Value.IndexOf('$') < 0 || !IsExpandedAtStart(setting, service, context))
            {
                continue;
            }

            IEnumerable<Finding> findings =
                SyntaxError(setting, service, context) is { } error ? [Fatal(setting, service, error, context)]
                : CircleThrough(setting, service, context) is { } circle
                    ? IsHandledHere(setting, circle)
                            ?
                            [
                                Fatal(
                                    setting,
                                    service,
                                    $"{string.Join(" leads to ", circle.Append(circle[0]))}",
                                    context
                                ),
                            ]
                        : []
                : Undefined(setting, service, context);
            foreach (Finding finding in findings)
            {
                yield return finding;
            }
        }
    }

    /// <summary>
    /// Some texts are expanded for each message, with names of their own (<c>$rbl_domain</c>, <c>$user</c>); so is a text of
    /// one's own that stands in one of them.
    /// </summary>
    private static bool IsExpandedAtStart(Setting setting, Service? service, InstanceOnTarget context) =>
        Parameters.Find(setting.Parameter) is { } parameter
            ? parameter.TypeOn(context.Target.Postfix) != ParameterType.Raw
            : context
                .MacroReferences.To(setting.Parameter, service)
                .All(s => Parameters.Find(s.Parameter)?.TypeOn(context.Target.Postfix) != ParameterType.Raw);

    /// <summary>
    /// What is wrong with the text by itself, with the values that the names in it have. A name that has one on the host alone, or while a
    /// service is at its limit, is tried with a value and without.
    /// </summary>
    private static string? SyntaxError(Setting setting, Service? service, InstanceOnTarget context)
    {
        return Expand("1") ?? Expand("");

        string? Expand(string unknown) =>
            MacroExpander
                .Expand(setting.Value, name => ValueOf(name, unknown, service, context), context.Target.Postfix)
                .Error;
    }

    private static string ValueOf(string name, string unknown, Service? service, InstanceOnTarget context)
    {
        EffectiveValue value = context.View.Get(name, service);
        // The fault of another setting is reported there.
        return value.Error is not null ? "1"
            : value.Raw.Length > 0 ? value.Raw
            : name == Stress || Parameters.AreSetByPrograms(name) || Parameters.Find(name)?.ComputedFrom is not null
                ? unknown
            : context.View.SettingsSeenWith(service).LastOrDefault(s => s.Parameter == name)?.Value ?? "";
    }

    private Finding Fatal(Setting setting, Service? service, string error, InstanceOnTarget context)
    {
        string[] readers = [.. Readers(setting, service, context)];
        string happens =
            readers.Length == 0
                ? "No program reads it here, but postconf stops at it"
                : $"{string.Join(", ", readers)} will not start: \"macro processing error\"";
        return Found(
            context.Instance,
            $"{setting.Parameter} = {setting.Value}: {error}. {happens}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            service is null ? [] : [service.Key]
        ) with
        {
            Severity = readers.Length == 0 ? RuleSeverity.Warning : RuleSeverity.Error,
        };
    }

    /// <summary>The services that expand a setting, or a value in which it stands.</summary>
    private static IEnumerable<string> Readers(Setting setting, Service? service, InstanceOnTarget context)
    {
        string[] names =
        [
            setting.Parameter,
            .. context
                .MacroReferences.To(setting.Parameter, service)
                .Where(s => IsExpandedAtStart(s, service, context))
                .Select(s => s.Parameter),
        ];
        ParameterInfo[] parameters = [.. names.Select(Parameters.Find).OfType<ParameterInfo>()];
        Service[] services = service is null ? [.. context.Instance.Services] : [service];
        return parameters.Any(p => p.IsReadBy("*")) && service is null
            ? ["every program"]
            : services
                .Where(s => parameters.Any(p => p.IsReadBy(s.Program, context.Target.Postfix)))
                .Select(s => s.Key);
    }

    /// <summary>The names through which a setting leads back to itself; null where it does not.</summary>
    private static List<string>? CircleThrough(Setting setting, Service? service, InstanceOnTarget context)
    {
        // The expansion knows which branches are taken; without its word there is no circle.
        if (context.View.Get(setting.Parameter, service).Error is null)
        {
            return null;
        }

        var path = new List<string> { setting.Parameter };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Follow(setting.Value) ? path : null;

        bool Follow(string value)
        {
            foreach (string name in MacroUse.NamesIn(value, withConditions: true))
            {
                if (name == setting.Parameter)
                {
                    return true;
                }

                if (!seen.Add(name))
                {
                    continue;
                }

                path.Add(name);
                if (Follow(context.View.Get(name, service).Raw))
                {
                    return true;
                }

                path.RemoveAt(path.Count - 1);
            }

            return false;
        }
    }

    /// <summary>Once for each circle.</summary>
    private static bool IsHandledHere(Setting setting, List<string> circle) =>
        circle.All(name => string.CompareOrdinal(setting.Parameter, name) <= 0);

    private IEnumerable<Finding> Undefined(Setting setting, Service? service, InstanceOnTarget context)
    {
        string[] names =
        [
            .. MacroUse
                .NamesIn(setting.Value, withConditions: false)
                .Distinct()
                .Where(n => !IsDefined(n, service, context)),
        ];
        if (names.Length > 0)
        {
            string list = string.Join(", ", names.Select(n => "$" + n));
            yield return Found(
                context.Instance,
                $"{setting.Parameter} = {setting.Value}: nothing defines {list}, so the program reads nothing there. "
                    + (
                        SettingRunInto(setting.Value, names) is { } second
                            ? $"Start a line with {second}: no line ends before it"
                            : $"Define {(names.Length == 1 ? "it" : "them")}, or write $$ for a dollar sign"
                    ),
                Place.At(setting),
                setting.Parameter,
                setting.Value,
                service is null ? [] : [service.Key]
            );
        }
    }

    /// <summary>The setting that begins in the middle of a name, where it was appended to a text without a line end; null where none does.</summary>
    private static string? SettingRunInto(string value, string[] names)
    {
        foreach (string name in names)
        {
            int end = value.IndexOf('$' + name, StringComparison.Ordinal) + 1 + name.Length;
            if (
                value.Substring(end).TrimStart(' ', '\t', ',').StartsWith("=", StringComparison.Ordinal)
                && Misreading.RunTogether(name) is { } second
            )
            {
                return second;
            }
        }

        return null;
    }

    private static bool IsDefined(string name, Service? service, InstanceOnTarget context) =>
        name == Stress
        || Parameters.AreSetByPrograms(name)
        || context.View.SettingsSeenWith(service).Any(s => s.Parameter == name)
        || Parameters.Find(name)?.IsReadOn(context.Target.Postfix) == true
        // A member of a family has a value once its reader has looked for it.
        || ParameterFamily.Matching(name).Any(m => context.Instance.Services.Any(s => s.Name == m.Member));
}
