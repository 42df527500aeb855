using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// An action of access(5) in a restriction list where the table belongs that would answer with it:
/// <c>check_sender_access FILTER scan:[127.0.0.1]:10026</c>.
/// </summary>
/// <param name="Start">Where the action begins in the value.</param>
/// <param name="Text">The action with its argument.</param>
/// <param name="ArgumentStart">Where its argument begins; -1 where it has none, or a text of any length.</param>
internal sealed record ActionInList(int Start, string Text, int ArgumentStart)
{
    // A list is asked about each of its tables, one after the other.
    private static readonly Remembered<
        (TextKey List, bool Braces),
        ((int Start, string Word)[] Words, Dictionary<int, int> Places)
    > Lists = new(
        8,
        list =>
        {
            (int Start, string Word)[] words = [.. BracedWords.Of(list.List.ToString(), list.Braces)];
            var places = new Dictionary<int, int>(words.Length);
            for (int i = 0; i < words.Length; i++)
            {
                places.Add(words[i].Start, i);
            }

            return (words, places);
        }
    );

    /// <summary>The action that a word is, or whose argument it is; null where it is neither.</summary>
    public static ActionInList? Of(TableReference word, PostfixVersion release)
    {
        if (word.Form != TableListForm.Restrictions)
        {
            return null;
        }

        IReadOnlyList<(int Start, string Word)> words = BracedWords.AllOf(word.Setting.Value, release);
        int at = IndexOf(words, word.Start);
        return at < 0 ? null
            : word.Restriction is not null ? Read(words, at, release)
            : at > 1 && Restriction.InfoOf(words[at - 2].Word) is { Argument: RestrictionArgument.Table }
                ? Read(words, at - 1, release)
            : null;
    }

    /// <summary>Whether an action has one word behind it: the others have none, or a text, and then nothing says where it ends.</summary>
    public static bool TakesWord(string action, PostfixVersion release) =>
        AccessResult.Parse(action, release).Action is AccessAction.Filter or AccessAction.Redirect or AccessAction.Bcc;

    private static ActionInList? Read(IReadOnlyList<(int Start, string Word)> words, int at, PostfixVersion release)
    {
        (int start, string word) = words[at];
        if (AccessResult.SinceOf(word) is null)
        {
            return null;
        }

        return TakesWord(word, release) && at + 1 < words.Count
            ? new ActionInList(start, $"{word} {words[at + 1].Word}", words[at + 1].Start)
            : new ActionInList(start, word, ArgumentStart: -1);
    }

    /// <summary>The index of the word that begins at a place; -1 where none does. They stand in their order.</summary>
    private static int IndexOf(IReadOnlyList<(int Start, string Word)> words, int start)
    {
        int from = 0;
        int to = words.Count;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (words[middle].Start < start)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from < words.Count && words[from].Start == start ? from : -1;
    }
}
