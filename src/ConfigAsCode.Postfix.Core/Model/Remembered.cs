using System.Collections.Concurrent;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// Answers to questions that come again and again: an editor asks them at each keystroke, for days. When there are too many, all are
/// forgotten.
/// </summary>
/// <param name="most">How many are kept.</param>
/// <param name="find">Finds an answer: the same one each time, and one that nobody changes.</param>
internal sealed class Remembered<TQuestion, TAnswer>(int most, Func<TQuestion, TAnswer> find)
    where TQuestion : notnull
{
    private readonly ConcurrentDictionary<TQuestion, TAnswer> known = new();

    // The dictionary locks all of itself to count.
    private int count;

    public TAnswer this[TQuestion question]
    {
        get
        {
            if (known.TryGetValue(question, out TAnswer answer))
            {
                return answer;
            }

            if (Interlocked.Increment(ref count) > most)
            {
                known.Clear();
                Interlocked.Exchange(ref count, 1);
            }

            return known[question] = find(question);
        }
    }
}
