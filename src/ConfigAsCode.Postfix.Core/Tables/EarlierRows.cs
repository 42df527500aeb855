using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// The rows that are asked before another one, by what they match: each question costs the same however long the table is. Rows of a
/// block that has ended are forgotten (<see cref="RowBlocks"/>).
/// </summary>
internal sealed class EarlierRows<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, (int Position, TableEntry Row)> first = [];
    private readonly Stack<(int Position, TKey Key)> added = [];

    /// <summary>Forgets the rows that are not asked before the one at a position.</summary>
    public void MoveTo(int position)
    {
        while (added.Count > 0 && added.Peek().Position >= position)
        {
            first.Remove(added.Pop().Key);
        }
    }

    /// <summary>Adds a row behind those that are there; of several with one key the first answers.</summary>
    public void Add(TKey key, int position, TableEntry row)
    {
        if (!first.ContainsKey(key))
        {
            first.Add(key, (position, row));
            added.Push((position, key));
        }
    }

    /// <summary>The first row with a key; null where none has it.</summary>
    public (int Position, TableEntry Row)? First(TKey key) =>
        first.TryGetValue(key, out (int, TableEntry) found) ? found : null;
}
