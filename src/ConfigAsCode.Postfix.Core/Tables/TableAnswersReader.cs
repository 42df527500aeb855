using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// Works out the answers of a table: the rows of a declared one, those in the name of <c>inline:</c>, <c>static:</c>,
/// <c>randmap:</c>, and what <c>unionmap:</c> and <c>pipemap:</c> make of others.
/// </summary>
/// <param name="service">The service that reads the table; null for main.cf.</param>
/// <param name="place">Where the answers stand that the name of the table holds.</param>
/// <param name="view">The instance.</param>
/// <param name="key">What is looked up: only the answer to it is given. Null for all that the table may answer.</param>
internal sealed class TableAnswersReader(Service? service, Origin place, EffectiveView view, TableKey? key = null)
{
    // More is reported as unknown.
    public const int MostTables = 100;

    private PostfixVersion Release => view.Target.Postfix;

    // What a table that cannot be opened has in it is of interest as well; what it answers is an error.
    private bool IsLookup { get; init; } = key is not null;

    /// <param name="word">The table as the service reads it: <c>type:name</c>.</param>
    public TableAnswers Read(string word) =>
        TableName.IsTooDeep(word) ? TableAnswers.TooMuch(word) : Of(word, TableName.Deepest);

    private TableAnswers Of(string word, int depth)
    {
        if (TableReferences.Declared(word, service, view) is { } table)
        {
            return OfDeclared(table, word);
        }

        if (TableName.Parse(word) is not { Info: { } type } name || !type.ExistsOn(Release) || type.AlwaysFails)
        {
            return TableAnswers.None;
        }

        if (IsLookup && BracedTable.ErrorIn(name, Release) is not null)
        {
            return TableAnswers.None;
        }

        bool isInBraces = name.Name[0] == '{' && type.BracesSince is { } since && Release.Has(since);
        return depth == 0
            ? TableAnswers.TooMuch(word)
            : type.NameForm switch
            {
                TableNameForm.Table => name.WithoutRedirection() is { } behind
                    ? Of(behind.ToString(), depth - 1)
                    : TableAnswers.None,
                TableNameForm.Union => OfSeveral(name, all => Union([.. all.Select(w => Of(w, depth - 1))], word)),
                // Only the first table is asked for the key.
                TableNameForm.Pipe => OfSeveral(
                    name,
                    all => Pipe([.. all.Select((w, i) => (i == 0 ? this : WithoutKey).Of(w, depth - 1))], word)
                ),
                TableNameForm.Pairs => Pairs(name),
                TableNameForm.Value => Value(isInBraces ? Braces.Inside(name.Name) : name.Name),
                TableNameForm.Choice => new TableAnswers([.. name.Braced(Release).Select(ForAll)], []),
                _ when isInBraces => Rules(name, type),
                // A release that does not know the form takes it for the name of a file, which nobody has.
                _ when name.Name[0] == '{' => TableAnswers.None,
                _ => TableAnswers.UnknownOf(word),
            };
    }

    private TableAnswersReader WithoutKey =>
        key is null ? this : new TableAnswersReader(service, place, view) { IsLookup = true };

    /// <summary>The error of one table is that of the union (dict_union_lookup()).</summary>
    private TableAnswers Union(TableAnswers[] tables, string word) =>
        IsLookup && tables.Any(t => t.Fails) ? TableAnswers.None : TableUnion.Of(tables, word);

    /// <summary>A table is asked where those before it have an answer (dict_pipe_lookup()).</summary>
    private TableAnswers Pipe(TableAnswers[] tables, string word)
    {
        int failing = IsLookup ? Array.FindIndex(tables, t => t.Fails) : -1;
        if (failing < 0)
        {
            return TablePipe.Of(tables, word);
        }

        TableAnswers before = failing == 0 ? TableAnswers.None : TablePipe.Of([.. tables.Take(failing)], word);
        return before.Answers.Count > 0 ? TableAnswers.None : before;
    }

    private TableAnswers OfSeveral(TableName name, Func<string[], TableAnswers> together)
    {
        string[] words = [.. name.Braced(Release)];
        return words.Length > MostTables ? TableAnswers.TooMuch(name.ToString()) : together(words);
    }

    private TableAnswers OfDeclared(Table table, string word) =>
        TableTypeInfo.FormatOf(table.Type) switch
        {
            not (TableFormat.None or TableFormat.Client) when key is not null => RowSearch.Find(table, key) switch
            {
                (_, false) => TableAnswers.UnknownOf(word),
                ({ } row, _) => new TableAnswers([new TableAnswer(row, AnsweredKeys.All)], []),
                _ => TableAnswers.NoRow,
            },
            TableFormat.KeyValue => new TableAnswers(
                [.. table.Entries.Select(row => new TableAnswer(row, AnsweredKeys.One))],
                []
            ),
            TableFormat.Cidr or TableFormat.Pattern => new TableAnswers(
                [.. RowBlocks.Of(table).Select(r => new TableAnswer(r.Row, AnsweredKeys.Matching))],
                []
            ),
            // The rows say how to reach a database.
            _ => TableAnswers.UnknownOf(word),
        };

    /// <summary><c>inline:{ a=b, { c = d e } }</c>; of several rows with one key the last is the one (seen on 3.7.11).</summary>
    private TableAnswers Pairs(TableName name)
    {
        var rows = new Dictionary<string, TableAnswer>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in name.Braced(Release))
        {
            string? pair = word[0] == '{' ? Braces.Inside(word) : word;
            if (pair is null || NameValue.SplitQuoted(pair, out string key, out string value) is not null)
            {
                return TableAnswers.None;
            }

            rows[key] = new TableAnswer(Row(key, value), AnsweredKeys.One);
        }

        return key is null ? new TableAnswers([.. rows.Values], [])
            : rows.TryGetValue(key.Text, out TableAnswer found)
                ? new TableAnswers([found with { Keys = AnsweredKeys.All }], [])
            : TableAnswers.NoRow;
    }

    /// <summary><c>regexp:{ { /a/ b } }</c> (dict_stream.c).</summary>
    private TableAnswers Rules(TableName name, TableTypeInfo type)
    {
        var rows = new List<TableEntry>();
        foreach (string word in name.Braced(Release))
        {
            if (Braces.Inside(word) is not { } inside)
            {
                return TableAnswers.None;
            }

            string rule = Blanks.Trim(inside);
            if (rule.Length > 0 && TableRow.Split(rule, type.Format, Release, out string key, out string value) is null)
            {
                rows.Add(Row(key, value));
            }
        }

        return OfDeclared(new Table(name.Name, type.Name, rows.ToEquatableArray(), place), name.ToString());
    }

    private TableAnswers Value(string? text) =>
        text is null ? TableAnswers.None : new TableAnswers([ForAll(Blanks.Trim(text))], []);

    private TableAnswer ForAll(string value) => new(Row("*", value), AnsweredKeys.All);

    private TableEntry Row(string key, string value) => new(key, value, place);
}
