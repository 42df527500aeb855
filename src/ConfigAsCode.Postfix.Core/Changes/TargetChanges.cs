using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>Another system, on which the same settings may do something else.</summary>
internal static class TargetChanges
{
    public static IEnumerable<Change> In(Target before, Target after)
    {
        string old = Describe(before);
        string now = Describe(after);
        if (old != now)
        {
            yield return new Change.OfTarget(old, now);
        }
    }

    private static string Describe(Target target) => string.Join(", ", target.Each.Select(t => t.Described).Distinct());
}
