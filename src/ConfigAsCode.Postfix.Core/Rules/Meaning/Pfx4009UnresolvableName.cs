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
        // Looked for once: a circle makes an error of each value that leads into it.
        var circles = new MacroCircles(context.View);
        var limit = new ExpansionLimit();
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (setting.Value.IndexOf('$') < 0 || !IsExpandedAtStart(setting, service, context))
            {
                continue;
            }

            IEnumerable<Finding> findings =
                SyntaxError(setting, service, context, limit) is { } error ? [Fatal(setting, service, error, context)]
                : circles.AreThrough(setting, service)
                    ? circles.From(setting, service) is { } circle
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
    private static string? SyntaxError(
        Setting setting,
        Service? service,
        InstanceOnTarget context,
        ExpansionLimit limit
    )
    {
        bool isUnknown = false;
        return Expand("1") ?? (isUnknown ? Expand("") : null);

        string? Expand(string unknown)
        {
            Expansion expansion = MacroExpander.Expand(
                setting.Value,
                name => ValueOf(name, service, context) ?? Unknown(unknown),
                context.Target.Postfix,
                limit,
                isOnce: true
            );
            return expansion.IsTooLong ? null : expansion.Error;
        }

        string Unknown(string instead)
        {
            isUnknown = true;
            return instead;
        }
    }

    private static string? ValueOf(string name, Service? service, InstanceOnTarget context)
    {
        EffectiveValue value = context.View.Get(name, service);
        // The fault of another setting is reported there.
        return value.Error is not null ? "1"
            : value.Raw.Length > 0 ? value.Raw
            : name == Stress || Parameters.AreSetByPrograms(name) || Parameters.Find(name)?.ComputedFrom is not null
                ? null
            : context.View.LastSeenWith(service, name)?.Value ?? "";
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
                        SettingRunInto(setting.Value, new HashSet<string>(names, StringComparer.Ordinal)) is { } second
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
    private static string? SettingRunInto(string value, HashSet<string> names)
    {
        foreach ((string name, int end) in MacroUse.BareNamesIn(value))
        {
            int next = end;
            while (next < value.Length && value[next] is ' ' or '\t' or ',')
            {
                next++;
            }

            if (
                next < value.Length
                && value[next] == '='
                && names.Contains(name)
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
        || context.View.LastSeenWith(service, name) is not null
        || Parameters.Find(name)?.IsReadOn(context.Target.Postfix) == true
        // A member of a family has a value once its reader has looked for it.
        || ParameterFamily.Matching(name).Any(m => context.ServiceNames.Contains(m.Member));
}
