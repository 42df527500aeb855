using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Fleets;

/// <summary>
/// Judges the instances of a project, each model once: those that no rule can tell apart as one, the others beside each other. It remembers the
/// last model of each instance: a keystroke makes a new compilation, but seldom another model. Holds plain values only.
/// </summary>
public sealed class FleetJudge
{
    private readonly ConcurrentDictionary<(string Class, string Instance), Judged> last = new();

    /// <summary>What there is to say of each instance by itself (<see cref="Rulebook.Analyze(Instance)"/>), in their order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was judged until then is remembered.</exception>
    public IReadOnlyList<IReadOnlyList<Finding>> Analyze(
        IReadOnlyList<Instance> instances,
        CancellationToken cancellation
    )
    {
        var found = new ConcurrentDictionary<Instance, IReadOnlyList<Finding>>(ReferenceComparer.OfInstances);
        var changed = new List<Instance>();
        foreach (Instance instance in instances)
        {
            if (last.TryGetValue(Key(instance), out Judged known) && known.Model.Equals(instance))
            {
                found[instance] = known.Found;
            }
            else
            {
                changed.Add(instance);
            }
        }

        var alone = new ConcurrentBag<Instance>();
        var options = new ParallelOptions { CancellationToken = cancellation };
        Each(LookAlikes.Among(changed), alike => Judge(alike, Remember, alone), options);
        Each([.. alone], instance => Remember(instance, [.. Rulebook.Analyze(instance)]), options);
        return [.. instances.Select(instance => found[instance])];

        void Remember(Instance instance, IReadOnlyList<Finding> findings)
        {
            found[instance] = findings;
            last[Key(instance)] = new Judged(instance, findings);
        }
    }

    private static void Judge(
        LookAlikes alike,
        Action<Instance, IReadOnlyList<Finding>> remember,
        ConcurrentBag<Instance> alone
    )
    {
        Finding[] ofFirst = [.. Rulebook.Analyze(alike.Instances[0])];
        bool holdsForAll = alike.HoldsForAll(ofFirst);
        remember(alike.Instances[0], ofFirst);
        foreach (Instance other in alike.Instances.Skip(1))
        {
            if (holdsForAll)
            {
                remember(other, [.. ofFirst.Select(finding => finding with { Instance = other.Name })]);
            }
            else
            {
                alone.Add(other);
            }
        }
    }

    /// <summary>Side by side, unless there is one alone.</summary>
    private static void Each<T>(IReadOnlyList<T> all, Action<T> judge, ParallelOptions options)
    {
        if (all.Count == 1)
        {
            judge(all[0]);
        }
        else if (all.Count > 1)
        {
            Parallel.ForEach(all, options, judge);
        }
    }

    private static (string, string) Key(Instance instance) => (instance.DeclaredBy, instance.Name);

    private sealed record Judged(Instance Model, IReadOnlyList<Finding> Found);
}
