using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Another system, on which the same settings may do something else.</summary>
internal static class TargetChanges
{
    public static IEnumerable<string> In(Instance before, Instance after)
    {
        string old = Describe(before.Target!);
        string now = Describe(after.Target!);
        if (old != now)
        {
            yield return $"the files are now for {now} (before: {old})";
        }
    }

    private static string Describe(Target target) => string.Join(", ", target.Each.Select(t => t.Described).Distinct());
}
