using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>
/// What a change of an instance's files does on the server, in sentences for a reviewer. It compares what is effective before
/// and after, so that a line which changes nothing is not told, and one that changes much is told in full.
/// </summary>
public static class InstanceChanges
{
    /// <summary>
    /// The sentences, what matters most first; none where the servers do the same as before. Where the files are for several
    /// targets, a sentence that is not true of all names those of which it is.
    /// </summary>
    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static IReadOnlyList<string> Between(Instance before, Instance after)
    {
        Target old = TargetOf(before);
        Target[] all = [.. TargetOf(after).Each];
        var said = all.SelectMany(target =>
            {
                Target same = old.Each.Contains(target) ? target : old.Each.First();
                return On(new ViewPair(new EffectiveView(before, same), new EffectiveView(after, target)))
                    .Select(sentence => (Sentence: sentence, Target: target));
            })
            .ToLookup(s => s.Sentence, s => s.Target);
        return
        [
            .. TargetChanges.In(before, after),
            .. said.Select(s => s.Count() == all.Length ? s.Key : $"{s.Key} (on {EachTarget.Names([.. s], all)})"),
        ];
    }

    private static IEnumerable<string> On(ViewPair change) =>
        [
            .. TlsChanges.In(change),
            .. RelayChanges.In(change),
            .. ServiceChanges.In(change),
            .. TableChanges.In(change),
            .. SettingChanges.In(change),
        ];

    private static Target TargetOf(Instance instance) =>
        instance.Target ?? throw new ArgumentException($"{instance.Name} has no target.");
}
