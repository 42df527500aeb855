using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// What a change of an instance's files does on the server, in sentences for a reviewer. It compares what is effective before
/// and after, so that a line which changes nothing is not told, and one that changes much is told in full.
/// </summary>
public static class InstanceChanges
{
    /// <summary>The sentences, what matters most first; none where the servers do the same as before.</summary>
    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static IReadOnlyList<string> Between(Instance before, Instance after)
    {
        var change = new ViewPair(ViewOf(before), ViewOf(after));
        return
        [
            .. TargetChanges.In(before, after),
            .. TlsChanges.In(change),
            .. ServiceChanges.In(change),
            .. TableChanges.In(change),
            .. SettingChanges.In(change),
        ];
    }

    private static EffectiveView ViewOf(Instance instance) =>
        new(instance, instance.Target ?? throw new ArgumentException($"{instance.Name} has no target."));
}
