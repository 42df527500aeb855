using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// No compatibility_level, so that Postfix runs with defaults of long ago; one that the target cannot read; or one of a
/// later release (COMPATIBILITY_README).
/// </summary>
internal sealed class Pfx4015CompatibilityLevel()
    : Rule(
        new RuleInfo(
            "PFX4015",
            RuleSeverity.Warning,
            "The compatibility level is missing or not that of the target",
            HasFix: true
        )
        {
            // No relay list by default is what follows from no level, and is worse.
            YieldsTo = EquatableArray.Of("PFX2001", "PFX2006"),
        }
    )
{
    private const string Name = CompatibilityLevel.Name;

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        if (!Parameters.Find(Name)!.ExistsOn(release))
        {
            yield break;
        }

        if (context.Instance.Settings.All(s => s.Parameter != Name))
        {
            yield return Missing(context);
        }

        foreach ((Setting setting, Service? service) in context.View.Settings.Where(s => s.Setting.Parameter == Name))
        {
            EffectiveValue level = context.View.Get(Name, service);
            if (!level.IsSetBy(setting) || level.Error is not null)
            {
                continue;
            }

            if (!CompatibilityLevel.IsReadable(level.Text, release))
            {
                yield return Unreadable(setting, service, level.Text, context);
            }
            else if (CompatibilityLevel.IsAbove(level.Text, release))
            {
                yield return Above(setting, service, level.Text, context);
            }
        }
    }

    private Finding Missing(InstanceOnTarget context)
    {
        string newest = context.Target.Postfix.NewestLevel;
        string old = string.Join(", ", OldDefaults(newest, context));
        return Found(
            context.Instance,
            $"Without {Name} Postfix {context.Target.Postfix} runs at level 0, as releases before 3.0 did: {old}. "
                + "It reports this at each start, and logs \"using backwards-compatible default setting\" wherever one of them decides. "
                + $"Write {newest}",
            new Place(context.Instance.Origin, IsMissingThere: true),
            Name,
            "0",
            fixes: Fixes(newest)
        ) with
        {
            About = EquatableArray.Of(new SettingId(Service: null, Name)),
        };
    }

    /// <summary>What the level decides in this instance, with the old value where it is a word.</summary>
    private static IEnumerable<string> OldDefaults(string newest, InstanceOnTarget context)
    {
        var level = new Setting(Name, newest, context.Instance.Origin);
        Instance instance = context.Instance with
        {
            Settings = context.Instance.Settings.Append(level).ToEquatableArray(),
        };
        var now = new EffectiveView(instance, context.Target);
        foreach (ParameterInfo parameter in Parameters.All)
        {
            bool depends =
                parameter.DefaultOn(context.Target.Postfix)?.IndexOf("$" + Name, StringComparison.Ordinal) >= 0;
            string old = depends ? context.View.Get(parameter.Name).Text : "";
            if (depends && context.View.Get(parameter.Name).SetBy is null && old != now.Get(parameter.Name).Text)
            {
                yield return old.Length == 0 ? $"{parameter.Name} is empty"
                // A list of the host's names.
                : old.IndexOf(' ') >= 0 ? $"{parameter.Name} is not empty"
                : $"{parameter.Name} is {old}";
            }
        }

        bool movesOut =
            CompatibilityLevel.PutsInChroot(context.View.Get(Name).Text, context.Target.Postfix)
            && !CompatibilityLevel.PutsInChroot(newest, context.Target.Postfix);
        if (movesOut && context.Instance.Services.Any(s => s.Chroot == "-"))
        {
            yield return "a service whose chroot field is - runs in the chroot";
        }
    }

    private Finding Unreadable(Setting setting, Service? service, string level, InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        string newest = release.NewestLevel;
        string form = release.HasDottedLevels
            ? "a level is a release, such as 3.6"
            : "a level is a number before 3.6, and 3.6 is read as one from 3.3.18, 3.4.21 and 3.5.11 on";
        return Found(
            context.Instance,
            $"Every program of Postfix {release} stops when it starts at {Name} = {level}: {form}. Write {newest}",
            Place.At(setting),
            Name,
            level,
            service is null ? [] : [service.Key],
            Fixes(newest)
        ) with
        {
            Severity = RuleSeverity.Error,
        };
    }

    private Finding Above(Setting setting, Service? service, string level, InstanceOnTarget context)
    {
        PostfixVersion release = context.Target.Postfix;
        string newest = release.NewestLevel;
        return Found(
            context.Instance,
            $"{Name} = {level} is above Postfix {release}, which does the same for it as for {newest}; an upgrade would change "
                + $"defaults silently. Write {newest}",
            Place.At(setting),
            Name,
            level,
            service is null ? [] : [service.Key],
            Fixes(newest)
        );
    }

    /// <summary>The level at which a release has all its own defaults; 2 is one that every release from 3.0 on takes.</summary>
    private static Fix[] Fixes(string newest) =>
        [
            .. new[] { newest, "2" }
                .Distinct()
                .Select(l => Fix.Of($"Write {Name} = {l}", new Edit(EditKind.Set, Name, l))),
        ];
}
