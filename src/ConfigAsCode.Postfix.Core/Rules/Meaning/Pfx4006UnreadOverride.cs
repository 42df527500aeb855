using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// An override that the program of its service never reads, and a limit of a transport on the transport's own line, which
/// the queue manager reads from main.cf alone.
/// </summary>
internal sealed class Pfx4006UnreadOverride()
    : Rule(
        new RuleInfo("PFX4006", RuleSeverity.Error, "A service's program never reads an override", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
            // It knows the parameter that is meant.
            YieldsTo = EquatableArray.Of("PFX1010"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        // Of another program nobody knows what it reads.
        foreach (Service service in context.Instance.Services.Where(s => DaemonInfo.Find(s.Program) is not null))
        {
            foreach (Setting setting in service.Settings)
            {
                if (DecidedElsewhere.Of(setting.Parameter, service, context) is { } elsewhere)
                {
                    yield return Report(context, service, setting, elsewhere);
                    continue;
                }

                IReadOnlyList<string> readers = ReadersOf(setting.Parameter, context);
                if (
                    readers.Count > 0
                    && !readers.Contains("*")
                    && !readers.Contains(service.Program)
                    && !IsTaken(setting.Parameter, service, context)
                )
                {
                    yield return Report(context, service, setting, readers);
                }
            }
        }
    }

    /// <summary>
    /// The programs that load it; none for a name that no program has , and for one that a lookup table reads,
    /// whichever program opens it.
    /// </summary>
    private static IReadOnlyList<string> ReadersOf(string parameter, InstanceOnTarget context)
    {
        if (Parameters.Find(parameter) is { } known)
        {
            return known.ReadersOn(context.Target.Postfix);
        }

        return ParameterFamily
                .Matching(parameter)
                .Where(m =>
                    m.Family.TableType is null
                    && context.Instance.Services.Any(s => s.Name == m.Member && m.Family.IsReadFor(s.Type, s.Program))
                )
                .Select(m => m.Family.ReadBy)
                .FirstOrDefault()
            ?? [];
    }

    /// <summary>Whether a value that the program does read takes it as <c>$name</c>: one that is set, or a default.</summary>
    private static bool IsTaken(string parameter, Service service, InstanceOnTarget context) =>
        context.MacroReferences.AreSeen(parameter, service)
        || context.MacroReferences.AreInTables(parameter)
        || MacroReferences
            .InDefaults(parameter, context.Target.Postfix)
            .Any(p => p.IsReadBy(service.Program, context.Target.Postfix));

    private Finding Report(InstanceOnTarget context, Service service, Setting setting, DecidedElsewhere elsewhere) =>
        Found(
            context.Instance,
            $"{service.Key} runs {service.Program}, and {elsewhere.Decider}, which reads main.cf alone: "
                + $"{setting.Parameter} does nothing here. {elsewhere.Advice}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            [service.Key],
            Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter))
        );

    private Finding Report(InstanceOnTarget context, Service service, Setting setting, IReadOnlyList<string> readers)
    {
        bool isOfQueueManager = readers.Any(r => DaemonInfo.Find(r) is { IsQueueManager: true });
        string own = OfTransport(setting.Parameter, service);
        bool isFree = context.Instance.Settings.All(s => s.Parameter != own);
        var remove = new Edit(EditKind.Remove, setting.Parameter);
        Fix takeAway = Fix.Of($"Remove {setting.Parameter}", remove);
        string advice = isOfQueueManager
            ? $"Set {own} in main.cf"
            : $"Remove it, or set it in main.cf or for {string.Join(" or ", readers)}";
        return Found(
            context.Instance,
            $"{service.Key} runs {service.Program}, which never reads {setting.Parameter}"
                + (isOfQueueManager ? " (the queue manager does)" : "")
                + $": the setting does nothing. {advice}",
            Place.At(setting),
            setting.Parameter,
            setting.Value,
            [service.Key],
            isOfQueueManager && isFree
                ?
                [
                    Fix.Of(
                        own == setting.Parameter ? $"Move {own} to main.cf" : $"Set {own} in main.cf instead",
                        new Edit(EditKind.SetOnContainingType, own, setting.Value),
                        remove
                    ),
                    takeAway,
                ]
                : [takeAway]
        );
    }

    /// <summary>
    /// The name that holds for this transport, where the name of its program, or that of all, was taken for it:
    /// <c>slow_destination_rate_delay</c> for <c>smtp_destination_rate_delay</c> on the line of <c>slow</c>.
    /// </summary>
    private static string OfTransport(string parameter, Service service) =>
        ParameterFamily
            .All.Where(f => f.Stem == "transport")
            .Where(f => f.Fallback == parameter || f.NameFor(service.Program) == parameter)
            .Select(f => f.NameFor(service.Name))
            .FirstOrDefault()
        ?? parameter;
}
