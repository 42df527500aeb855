using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// A restriction list that a fix changes, with the elements of its author where their restrictions stay: typeof(...) stays typeof(...), and a
/// constant a constant.
/// </summary>
internal static class KeptElements
{
    /// <param name="written">The elements that are there, as C# has them, and their texts where these are known; empty where they have none.</param>
    /// <param name="items">The restrictions that must be there.</param>
    /// <param name="anew">The same as C#.</param>
    public static string[] In(
        IReadOnlyList<(string Written, string? Text)> written,
        IReadOnlyList<string> items,
        IReadOnlyList<string> anew
    )
    {
        List<(string[] Written, string[] Items)> groups = Groups(written);
        var kept = new List<string>();
        for (int i = 0; i < items.Count; )
        {
            int at = groups.FindIndex(g =>
                g.Items.Length > 0 && g.Items.SequenceEqual(items.Skip(i).Take(g.Items.Length))
            );
            if (at < 0)
            {
                kept.Add(anew[i++]);
                continue;
            }

            kept.AddRange(groups[at].Written);
            i += groups[at].Items.Length;
            groups.RemoveAt(at);
        }

        // What is not a restriction has a finding of its own, and is not this fix's to remove.
        for (int i = 0; i < written.Count; i++)
        {
            if (written[i].Text?.Length == 0)
            {
                kept.Insert(Math.Min(i, kept.Count), written[i].Written);
            }
        }

        return [.. kept];
    }

    /// <summary>
    /// What a fix wants of a list that another fix has changed since: its own change in the list as it is now. Null where what it changes is
    /// not there any more.
    /// </summary>
    /// <param name="old">The restrictions for which the fix was made.</param>
    /// <param name="now">Those that are there.</param>
    /// <param name="wanted">Those that the fix would leave of the old ones.</param>
    public static IReadOnlyList<string>? Rebased(
        IReadOnlyList<string> old,
        IReadOnlyList<string> now,
        IReadOnlyList<string> wanted
    )
    {
        if (now.SequenceEqual(old))
        {
            return wanted;
        }

        int shorter = Math.Min(old.Count, wanted.Count);
        int head = Enumerable.Range(0, shorter).TakeWhile(i => old[i] == wanted[i]).Count();
        int tail = Enumerable
            .Range(1, shorter - head)
            .TakeWhile(i => old[old.Count - i] == wanted[wanted.Count - i])
            .Count();
        string[] replaced = [.. old.Skip(head).Take(old.Count - tail - head)];
        // What is only added comes before what it came before.
        string[] found = replaced.Length > 0 ? replaced : [.. old.Skip(head).Take(1)];
        int at = Enumerable
            .Range(0, now.Count + 1)
            .Where(i => now.Skip(i).Take(found.Length).SequenceEqual(found))
            .DefaultIfEmpty(-1)
            .Last();
        return at < 0
            ? null
            :
            [
                .. now.Take(at),
                .. wanted.Skip(head).Take(wanted.Count - tail - head),
                .. now.Skip(at + replaced.Length),
            ];
    }

    /// <summary>The restrictions of elements; null where the text of one is not known.</summary>
    public static IReadOnlyList<string>? ItemsOf(IReadOnlyList<(string Written, string? Text)> elements) =>
        elements.All(e => e.Text is not null)
            ?
            [
                .. RestrictionList
                    .Parse(string.Join(", ", elements.Select(e => e.Text)), PostfixVersion.Newest)
                    .Select(r => r.ToString()),
            ]
            : null;

    /// <summary>The elements that together are whole restrictions: warn_if_reject may be an element of its own, and an argument too.</summary>
    private static List<(string[] Written, string[] Items)> Groups(
        IReadOnlyList<(string Written, string? Text)> elements
    )
    {
        var groups = new List<(string[] Written, string[] Items)>();
        var open = new List<string>();
        string text = "";
        foreach ((string written, string? added) in elements.Where(e => e.Text?.Length != 0))
        {
            open.Add(written);
            text += added + ", ";
            Restriction[] restrictions = [.. RestrictionList.Parse(text, PostfixVersion.Newest)];
            bool isWhole = added is null || restrictions.Length == 0 || IsWhole(restrictions[restrictions.Length - 1]);
            if (isWhole)
            {
                groups.Add(([.. open], added is null ? [] : [.. restrictions.Select(r => r.ToString())]));
                open.Clear();
                text = "";
            }
        }

        return groups;
    }

    private static bool IsWhole(Restriction last) =>
        !last.Is(Restriction.WarnIfReject)
        && (last.Argument is not null || last.Info is not { Argument: not RestrictionArgument.None });
}
