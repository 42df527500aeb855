using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// The findings of the last model of each instance. A keystroke makes a new compilation, but seldom another model, and
/// judging is the costly part. Holds plain values only.
/// </summary>
internal sealed class FindingCache
{
    private readonly ConcurrentDictionary<(string Class, string Instance), (Instance Model, Finding[] Findings)> last =
        new();

    public IReadOnlyList<Finding> Analyze(Instance instance)
    {
        (string, string) key = (instance.DeclaredBy, instance.Name);
        if (last.TryGetValue(key, out (Instance Model, Finding[] Findings) known) && known.Model.Equals(instance))
        {
            return known.Findings;
        }

        Finding[] findings = [.. Rulebook.Analyze(instance)];
        last[key] = (instance, findings);
        return findings;
    }
}
