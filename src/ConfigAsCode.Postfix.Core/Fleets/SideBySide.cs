using System.Runtime.ExceptionServices;

namespace ConfigAsCode.Postfix.Core.Fleets;

/// <summary>Does something for each of many, several at once.</summary>
internal static class SideBySide
{
    /// <summary>The results, in the order of what they are made of.</summary>
    public static T[] Of<TFrom, T>(IReadOnlyList<TFrom> all, Func<TFrom, T> of)
    {
        var results = new T[all.Count];
        try
        {
            Parallel.For(0, results.Length, i => results[i] = of(all[i]));
        }
        catch (AggregateException failures)
        {
            // Who asked knows the failure of one, not that several were looked at.
            ExceptionDispatchInfo.Capture(failures.InnerExceptions[0]).Throw();
        }

        return results;
    }
}
