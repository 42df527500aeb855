namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What <c>pipemap:{a, b}</c> answers: what b answers to the answer of a (util/dict_pipe.c).</summary>
internal static class TablePipe
{
    private const int MostForOneKey = 100;

    /// <param name="tables">The answers of the tables, in their order.</param>
    /// <param name="word">The pipe, as it is told where there is too much of it.</param>
    public static TableAnswers Of(TableAnswers[] tables, string word) =>
        tables.Length == 0 ? TableAnswers.None : tables.Skip(1).Aggregate(tables[0], (a, b) => Through(a, b, word));

    private static TableAnswers Through(TableAnswers first, TableAnswers next, string word)
    {
        var answers = new List<TableAnswer>();
        bool isCut = first.IsCut || next.IsCut;
        bool isTooMuch = next.OfPatterns.Any();
        TableAnswer[] forAll = [.. next.ForAll];
        foreach (TableAnswer answer in first.Answers)
        {
            TableAnswer[] found = next.ByKey.TryGetValue(answer.Row.Value, out TableAnswer one) ? [one] : forAll;
            isCut |= found.Length > MostForOneKey;
            isTooMuch |= found.Length > MostForOneKey;
            answers.AddRange(
                found.Take(MostForOneKey).Select(f => new TableAnswer(f.Row with { Key = answer.Row.Key }, answer.Keys))
            );
        }

        // What the first table answers on the host may be any key of the next.
        answers.AddRange(first.Unknown.Count > 0 ? next.Answers : next.OfPatterns);
        return new TableAnswers(
            answers,
            [.. first.Unknown, .. next.Unknown, .. isTooMuch ? [word] : Array.Empty<string>()]
        )
        {
            IsCut = isCut,
        };
    }
}
