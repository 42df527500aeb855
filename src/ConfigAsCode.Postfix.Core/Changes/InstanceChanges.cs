using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// What a change of an instance's files does on the server. It compares what is effective before and after, so that a line which changes
/// nothing is not reported, and one that changes much is reported in full.
/// </summary>
public static class InstanceChanges
{
    /// <summary>The changes, what matters most first; none where the servers do the same as before.</summary>
    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static IReadOnlyList<Change> Between(Instance before, Instance after)
    {
        Target old = TargetOf(before);
        Target[] all = [.. TargetOf(after).Each];
        var found = all.SelectMany(target =>
            {
                Target same = old.Each.Contains(target) ? target : old.Each.First();
                return On(
                        new InstancePair(
                            InstanceOnTarget.OfAnalyzed(before, same),
                            InstanceOnTarget.OfAnalyzed(after, target)
                        )
                    )
                    .Select(change => (Change: change, Target: target));
            })
            .ToLookup(c => c.Change, c => c.Target);
        return
        [
            .. TargetChanges.In(old, TargetOf(after)),
            .. found.Select(c =>
                c.Count() == all.Length ? c.Key : c.Key with { Targets = EachTarget.Names([.. c], all) }
            ),
        ];
    }

    private static IEnumerable<Change> On(InstancePair pair) =>
        [
            .. TlsChanges.In(pair),
            .. RelayChanges.In(pair),
            .. ServiceChanges.In(pair),
            .. TableChanges.In(pair),
            .. SettingChanges.In(pair),
        ];

    private static Target TargetOf(Instance instance) =>
        instance.Target ?? throw new ArgumentException($"{instance.Name} has no target.");
}
