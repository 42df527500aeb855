using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What <c>unionmap:{a, b}</c> answers: what all of its tables answer, joined with commas (util/dict_union.c).</summary>
internal static class TableUnion
{
    public const int MostTogether = 100;

    /// <param name="tables">The answers of the tables, in their order.</param>
    /// <param name="word">The union, as it is told where there is too much of it.</param>
    public static TableAnswers Of(TableAnswers[] tables, string word)
    {
        bool isCut = tables.Any(t => t.IsCut);
        var unknown = new List<string>(tables.SelectMany(t => t.Unknown));
        var answers = new List<TableAnswer>();
        TableAnswer[][] forAll = [.. tables.Select(t => t.ForAll.ToArray())];
        string[] keys = [.. tables.SelectMany(t => t.ByKey.Keys).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (string key in keys)
        {
            Add(
                [.. tables.Select((t, i) => t.ByKey.TryGetValue(key, out TableAnswer own) ? [own] : forAll[i])],
                key,
                AnsweredKeys.One
            );
        }

        for (int i = 0; i < tables.Length; i++)
        {
            foreach (TableAnswer pattern in tables[i].OfPatterns)
            {
                Add([.. forAll.Select((all, j) => j == i ? [pattern] : all)], pattern.Row.Key, AnsweredKeys.Matching);
            }
        }

        Add(forAll, "*", AnsweredKeys.All);
        int withPatterns = tables.Count(t => t.OfPatterns.Any());
        if (withPatterns > 1 || (withPatterns == 1 && keys.Length > 0))
        {
            // Which of the keys a pattern matches is not followed.
            unknown.Add(word);
        }

        return new TableAnswers(answers, unknown) { IsCut = isCut };

        void Add(TableAnswer[][] together, string key, AnsweredKeys keysOf)
        {
            TableAnswer[][] given = [.. together.Where(one => one.Length > 0)];
            if (given.Aggregate(1L, (count, one) => Math.Min(count * one.Length, MostTogether + 1)) > MostTogether)
            {
                unknown.Add(word);
                isCut = true;
                return;
            }

            IEnumerable<TableEntry[]> ways =
                given.Length == 0
                    ? []
                    :
                    [
                        [],
                    ];
            foreach (TableAnswer[] one in given)
            {
                ways = ways.SelectMany(way => one.Select(answer => (TableEntry[])[.. way, answer.Row])).ToArray();
            }

            answers.AddRange(ways.Select(way => new TableAnswer(Joined(key, way), keysOf)));
        }
    }

    private static TableEntry Joined(string key, TableEntry[] rows) =>
        rows.Length == 1
            ? rows[0] with
            {
                Key = key,
            }
            : rows[0] with
            {
                Key = key,
                Value = string.Join(",", rows.Select(row => row.Value)),
                Parts = rows.SelectMany(row => row.Parts).ToEquatableArray(),
            };
}
